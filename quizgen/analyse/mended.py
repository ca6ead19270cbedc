"""Trees in which what the parser surely got wrong is put right."""

from __future__ import annotations

from quizgen import lexicon
from quizgen.analyse.beside import describe_names, free_years, place_taken_up
from quizgen.analyse.components_name_rules import ADDRESS
from quizgen.analyse.dating import find_datings, lead_by_circa
from quizgen.analyse.hedged import find_subjects
from quizgen.syntax.labels import NAME_SUFFIXES, SUBJECTS, is_name, is_plural, rel
from quizgen.syntax.tokens import Doc, Stretch, Token
from quizgen.tables import wordlist

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
ADVERBIAL = frozenset({"advmod", "aux", "cop"})
RANKS = wordlist("reference", "ordinals") | {"only", "last"}
NEEDING_OBJECT = wordlist("reference", "needing_object")


def mend(doc: Doc) -> Doc:
    """Mend the trees of a text in place, and the tags of names that look like plurals."""
    for name in (e for e in doc.ents if e.label_ == "PERSON"):
        _tell_as_one(name)
    for suffix in [t for t in doc if t.lower_.rstrip(".") in NAME_SUFFIXES and rel(t) == "appos"]:
        if suffix.i > 1 and suffix.nbor(-1).text == "," and is_name(suffix.nbor(-2)):
            suffix.hang(suffix.head, "flat")
    for noun in [t for t in doc if rel(t) in SUBJECTS]:
        if _second_subject(noun) is not None:
            noun.hang(noun.head, "advcl")  # what stands beside the clause, as "being heirs of the Rusk" would
    for noun in [t for t in doc if rel(t) in SUBJECTS and _is_beside_subject(t)]:
        noun.hang(noun.head, "parataxis")
    free_years(doc)
    describe_names(doc)
    for clause in [t for t in doc if t.dep_ == "ccomp"]:
        place = place_taken_up(clause)
        if place is not None:
            clause.hang(place, "acl:relcl")
            doc.link()
    for clause in [t for t in doc if t.dep_ == "acl:relcl"]:
        nearer = _nearer_name(clause)
        if nearer is not None:
            clause.hang(nearer, clause.dep_)
            doc.link()
    for verb in [t for t in doc if t.dep_ in {"advcl", "xcomp"}]:
        place = _scope(verb)
        ranked = _ranked_by(verb, place)
        if ranked is not None:
            verb.hang(ranked, "acl")
            if place is not None:
                place.hang(ranked, "nmod")
            doc.link()
    for verb in doc:
        if _is_past(verb):
            verb.tag_ = "VBD"
        elif _shares_passive(verb):
            verb.tag_ = "VBN"
    find_subjects(doc)
    find_datings(doc)
    lead_by_circa(doc)
    for verb in [t for t in doc if rel(t) == "conj" and _is_said(t)]:
        verb.hang(verb.head, "ccomp")
    for verb in [t for t in doc if rel(t) == "conj"]:
        subject = _stolen_subject(verb)
        if subject is not None:
            _give_back(subject, verb)
    return doc


def _tell_as_one(name: Stretch) -> None:
    """Tag the last word of a person's name as a name in the singular: "Mr Rivers", "Ann Waters", not "the Rivers"."""
    last, first = name[-1], name[0]
    if last.tag_ not in {"NN", "NNS", "NNPS"} or not last.text[:1].isupper():
        return
    before = name.doc[first.i - 1] if first.i > first.sent.start else None
    if before is not None and (before.lower_ in {"the", "both", "other"} or before.tag_ in {"CD", "DT"}):
        return
    if len(name) > 1 or (before is not None and before.lower_.rstrip(".") in ADDRESS):
        last.tag_, last.pos_, last.lemma_ = "NNP", "PROPN", last.text


def _is_past(verb: Token) -> bool:
    """Tell whether what was tagged as a participle is a sentence's past: it has subject and object, and no auxiliary.

    "The two sides *outlined* a plan"; "The mill *built* in 1931" is none.
    """
    if verb.tag_ != "VBN" or rel(verb) != "root" or lexicon.inflect(verb.lemma_.lower(), "VBD") != verb.lower_:
        return False
    if any(rel(c) in {"aux", "cop", "mark"} for c in verb.children):
        return False
    subject = any(c.dep_ == "nsubj" and c.right_edge.i + 1 == verb.i for c in verb.children)
    return subject and any(rel(c) in {"obj", "ccomp"} and c.i > verb.i for c in verb.children)


def _shares_passive(verb: Token) -> bool:
    """Tell whether what was tagged as a past shares the passive before it: "was arrested and *sentenced* to death"."""
    if verb.tag_ != "VBD" or rel(verb) != "conj" or verb.lemma_.lower() not in NEEDING_OBJECT:
        return False
    own = {rel(c) for c in verb.children}
    return any(c.dep_ == "aux:pass" for c in verb.head.children) and not own & {*SUBJECTS, "aux", "obj", "ccomp"}


def _is_beside_subject(noun: Token) -> bool:
    """Tell whether what seems a second subject only tells more: "Roe hired two men in 1931, *Kelm* and Orl"."""
    verb = noun.head
    first = next((c for c in verb.children if rel(c) in SUBJECTS), noun)
    if first is noun or first.i > verb.i or lexicon.speech_verb(verb.lemma_.lower()):
        return False
    edge = noun.left_edge
    opens = edge if edge.text == "," or edge.i == 0 else edge.nbor(-1)
    return opens.i > verb.i + 2 and rel(verb) in {"root", "conj"} and opens.text == ","


def _is_said(verb: Token) -> bool:
    """Tell whether "that" right after another verb opens a clause that nothing joins: "said | *that* … were old"."""
    first, above = verb.left_edge, verb.head
    opens = first.lower_ == "that" and rel(first) == "mark" and first.i == above.i + 1 and first.head is verb
    joined = any(rel(c) == "cc" for c in verb.children) or any(rel(c) in {"obj", "ccomp"} for c in above.children)
    return opens and above.pos_ == "VERB" and not joined


def _second_subject(noun: Token) -> Token | None:
    """Return the subject proper of a verb that seems to have two: "Heirs of the Rusk, *Kelmore* grew".

    What says beforehand what it is stands first in its sentence, without "the", and a comma follows it.
    """
    last = noun.right_edge
    if is_name(noun) or noun.tag_ not in NOUNS or last.i + 2 >= noun.sent.end or noun.left_edge.i != noun.sent.start:
        return None
    beside = [c for c in noun.head.children if rel(c) in SUBJECTS and c.i > noun.i]
    comma = last.text == "," or noun.doc[last.i + 1].text == ","
    after = last.i + (1 if last.text == "," else 2)
    if len(beside) != 1 or not is_name(beside[0]) or not comma or beside[0].left_edge.i != after:
        return None
    return beside[0] if noun.head.i > beside[0].right_edge.i else None


def _nearer_name(clause: Token) -> Token | None:
    """Return the name right before a relative clause that was given to another person's before it.

    "Although she never met Ann Roe, *Jane Lund* – who left Hull – …": two persons' names are not said of each other.
    """
    far, start = clause.head, clause.left_edge
    if start.is_punct and start.i + 1 < clause.i:
        start = start.nbor(1)
    if far.ent_type_ != "PERSON" or start.tag_ not in {"WP", "WP$"} or start.i < 2:
        return None
    near: Token = start.nbor(-2) if start.nbor(-1).is_punct else start.nbor(-1)
    while near.head.i > far.i and near.head.ent_type_ == near.ent_type_ == "PERSON":
        near = near.head
    beside = near.head.i == far.i and rel(near) == "appos" and near.ent_type_ == "PERSON" and near.i > far.i
    return near if beside and near.tag_ == "NNP" else None


def _scope(verb: Token) -> Token | None:
    """Return the place right before an infinitive in which one is the first: "the first town *in Orvalia* to …"."""
    before = verb.left_edge.i - 1
    beside = (c for c in verb.head.children if rel(c) == "obl" and c.right_edge.i == before)
    return next((c for c in beside if c.left_edge.lower_ == "in" and not any(map(str.isdigit, c.text))), None)


def _ranked_by(verb: Token, place: Token | None) -> Token | None:
    """Return the noun right before an infinitive by which it is the first: "became *the last* ever to go".

    Only the ``place`` in which it is so may stand between them.
    """
    start = verb.left_edge
    if verb.tag_ != "VB" or verb.head.i >= start.i - 1 or start.lower_ not in {"to", "ever"}:
        return None
    noun = (start if place is None else place.left_edge).nbor(-1)
    if place is None and rel(noun) == "nmod" and noun.left_edge.lower_ == "in":
        noun = noun.head
    ranked = any(c.lower_ in RANKS or c.tag_ == "JJS" for c in noun.children if c.i < noun.i)
    told = verb.head.lemma_ == "become" or start.lower_ == "ever"
    return noun if ranked and told and noun.head is verb.head and noun.tag_ in NOUNS else None


def _stolen_subject(verb: Token) -> Token | None:
    """Return the subject of a joint clause that was taken for part of the clause before.

    "She paid for the ship and *sailors* came": two verbs are not joined without "and" or a comma, so that the "and"
    goes with the second one, and what stands between is its subject.
    """
    children = list(verb.children)
    if any(rel(c) in {*SUBJECTS, "cc", "mark"} for c in children) or not _is_finite(verb):
        return None
    ahead = [c for c in children if c.i < verb.i]
    if any(rel(c) not in ADVERBIAL for c in ahead):
        return None
    first = min([verb.i, *(c.i for c in ahead)])
    if first - 1 <= verb.head.i:
        return None
    noun = verb.doc[first - 1]
    while noun.i != noun.head.i and not (rel(noun) == "conj" and noun.tag_ in NOUNS):
        noun = noun.head
    if rel(noun) != "conj" or noun.tag_ not in NOUNS or noun.head.i >= noun.i or noun.head.i <= verb.head.i:
        return None
    if is_name(noun) and is_name(noun.head):
        return None
    joint = [c for c in noun.children if rel(c) == "cc" and c.lower_ in {"and", "but"} and c.i < noun.i]
    if not joint or noun.right_edge.i != first - 1 or not verb.head.is_ancestor(noun):
        return None
    if any(rel(a) in SUBJECTS for a in [noun.head, *noun.head.ancestors] if verb.head.is_ancestor(a)):
        return None  # "The man who met Ann and Bob came"
    between = [t.i for t in verb.doc[verb.head.i : noun.i] if t.text == ","]
    if any(i + 1 != joint[0].i for i in between):
        return None  # "The north, with the exception of the valley and some ranges, …"
    return noun if _agrees(noun, verb) else None


def _is_finite(verb: Token) -> bool:
    own = [c for c in verb.children if rel(c) in {"aux", "cop"} and c.i < verb.i]
    return verb.tag_ in FINITE or any(c.tag_ in FINITE for c in own)


def _agrees(noun: Token, verb: Token) -> bool:
    """Tell whether noun and verb agree in number, as far as the verb shows it."""
    own = [c for c in verb.children if rel(c) in {"aux", "cop"} and c.i < verb.i]
    shown = own[0] if own else verb
    many = is_plural(noun) or any(rel(c) == "conj" for c in noun.children)
    if shown.tag_ == "VBZ" or shown.lower_ == "was":
        return not many
    if shown.tag_ == "VBP" or shown.lower_ == "were":
        return many or is_name(noun)
    return True


def _give_back(subject: Token, verb: Token) -> None:
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    for link in [c for c in subject.children if rel(c) in {"cc", "punct"} and c.i < subject.i]:
        link.hang(verb, link.dep_)
    subject.hang(verb, "nsubj:pass" if passive else "nsubj")
    verb.doc.link()
