"""Names told in passing: "A disease *known as salt fever* killed 300 miners": which disease killed 300 miners?

That the participle tells which one is meant is no harm here: the name is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.extract.answers import content, is_answerable
from quizgen.extract.families.doing.prepositional import NAMING
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_temporal, is_year
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_nominal, is_plural, rel
from quizgen.syntax.parts import Part
from quizgen.syntax.phrases import after, in_brackets, in_list, is_loose, nominal, preposition, set_off, text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

BARE = wordlist("extract", "vague_heads")
OPEN = frozenset({"a", "an", "the"})
USUALLY = frozenset("also commonly usually generally simply often popularly then now sometimes formerly".split())
UNASKED = frozenset({"PRP", "PRP$", "DT", "WDT", "IN", "POS"})
"""Tags of words by which what bears the name points out of itself, or is a part of something else."""
TITLING = frozenset({"title", "entitle"})
"""Verbs that lead to the title of a work, in which any preposition may stand."""
LONGEST_NAME, LONGEST_TITLE, LONGEST_KIND = 7, 10, 6
"""Words of a name, of a work's title, and tokens of what bears it."""


def styled(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the name of a subject, an object or what a preposition leads to, by what bears it."""
    if clause.negation is not None or clause.how in {"participle", "relative"}:
        return
    if not clause.copular:
        yield from _of_subject(clause, context)
    for part in clause.having("obj", "obl"):
        if not (part.loose or part.ahead):
            yield from _of_part(part, clause, context)


def _apposed(head: Token, context: Context) -> tuple[list[Token], dict[str, str]] | None:
    """Return the name after a comma of something new that is no person: "a firm, *Rusk Ltd*, bought it".

    A work's name may seem to stand beside its maker's: "a painting by Ann Roe, *Winter*, was sold".
    """
    articles = [c.lower_ for c in head.children if rel(c) in {"det", "nummod"} and c.i < head.i]
    if articles not in (["a"], ["an"]) or is_plural(head) or any(rel(c) in {"acl", "conj"} for c in head.children):
        return None
    work = lexicon.noun_class(head.lemma_.lower()) in {"communication", "artifact"}
    makers = [c for c in head.children if rel(c) == "nmod" and preposition(c) == "by" and is_name(c)] if work else []
    found = [c for outer in (head, *makers) for c in outer.children if rel(c) == "appos"]
    if len(found) != 1 or not is_name(found[0]) or not set_off(found[0]) or in_brackets(found[0]) or in_list(found[0]):
        return None
    name = nominal(found[0])
    kind = context.references.names.type_of(found[0])
    start = found[0].left_edge.i
    closed = after(name[-1]) if name else None
    if kind == "person" or not name or closed is None or closed.text not in {",", "."}:
        return None
    first = next(c.i for c in head.children if rel(c) == "det")
    words = [t for t in head.doc[first + 1 : start] if not t.is_punct or t.text == "-"]
    plain = all(t.tag_ not in UNASKED - {"IN"} for t in words) and len(words) <= LONGEST_KIND
    if (
        not plain
        or not is_answerable(name, LONGEST_NAME)
        or (kind == "place" and not (work or lexicon.is_place(head.lemma_)))
    ):
        return None
    features = {"answer_type": answer_type(found[0], context.references), "which": text_of(words), "which_many": ""}
    return name, features


def _of_subject(clause: Clause, context: Context) -> Iterator[Ask]:
    found = given_name(clause.subject, clause.subject_tokens, context)
    said = [t for p in clause.parts if not p.loose for t in p.tokens]
    if found and len(content(said)) > 1:
        name, features = found
        yield Ask(Kind.AGENT, "styled-subject", Target("subject", tuple(name)), features)


def _of_part(part: Part, clause: Clause, context: Context) -> Iterator[Ask]:
    found = given_name(part.head, part.tokens, context)
    if not found or is_temporal(part.head):
        return
    name, features = found
    if part.role == "obj" and clause.passive:
        return
    if part.role == "obj":
        yield Ask(Kind.OBJECT, "styled-object", Target("part", tuple(name), part), features)
    elif part.prep in {"in", "by", "with", "from", "into", "to", "through", "on", "at", "for", "of"}:
        features |= {"prep": part.prep, "piped": "yes"}
        yield Ask(Kind.RELATION, "styled-of", Target("part", tuple(name), part), features)


def _goes_with_verb(name: Sequence[Token], last: int, participle: Token) -> bool:
    """Tell whether all after a name is one phrase that a name does not hold: "called Merle | in 1962", "| as a fad".

    "The book called The Lady | of the Lake", "a council called the Board | on Rivers" are longer names.
    """
    follower = after(name[-1])
    phrase = next(
        (c for c in participle.children if rel(c) == "obl" and follower is not None and c.left_edge.i == follower.i),
        None,
    )
    if phrase is None or max(t.i for t in phrase.subtree if not t.is_punct) != last:
        return False
    if is_year(phrase):
        return True
    determined = any(rel(c) == "det" for c in phrase.children)
    plain = not any(is_name(t) or t.text[:1].isupper() for t in phrase.subtree)
    return determined and plain and preposition(phrase) not in {"of", "on", "and", "by"}


def given_name(head: Token, tokens: Sequence[Token], context: Context) -> tuple[list[Token], dict[str, str]] | None:
    """Return the name that a participle gives a noun, with what the wording must know; None where there is none."""
    if not is_nominal(head) or head.pos_ != "NOUN" or head.lemma_.lower() in BARE:
        return None
    beside = _apposed(head, context)
    if beside is not None:
        return beside
    verb = next((c for c in head.children if rel(c) == "acl" and c.tag_ == "VBN" and c.i > head.i), None)
    if verb is None or verb.lemma_ not in NAMING or is_loose(verb) or any(rel(c) == "conj" for c in head.children):
        return None
    by_as = verb.lemma_ in {"know", "refer"}
    inner = [c for c in verb.children if c.i > verb.i and (preposition(c) == "as" or rel(c) in {"obj", "xcomp"})][:1]
    if not inner or by_as != (preposition(inner[0]) == "as"):
        return None
    name = [t for t in nominal(inner[0]) if t.i > verb.i and not t.is_quote]
    last = max((t.i for t in tokens if not t.is_punct and not t.is_quote), default=-1)
    longest = LONGEST_TITLE if verb.lemma_ in TITLING else LONGEST_NAME
    if not name or not is_answerable(name, longest) or not is_nominal(inner[0]):
        return None
    if name[-1].i != last and not _goes_with_verb(name, last, verb):
        return None
    if verb.lemma_ not in TITLING and any(t.tag_ == "IN" and t.lower_ not in {"of", "for"} for t in name):
        return None  # "known as Rex in Halden"
    adverbs = [t for t in tokens if t.i == verb.i - 1 and t.lower_ in USUALLY]
    end = adverbs[0].i if adverbs else verb.i
    kind = [t for t in tokens if t.i < end and not t.is_quote and not (rel(t) == "case" and t.head.i == head.i)]
    if kind and kind[0].lower_ in OPEN:
        kind = kind[1:]
    if not 0 < len(kind) <= LONGEST_KIND or any(t.tag_ in UNASKED or (t.is_punct and t.text != "-") for t in kind):
        return None
    features = {
        "answer_type": answer_type(inner[0], context.references),
        "which": text_of(kind),
        "which_many": "yes" if is_plural(head) else "",
        "answer_head": inner[0].lower_,
        "answer_rel": rel(inner[0]),
        "answer_governor": verb.lower_,
    }
    return name, features
