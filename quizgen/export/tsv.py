"""Anki's text import, into the note types that Anki has from the start, ``Basic`` and ``Cloze``.

    #separator:tab
    #html:true
    #guid column:1
    #notetype column:2
    #deck column:3
    #tags column:6
    #columns:GUID	Note type	Deck	Front	Back	Tags
    5f0c…	Basic	Vietnam	In what year did …?	1995<br><br>… in <mark>1995</mark>, …	quizgen quizgen::kind::date

Import the file again and Anki updates the notes, because their GUIDs come from the questions' ids.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from quizgen.export.anki import left_out, notes
from quizgen.export.base import Export, Settings
from quizgen.model import Form, Quiz
from quizgen.templates import Templates

HEADER = (
    "#separator:tab",
    "#html:true",
    "#guid column:1",
    "#notetype column:2",
    "#deck column:3",
    "#tags column:6",
    "#columns:GUID\tNote type\tDeck\tFront\tBack\tTags",
)


def to_tsv(quiz: Quiz, settings: Settings, _templates: Templates) -> Export:
    """Return the quiz as UTF-8 lines for Anki's text import, one note a line, with all its header lines."""
    out = io.StringIO()
    out.writelines(f"{line}\n" for line in HEADER)
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    for note in notes(quiz, settings):
        front, back = sides(note.type, note.fields)
        kind = "Cloze" if note.type == Form.CLOZE else "Basic"
        rows.writerow([note.guid, kind, note.deck, front, back, " ".join(note.tags)])
    return Export(out.getvalue().encode(), tuple(left_out(quiz)))


def sides(form: Form, fields: Mapping[str, str]) -> tuple[str, str]:
    """Return front and back of a note as HTML that needs no stylesheet."""
    context = f"<small>{fields['Context']}</small><br><br>" if fields["Context"] else ""
    front = context + fields["Question"]
    if form == Form.CHOICE:
        front += fields["Options"].replace('<ol class="options">', "<ol type=A>").replace(' class="key"', "")
    elif form == Form.TRUE_FALSE:
        front += "<br><br>True or false?"
    answer = [fields["Answer"]] if form != Form.CLOZE and fields["Answer"] else []
    quoted = [] if fields["Quoted"] else [fields["Evidence"]]
    source = [f"<small>{fields['Title']}</small>"] if fields["Title"] else []
    return front, "<br><br>".join([*answer, *quoted, *source])
