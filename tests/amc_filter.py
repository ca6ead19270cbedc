"""What auto-multiple-choice itself makes of AMC-TXT, by its own filter under perl.

found = read([export(quiz, "amc").data])       one Found for each source, in order; None where AMC is not installed

On Debian and its kin, without the TeX that the package wants for printing:

    apt-get install -y --no-install-recommends liblocale-gettext-perl libxml-simple-perl libxml-writer-perl libglib-perl
    apt-get download auto-multiple-choice-common && dpkg -x auto-multiple-choice-common_*.deb amc
    export PERL5LIB=$PWD/amc/usr/share/perl5
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from pydantic import BaseModel

MISSING = "auto-multiple-choice is not installed; tests/amc_filter.py says how"

_SCRIPT = r"""
use strict; use warnings; use JSON::PP; use AMC::Filter::plain;
my @found;
open(my $out, '>&', \*STDOUT); open(STDOUT, '>', '/dev/null');
for my $source (@ARGV) {
    my $filter = AMC::Filter::plain->new();
    $filter->pre_filter($source);
    $filter->filter($source, "$source.tex");
    my @questions = map {
        my $q = $_;
        { id => $q->{id}, text => $filter->format_text($q->{text}), open => $q->{open}, scoring => $q->{scoring},
          ordered => $q->{ordered} ? \1 : \0, multiple => $q->{multiple} ? \1 : \0,
          choices => [map { { text => $filter->format_text($_->{text}), correct => $_->{correct} ? \1 : \0,
                              letter => $_->{letter}, scoring => $_->{scoring} } } @{$q->{answers}}] }
    } grep { !$_->{textonly} } map { @{$_->{questions}} } @{$filter->{groups}};
    my %options = map { $_ => "$filter->{options}->{$_}" } qw(title papersize lang shufflequestions);
    $options{title} = $filter->format_text($options{title});
    push @found, { questions => \@questions, errors => $filter->{errors}, options => \%options,
                   groups => scalar(@{$filter->{groups}}) };
}
print $out encode_json(\@found);
"""
_ESCAPED = re.compile(r"\\\(\\(backslash|sim|ast)\\\)|\\([&{}#_%])|(-)\{\}|\\text(dollar|asciicircum)\{\}")
_MEANT = {"backslash": "\\", "sim": "~", "ast": "*", "dollar": "$", "asciicircum": "^"}


class Choice(BaseModel):
    """A choice; ``letter`` and ``scoring`` are those of the source, ``text`` is LaTeX."""

    text: str
    correct: bool
    letter: str | None
    scoring: str | None


class Question(BaseModel):
    """A question; ``open`` holds the options of one that is answered in words, ``text`` is LaTeX."""

    id: str
    text: str
    open: str
    scoring: str | None
    ordered: bool
    multiple: bool
    choices: list[Choice]


_NO_FONT = "The following fonts does not seem to be installed on the system"


class Found(BaseModel):
    """All questions of a source, the options of its header, and what AMC says is wrong."""

    questions: list[Question]
    errors: list[str]
    options: dict[str, str]
    groups: int


def read(sources: list[bytes]) -> list[Found] | None:
    """Return what the filter makes of each source; None where perl does not find it."""
    perl = shutil.which("perl")
    if not perl or subprocess.run([perl, "-MAMC::Filter::plain", "-e1"], capture_output=True, check=False).returncode:
        return None
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{n}.txt" for n in range(len(sources))]
        for path, source in zip(paths, sources, strict=True):
            path.write_bytes(source)
        done = subprocess.run([perl, "-e", _SCRIPT, *paths], capture_output=True, check=False, timeout=120)
    assert not done.returncode, done.stderr.decode()[-800:]
    found = [Found.model_validate(found) for found in json.loads(done.stdout)]
    # Which fonts lie on this machine says nothing of the source; AMC looks where there is an fc-list.
    return [f.model_copy(update={"errors": [e for e in f.errors if _NO_FONT not in e]}) for f in found]


def plain(latex: str) -> str:
    """Return the text that AMC makes such LaTeX of; what it took for markup stays as it is."""
    return _ESCAPED.sub(lambda m: _MEANT.get(m[1] or m[4]) or m[2] or m[3], latex)
