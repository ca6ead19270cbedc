"""Agents: who or what did it, as the subject of an active clause or after "by" in a passive one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.persons import surely_person
from quizgen.extract.answers import content, is_answerable
from quizgen.extract.families.being.role import described
from quizgen.extract.records import Ask, Context, Target
from quizgen.extract.types import answer_type, is_amount, is_deed, is_temporal, long_ago
from quizgen.model import Kind
from quizgen.syntax.clauses import Clause
from quizgen.syntax.labels import is_name, is_negation, is_plural, rel
from quizgen.syntax.phrases import preposition
from quizgen.syntax.tokens import Token
from quizgen.tables import table, wordlist

TELLING = wordlist("extract", "telling")
THIN = wordlist("extract", "thin")
EXAMPLES = frozenset(table("extract")["examples"])
RANKING = wordlist("extract", "ranking")
BODIES = wordlist("extract", "bodies")
CAPITALS = wordlist("extract", "capitals")
COMPOSED = frozenset("consist comprise contain compose adjoin".split())
THINGS = frozenset({"artifact", "object", "substance", "communication", "plant", "food"})
"""Classes of nouns for what is no person and no body."""
HOSTING = frozenset("host hold stage celebrate welcome receive house boast attract".split())
"""Lemmas of what a city itself does."""
DIRECTIONS = frozenset({"toward", "towards", "into", "onto"})
"""Prepositions of what a movement leads to."""
ADJOINING = frozenset("against on during at after before despite until since".split())
CONSIDERED = frozenset({"communication", "creation", "social", "cognition"})
"""Classes of verbs for what only people, and bodies of people, have done."""
NO_DOERS = frozenset({"possession", "communication", "event", "act", "artifact"})
"""Classes of nouns that are no names of people."""
LONGEST_BY = 12
"""Words of by whom or by what something is done."""
SHARING = frozenset("partly mainly mostly largely primarily chiefly entirely solely wholly exclusively".split())
"""Adverbs before "by" that tell what part somebody had in it; "Who built the mill mainly?" is no English."""
MAKING_POSSIBLE = frozenset({"can", "could", "may", "might", "should"})
NAMING = wordlist("extract", "naming")
DONE_BY_MANY = wordlist("extract", "done_by_many")
MENTIONING = wordlist("extract", "mentioning")


def agents(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for the clause's subject, where the predicate says enough to have one answer."""
    subject = clause.subject
    if (is_temporal(subject) and not is_name(subject)) or is_amount(subject):
        return
    if clause.copular or clause.how == "participle" or not is_answerable(clause.subject_tokens):
        return
    if any(is_negation(t) for t in clause.subject_tokens) or clause.negation is not None:
        return
    if lexicon.speech_verb(clause.verb.lemma_.lower()) and any(p.role in {"ccomp", "parataxis"} for p in clause.parts):
        return
    if any(p.low in EXAMPLES for p in clause.parts):
        return  # others did so too
    said = [t for p in clause.parts if not p.loose for t in p.tokens]
    core = [
        p for p in clause.parts if p.role in {"obj", "xcomp", "ccomp"} or (p.role == "obl" and not is_temporal(p.head))
    ]
    if (clause.verb.lemma_ in THIN and not _becomes_first(clause)) or not core:
        return
    if not any(is_name(t) or t.like_num for t in said) and len(content(said)) < 3:
        return
    if clause.verb.lemma_ in TELLING or (
        not any(p.role != "obl" for p in core) and len(content(said)) < 3 and not clause.passive
    ):
        return
    kind = answer_type(subject, context.references)
    if clause.verb.lemma_.lower() in {"see", "witness"} and kind not in {"person", "people", "group"}:
        return  # "The century saw three wars": a time or a place sees nothing
    if kind not in {"person", "people"} and _acts_on_self(clause):
        kind = "people" if is_plural(subject) else "person"
    if kind in {"thing", "group"} and not clause.passive and any(clause.having("obj")) and not kind_noun(subject):
        kind = _doers(subject) or kind
    if kind == "person" and not surely_person(subject, context.references.names):
        kind = "name"
    if kind == "place" and _means_government(subject, clause.verb) and not clause.passive:
        kind = "people"
    if kind == "name" and not clause.passive and _are_many_together(subject, clause.verb):
        kind = "people"
    if kind == "person" and _is_gerund(clause.subject_tokens[0]):
        return
    if kind in {"person", "people"} and _is_made(clause):
        kind = "name"  # what looks like a person's name is that of a thing
    subject_words = [t.lower_ for t in clause.subject_tokens]
    unnamed = not is_name(subject) and not context.references.names.type_of(subject)
    if kind == "people" and len(content(clause.subject_tokens)) == 1 and unnamed:
        return  # "Who can buy ice cream? Customers."
    if subject_words[:1] == ["the"] and subject_words[1:2] and subject_words[1] in MENTIONING:
        return  # of a word, what it means is asked
    features = {"answer_type": kind}
    if kind not in {"person", "people", "countries", "organization"}:
        noun = kind_noun(subject)
        if noun:
            features |= {"which": noun, "which_many": "yes" if _are_many(clause) else ""}
        elif is_plural(subject):
            return  # "What was assigned a name? Two elements."
    elif _is_a_people(subject):
        features |= {"which": "people", "which_many": "yes"}
    if kind == "name" and not clause.passive and clause.tense == "past" and _names_somebody(subject, clause.verb):
        features["acts"] = "yes"
    answer = _named(clause, context) or clause.subject_tokens
    yield Ask(Kind.AGENT, "agent-subject", Target("subject", answer), features)


def _names_somebody(name: Token, verb: Token) -> bool:
    """Tell whether a name must be somebody's, or a firm's or a court's, as only those have done what the verb says.

    Horses and ships win, and what has "the" before it may be a ship, a book or a forest, which "tell" and "carry" too.
    """
    lemma = verb.lemma_.lower()
    if not is_deed(lemma) or lexicon.verb_class(lemma) not in CONSIDERED or not is_name(name):
        return False
    if any(rel(c) == "det" for c in name.children):
        return False
    return lexicon.noun_class(name.lower_) in {"", "person", "group"}  # no "Evolution" that opens a sentence


def _named(clause: Clause, context: Context) -> tuple[Token, ...]:
    """Return the name that stands beside an office: "the governor of Rusk, *Owen Prentice*, ordered it"."""
    names = context.references.names
    for mention in names.of(clause.subject.doc):
        if mention.first.i > clause.subject.i and len(mention.tokens) > 1 and mention.first.sent == clause.subject.sent:
            inside = {t.i for t in mention.tokens}
            head = next((t for t in mention.tokens if t.head.i not in inside), mention.first)
            if names.type_of(mention.first) == "person" and described(head) == clause.subject:
                return tuple(mention.tokens)
    return ()


def _becomes_first(clause: Clause) -> bool:
    """Tell whether the subject became what only one can be: "the first woman to climb the mountain"."""
    parts = [p for p in clause.having("xcomp", "obj") if not p.prep and p.tokens[0].lower_ == "the"]
    ranked = any(t.lower_ in RANKING for p in parts for t in p.tokens[1:3])
    infinitive = any(p.tokens[0].lower_ == "to" for p in clause.having("xcomp", "advcl")) or any(
        t.tag_ == "TO" for p in parts for t in p.tokens
    )
    return clause.verb.lemma_ == "become" and ranked and infinitive


def _is_a_people(noun: Token) -> bool:
    """Tell whether a name in the plural is that of a people of the past: "who" would ask for its leader as well."""
    if not (is_name(noun) and is_plural(noun) and long_ago(noun)) or any(rel(c) == "conj" for c in noun.children):
        return False
    unknown = not any(lexicon.listed(word) for word in lexicon.singulars(noun.lower_))
    return bool(lexicon.homeland(noun.text)) or (noun.lower_.endswith("ans") and unknown)


def _is_made(clause: Clause) -> bool:
    """Tell whether a clause says what parts a thing has, or what it is: "is made of", "was named as the best car"."""
    lemma = clause.verb.lemma_.lower()
    called = [p.head.lemma_.lower() for p in clause.having("obl") if p.prep == "as" and not is_name(p.head)]
    if clause.passive and any(lexicon.noun_class(n) in THINGS and not lexicon.is_person(n) for n in called):
        return True
    return lemma in COMPOSED or (lemma == "make" and clause.passive and any(p.prep == "of" for p in clause.parts))


def _doers(noun: Token) -> str:
    """Return ``people`` for a body of people, which "who" asks for where it does something: "an Orvalian court"."""
    lemma = noun.lemma_.lower()
    return "people" if not is_name(noun) and (lexicon.is_group(lemma) or lemma in BODIES) else ""


def _means_government(noun: Token, verb: Token) -> bool:
    """Tell whether a capital stands for its government, as what it does says: "Moscow voiced concern"."""
    lemma = verb.lemma_.lower()
    return noun.text in CAPITALS and (is_deed(lemma) or lemma in {"employ", "use"}) and lemma not in HOSTING


def _are_many_together(name: Token, verb: Token) -> bool:
    """Tell whether a name in the plural is of people, as what they did says: "was captured by *the Moors*"."""
    many = name.tag_ == "NNPS" and any(rel(c) == "det" and c.lower_ == "the" for c in name.children)
    if not many or any(rel(c) == "conj" for c in name.children):
        return False
    if lexicon.noun_class(name.lemma_.lower()) in NO_DOERS:
        return False  # "the Rusk Awards"
    return bool(DONE_BY_MANY & lexicon.verb_classes(verb.lemma_.lower()).keys())


def _are_many(clause: Clause) -> bool:
    """Tell whether subject or verb is plural: "the Hull police *have* found"."""
    first = clause.first_verb
    return is_plural(clause.subject) or first.tag_ == "VBP" or first.lower_ == "were"


def _acts_on_self(clause: Clause) -> bool:
    """Tell whether a reflexive says that the subject is a person."""
    return any(t.lower_ in {"himself", "herself"} for p in clause.parts for t in p.tokens)


def _is_gerund(first: Token) -> bool:
    """Tell whether what opens the sentence may be a verb: "*Teaching* Alexander gave him …"."""
    low = first.lower_
    return low.endswith("ing") and first.i == first.sent.start and rel(first) in {"compound", "amod"}


def kind_noun(head: Token) -> str:
    """Return the noun that "which" may stand before: "forests" of "Amazonian forests", '' where it says all."""
    if head.text != head.text.lower() or any(rel(c) == "conj" for c in head.children) or is_name(head):
        return ""
    # "Which studies? Past studies" asks for nothing: a name must tell which.
    if any((rel(c) == "det" and c.lower_ in {"a", "an"}) or rel(c) == "nummod" for c in head.children):
        return ""
    if head.tag_ == "NN" and not any(rel(c) in {"det", "nmod"} and c.i < head.i for c in head.children):
        return ""  # "which music? Kelmish music"
    # "Halden's court": a body of people that belongs to a name is told by it, too.
    telling = {"amod", "compound", "nmod"} if lexicon.is_group(head.lemma_.lower()) else {"amod", "compound"}
    before = [c for c in head.children if rel(c) in telling and c.i < head.i]
    return str(head.text) if any(is_name(c) or (c.text[:1].isupper() and c.i > c.sent.start) for c in before) else ""


def _without_adjunct(tokens: Sequence[Token], head: Token) -> list[Token]:
    """Return who did it without when, where and against whom: "rebels" of "rebels | against the king"."""
    behind = (c for c in head.children if rel(c) == "nmod" and c.i > head.i)
    adjunct = (
        c for c in behind if preposition(c) in ADJOINING or (preposition(c) in {"in", "from"} and is_temporal(c))
    )
    end = min((c.left_edge.i for c in adjunct), default=None)
    return [t for t in tokens if end is None or t.i < end]


def by_agents(clause: Clause, context: Context) -> Iterator[Ask]:
    """Yield a request for what follows "by" in a passive clause."""
    if not clause.passive:
        return
    for part in clause.having("obl"):
        if part.prep != "by" or not is_answerable(part.bare, LONGEST_BY) or is_temporal(part.head):
            continue
        kind = answer_type(part.head, context.references)
        if clause.auxiliaries and clause.auxiliaries[0].lemma_.lower() in MAKING_POSSIBLE:
            continue  # "can be washed off by rain": many can do it
        if any(t.like_num for t in part.bare) and kind == "thing":
            continue
        if part.tokens[0].nbor(-1).lower_ in SHARING:
            continue
        led = any(preposition(c) in DIRECTIONS for c in part.head.children)
        if led and lexicon.noun_class(part.head.lemma_.lower()) != "act":
            continue  # "is pulled by gravity *towards* the centre": where to, the verb says
        if clause.verb.lemma_.lower() in NAMING and not any(clause.having("xcomp", "obj")):
            continue  # "is named by Mercer as having …" loses what it is named for
        if kind in {"thing", "group"}:
            kind = _doers(part.head) or kind
        if kind == "person" and not surely_person(part.head, context.references.names):
            kind = "name"
        if kind == "place" and _means_government(part.head, clause.verb):
            kind = "people"
        if kind == "name" and _are_many_together(part.head, clause.verb):
            kind = "people"
        if kind == "thing" and len(part.bare) == 1 and not is_plural(part.head):
            continue  # "by brevet", "by train": how, not by whom
        named = _without_adjunct(part.bare, part.head) if kind in {"person", "people"} else list(part.bare)
        features = {"answer_type": kind, "voice": "by"}
        if kind == "people" and _is_a_people(part.head):
            features |= {"which": "people", "which_many": "yes"}
        if kind == "name" and _names_somebody(part.head, clause.verb):
            features["acts"] = "yes"
        elif kind == "name" and kind_noun(part.head):
            features |= {"which": kind_noun(part.head), "which_many": "yes" if is_plural(part.head) else ""}
        yield Ask(Kind.AGENT, "agent-by", Target("part", tuple(named), part), features)
