"""Kin of the person whom an article is about, who has the same name: "his father, also *Owen Roe*"."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.names import Mention, Names
from quizgen.analyse.phrases import lemma
from quizgen.syntax.labels import SUBJECTS, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token


def follows_namesake(token: Token, names: Names, title: str) -> bool:
    """Tell whether a pronoun or a first name may mean a namesake whom its paragraph brought up before it.

    After a sentence that begins with the surname it means the person of the title again.
    """
    ends = {title.split(maxsplit=1)[0], title.rsplit(maxsplit=1)[-1]}
    told = [m for m in names.of(token.doc) if m.first.i < token.i and names.is_subject(m)]
    alike = [n for n, m in enumerate(told) if {m.name.split()[0], m.name.split()[-1]} == ends]
    since = next((n for n in reversed(alike) if _is_namesake(told[n], names)), None)
    if since is None:
        return False
    return not any(_is_surname_of(m, told[since]) for m in told[since + 1 :] if m.first.sent.start < token.sent.start)


def _is_namesake(mention: Mention, names: Names) -> bool:
    """Tell whether a full name is of somebody's kin, who is not the one of the title for whose kin they are told."""
    head = next((t for t in mention.tokens if t.head not in mention.tokens), mention.first)
    kin = head.head
    if len(mention.tokens) < 2 or not lexicon.kinship(lemma(kin)):
        return False
    if rel(head) == "appos":
        return any(c.tag_ == "PRP$" for c in kin.children)
    if preposition(head) != "of" or not any(rel(c) == "cop" for c in kin.children):
        return False
    subject = next((c for c in kin.children if rel(c) in SUBJECTS), None)
    own = names.at(subject) if subject is not None else None
    return subject is not None and (subject.tag_ == "PRP" or (own is not None and names.is_subject(own)))


def _is_surname_of(mention: Mention, namesake: Mention) -> bool:
    """Tell whether a mention is the surname alone, as the subject that a sentence begins with."""
    last = mention.tokens[-1].text == namesake.tokens[-1].text
    return last and len(mention.tokens) == 1 and mention.first.is_sent_start is True


__all__ = ["follows_namesake"]
