"""Roles: who somebody is, from what stands beside a person's name."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen import lexicon
from quizgen.analyse.names import TITLES, Mention
from quizgen.extract.families.being.definition import is_office
from quizgen.extract.families.being.titled import title_before
from quizgen.extract.records import Context, Miss, Refused
from quizgen.extract.types import long_ago
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.labels import is_name, rel
from quizgen.syntax.phrases import nominal, run_around, set_off, text_of
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

KILLING = frozenset("die kill murder assassinate execute bury poison slay".split())
BURIALS = frozenset("death funeral killing murder assassination burial execution body grave tomb legacy".split())
PARTNERS = wordlist("extract", "partners")
MAKERS = tuple(wordlist("extract", "makers"))
OFFICES = wordlist("extract", "offices")
ADVISERS = frozenset({"adviser", "advisor"})
TITLE = "role-title"
"""The rule of an office with a capital before a name."""
LEADING = frozenset({"head", "chief"})
"""Nouns that are an office only where a body follows."""
GONE = frozenset({"former", "ex", "late", "then", "outgoing"})
LONGEST = 12
"""Tokens of a description."""


def roles(context: Context) -> Iterator[Fact | Miss]:
    """Yield for each named person the office, occupation or kinship that stands beside the name."""
    seen: set[str] = set()
    found: dict[str, Fact] = {}
    for mention in context.references.names.mentions:
        if context.references.names.type_of(mention.first) != "person" or len(mention.tokens) > 5:
            continue
        for tokens, head, rule in _descriptions(mention, context):
            if rule != TITLE and not _fits(mention, tokens, head, rule):
                continue
            key = mention.name.casefold() + text_of(tokens).casefold()
            if key in seen:
                continue
            seen.add(key)
            try:
                fact = _fact(mention, tokens, head, rule, context)
            except Refused as error:
                yield context.miss(error, head)
                continue
            if fact.features["asks"] == "holder":
                yield fact
            else:
                who = fact.slots["name"].text
                found[who] = _telling(found[who], fact) if who in found else fact
    yield from found.values()


def _telling(one: Fact, two: Fact) -> Fact:
    """Return which of two roles of one person is told: "who is X?" has one answer then.

    What somebody was before gives way, a single word to more, else the later to the earlier.
    """
    return min(one, two, key=_drawback)


def _drawback(fact: Fact) -> tuple[bool, bool]:
    """Return what speaks against a role: that it is over, that it is a single word."""
    said = fact.slots["answer"].text.lower().split()
    return said[0] in GONE, len(said) == 1


def _fits(mention: Mention, tokens: list[Token], head: Token, rule: str) -> bool:
    """Tell whether what stands beside a name says who somebody is."""
    if not tokens or (head.lower_.rstrip(".") in TITLES and len(tokens) == 1):
        return False
    if not lexicon.is_person(head.lemma_.lower()) and not lexicon.is_role(head.lemma_.lower()):
        return False
    if len(mention.tokens) == 1 and head.lemma_.lower().endswith(MAKERS) and rule == "role-before":
        return False  # "car maker Halden": a company
    ahead = tokens[0].nbor(-1) if tokens[0].i > tokens[0].sent.start else tokens[0]
    if any(t.lower_ == "the" and rel(t) == "det" and t.head.i != head.i for t in (tokens[0], ahead)):
        return False  # "the North's leader": which North, only the article says
    if not _whole(tokens, head) or not _says_enough(tokens, head):
        return False
    return tokens[-1].lower_ not in {"to", "of", "for", "with", "in", "at", "by"}  # the parse lost the noun


def _descriptions(mention: Mention, context: Context) -> Iterator[tuple[list[Token], Token, str]]:
    titled = title_before(mention, context.references.names)
    if titled is not None:
        yield *titled, TITLE
    inside = {t.i for t in mention.tokens}
    head = next((t for t in mention.tokens if t.head.i not in inside), mention.tokens[0])
    # "deputy national security adviser Jon Finer": the words before the name, as far as they hang on it.
    before: list[Token] = []
    for child in head.children:
        if child.i < mention.first.i and rel(child) in {"compound", "nmod", "appos", "flat"} and not is_name(child):
            if child.tag_ == "NN" and rel(child) != "appos" and not set_off(child):
                before = [t for t in child.subtree if t.i < mention.first.i and not _introduces(t, child)]
                if before and before[-1].i == mention.first.i - 1:
                    yield _with_body(before), child, "role-before"
    outer = head.head
    if (
        rel(head) in {"flat", "appos", "nmod"}
        and not is_name(outer)
        and outer.tag_ == "NN"
        and outer.i == mention.first.i - 1
    ):
        before = [t for t in outer.subtree if t.i < mention.first.i and not _introduces(t, outer) and not t.is_punct]
        if before and before[-1].i - before[0].i == len(before) - 1:
            yield _with_body(before), outer, "role-before"
    # "Jon Finer, the adviser, …"; "the adviser, Jon Finer, …".
    for child in head.children:
        if rel(child) == "appos" and not is_name(child) and child.tag_ == "NN" and set_off(child):
            yield run_around(child, nominal(child)), child, "role-after"
    beside = described(head) if rel(head) == "appos" else None
    if beside is None and rel(head) == "appos" and not set_off(head) and not is_name(outer) and outer.tag_ == "NN":
        beside = outer if outer.i < head.i else None
    if beside is not None:
        outer = beside
        tokens = [t for t in nominal(outer) if t.i < mention.first.i]
        yield run_around(outer, tokens), outer, "role-named"


def described(name: Token) -> Token | None:
    """Return the common noun that a name after a comma stands beside, also where the parse took its place for it.

    "The governor of Rusk, *Owen Prentice*, …"
    """
    outer = name.head
    if rel(name) != "appos" or not set_off(name) or outer.i > name.i:
        return None
    if is_name(outer) and rel(outer) == "nmod" and outer.head.tag_ == "NN" and outer.head.i < outer.i:
        role = outer.head
        lemma = role.lemma_.lower()
        single = any(c.lower_ == "the" or (rel(c) == "nmod" and c.i < role.i) for c in role.children)
        known = lemma in LEADING or lexicon.is_role(lemma) or lexicon.is_person(lemma)
        whole = any(rel(c) == "flat" for c in name.children) and rel(role) in {"nsubj", "obj", "obl"}
        return role if known and single and whole and not is_name(role) else None
    kin = rel(outer) == "nmod" and outer.head.i < outer.i and lexicon.is_person(outer.head.lemma_.lower())
    return outer if not is_name(outer) and outer.tag_ == "NN" and not kin else None  # "the wife of the king, Ann Roe"


def _with_body(tokens: list[Token]) -> list[Token]:
    """Return a description with all of the name that it begins with: "*Department of* Law Enforcement commissioner"."""
    doc, start = tokens[0].doc, tokens[0].sent.start
    i = tokens[0].i
    while i > start and is_name(doc[i]) and doc[i].text[:1].isupper():
        ahead = doc[i - 1]
        link = ahead.lower_ in {"of", "for"} and i - 2 >= start and is_name(doc[i - 2])
        if not link and (not is_name(ahead) or rel(ahead) in {"nsubj", "obj", "appos"}):
            break
        i -= 2 if link else 1
    return [*doc[i : tokens[0].i], *tokens]


def _introduces(token: Token, head: Token) -> bool:
    """Tell whether a word is article or preposition of a description: "a lieutenant *to* former governor Ann Roe"."""
    return rel(token) in {"det", "cc", "punct"} or (
        rel(token) == "case" and token.head.i == head.i and token.i < head.i
    )


def _whole(tokens: list[Token], head: Token) -> bool:
    """Tell whether nothing that says whose or what office it is was left out, nor a second office."""
    inside = {t.i for t in tokens}
    return all(
        c.i in inside
        for c in head.children
        if rel(c) in {"nmod", "conj", "amod", "compound"} and c.i < tokens[-1].i + 2
    )


def _says_enough(tokens: list[Token], head: Token) -> bool:
    """Tell whether a role is more than "son" or "chairman", which are somebody's."""
    if lexicon.kinship(head.lemma_.lower()) or any(t.lower_ == "old" for t in tokens):
        return False
    told = len([t for t in tokens if t.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"}])
    if told < 3 and not any(rel(c) == "nmod" for c in head.children):
        return False
    owned = any(rel(c) == "nmod" for c in head.children) or any(rel(t) == "compound" or is_name(t) for t in tokens)
    lemma = head.lemma_.lower()
    if lemma in PARTNERS and not any(rel(t) == "nmod" or is_name(t) for t in tokens):
        return False  # "long-term collaborator" of whom?
    if owned:
        return True
    return not (lexicon.kinship(lemma) or lexicon.relational(lemma))


def _is_dead(mention: Mention, context: Context) -> bool:
    """Tell whether the article tells of somebody's death."""
    names = context.references.names
    for other in names.mentions:
        if other.tokens[-1].text != mention.tokens[-1].text or not (other is mention or names.same(mention, other)):
            continue  # where a family name comes first, it alone may be another's
        inside = {t.i for t in other.tokens}
        head = next((t for t in other.tokens if t.head.i not in inside), other.tokens[0])
        verb = head.head
        suffers = verb.lemma_.lower() == "die" or any(rel(c) == "aux" and c.lemma_ == "be" for c in verb.children)
        if rel(head) == "nsubj" and verb.lemma_.lower() in KILLING and suffers:
            return True
        if rel(head) == "nmod" and verb.lemma_.lower() in BURIALS:
            return True
    return False


def _was(mention: Mention) -> bool:
    """Tell whether the sentence says what somebody *was*."""
    head = mention.tokens[0]
    while rel(head) in {"flat", "compound"}:
        head = head.head
    copulas = [c.lower_ for c in head.head.children if rel(c) == "cop"]
    return rel(head) == "nsubj" and "was" in copulas


def _passing(mention: Mention, context: Context) -> str:
    """Return whether the article names somebody only ``once`` or ``twice``, ``often`` otherwise."""
    names = context.references.names
    count = sum(names.same(mention, other) for other in names.mentions)
    return "once" if count <= 1 else "twice" if count == 2 else "often"


def _fact(mention: Mention, tokens: list[Token], head: Token, rule: str, context: Context) -> Fact:
    full = context.references.names.full_form(mention)
    name = Slot(at=context.span(mention.tokens), text=text_of(mention.tokens))
    if rule == TITLE and len(full.tokens) < 2:
        raise Refused("answer", "a surname and a title do not say who somebody is")
    if rule == TITLE and _passing(mention, context) == "once":
        raise Refused("mentioned", "somebody with an office is named but once")
    if full is not mention and rule != "role-before":
        name = Slot(at=name.at, text=text_of(full.tokens), via=context.span(full.tokens))
    if len(mention.tokens) == 1 and full is mention and rule == "role-before" and len(tokens) < 2:
        raise Refused("answer", "a surname and one word do not say who somebody is")
    if len(tokens) > LONGEST:
        raise Refused("length", "the description is long")
    settled = context.slot(tokens)
    evidence = context.evidence(head, [name.via, settled.via])
    passing = _passing(mention, context)
    # Advisers are many; that for a field is one: "national security adviser", not "top Lindqvist adviser".
    fielded = any(rel(c) == "compound" and c.tag_ in {"NN", "NNS"} for c in head.children)
    public = rule == TITLE or (
        rule == "role-before" and head.lemma_.lower() in OFFICES and (fielded or head.lemma_.lower() not in ADVISERS)
    )
    bare = tokens
    while len(bare) > 1 and bare[0].lower_ == "the":
        bare = bare[1:]
    plain = Slot(at=context.span(bare), text=context.references.uncapitalised(bare))
    gone = long_ago(head) or _is_dead(mention, context) or _was(mention) or "first" in {t.lower_ for t in tokens}
    tense = "past" if gone else "present"
    if is_office(head) and rule not in {"role-before", TITLE}:
        definite = settled.text.lower().startswith("the ") or "'s" in settled.text or "’s" in settled.text
        office = settled if definite else settled.model_copy(update={"text": f"the {settled.text}"})
        slots = {"answer": Slot(at=context.span(mention.tokens), text=text_of(mention.tokens)), "role": office}
        features = {"answer_type": "person", "tense": tense, "asks": "holder", "passing": passing}
        return Fact(kind=Kind.ROLE, slots=slots, evidence=evidence, rule=f"{rule}-holder", features=features)
    if settled.via is not None:
        raise Refused("dangling", "the description points to another name")
    slots = {"name": name, "answer": plain}
    features = {"answer_type": "role", "tense": tense, "asks": "role", "passing": passing}
    if public:
        features["office"] = "yes"
    return Fact(kind=Kind.ROLE, slots=slots, evidence=evidence, rule=rule, features=features)
