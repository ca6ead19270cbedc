"""Terms by what they mean: "A reservoir is a space that stores water": what is the term for a space that …?

The definition asks and the term answers, so the definition must fit nothing else: a noun that says of what sort the
thing is, and what tells it from others of its sort. "Tourism is a major source of income" describes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen import lexicon
from quizgen.analyse.names import listed
from quizgen.extract.answers import answer_slot, content, is_answerable
from quizgen.extract.families.being.definition import ranks
from quizgen.extract.families.being.meaning import said
from quizgen.extract.families.doing.prepositional import NAMING
from quizgen.extract.framing.attribution import attribution
from quizgen.extract.framing.doubts import FAR_DOUBT, require_plain, require_trust, require_uncut
from quizgen.extract.framing.torn import require_untorn
from quizgen.extract.framing.unbroken import require_ended
from quizgen.extract.records import Context, Miss, Refused, Target
from quizgen.model import Fact, Kind, Slot
from quizgen.syntax.clauses import Clause, clauses
from quizgen.syntax.labels import FINITE_TAGS, doubt, is_name, is_nominal, is_plural, rel, subtype
from quizgen.syntax.phrases import in_brackets, in_list, nominal, preposition, set_off
from quizgen.syntax.tokens import Token
from quizgen.tables import wordlist

RATING = wordlist("extract", "rating")
PLAYED = wordlist("extract", "relational_heads")
GENERAL = wordlist("extract", "general_heads")
SHELLS = wordlist("extract", "shells")
DEFINING = wordlist("extract", "defining")
MENTIONING = wordlist("extract", "mentioning")
DESCRIBING = frozenset({"describe", "denote", "designate", "mean"})
"""Lemmas of what a word is used to do."""
LEAST, MOST = 3, 26
"""Content words, and words, of a definition."""
CONTRASTING = frozenset({"whereas", "while", "although", "though", "unlike"})
"""How what is said of something else begins: "*whereas* values are judgments"."""
NOTICING = frozenset({"see", "observe", "experience", "notice"})
"""Lemmas of what is told of anything: "a disorder *seen* in many children"."""
USUALLY = frozenset("commonly also now widely often usually generally simply often typically normally".split())
"""Adverbs by which a name is the common one."""
LEADING = frozenset("to as a an the simply".split())
"""Words between "called" and the name."""
BACK = 40
"""Tokens back within which "the" takes something up."""
TERM = 4
"""Words of a term."""
NEAR_DOUBT = 0.2
"""What the parser may doubt of an apposition that stands right after its noun: only the sort of relation is open."""


def defined(context: Context) -> Iterator[Fact | Miss]:
    """Yield each term that a clause defines, or that an apposition explains."""
    for paragraph in context.document.paragraphs:
        for clause in clauses(paragraph.doc):
            try:
                yield from _by_clause(clause, context)
                yield from _by_naming(clause, context)
            except Refused as error:
                yield context.miss(error, clause.predicate)
        for token in paragraph.doc:
            if rel(token) == "appos":
                try:
                    yield from _by_apposition(token, context)
                except Refused as error:
                    yield context.miss(error, token)


def _by_clause(clause: Clause, context: Context) -> Iterator[Fact]:
    """Yield the term of "X is a Y that …", "X refers to …", "X is defined as …"."""
    meaning = _meaning(clause)
    if meaning is None or clause.negation is not None or clause.how not in {"main", "conjunct"}:
        return
    ahead = [p for p in clause.parts if p.ahead and not p.loose]
    within = {p.tokens[0].i for p in clause.parts if meaning[0] in p.tokens}
    others = [p for p in clause.parts if not p.loose and not p.ahead and p.tokens[0].i not in within]
    others = [p for p in others if not {t.lower_ for t in p.tokens} <= USUALLY]
    if others or clause.tense != "present" or [p for p in ahead if p.role != "obl" or p.prep != "in"] or len(ahead) > 1:
        return
    head, tokens = meaning[0], _with_asides(*meaning)
    term = _mentioned(clause) or _term(clause.subject_tokens, clause.subject, context)
    if not term or not _defines(head, tokens, clause.subject) or (clause.copular and not _same_number(head, clause)):
        return
    target = Target("subject", tuple(term))
    source = attribution(clause, context)
    doubt_of = require_trust(clause, target)
    require_uncut(clause)
    require_plain(clause, target)
    require_untorn(clause, target, context)
    slots = {"front": context.slot(ahead[0].tokens)} if ahead else {}
    if source is not None:
        slots["source"] = source
    told = {"doubt": f"{doubt_of:.2f}", "verb_lemma": clause.verb.lemma_.lower(), "how": clause.how}
    yield _fact(term, tokens, slots, told, context)


def _by_naming(clause: Clause, context: Context) -> Iterator[Fact]:
    """Yield the term of "Rock that has melted is called magma".

    What is called so must hold a clause; else "What is … called?" asks for it.
    """
    subject, verb = clause.subject, clause.verb
    if not clause.passive or verb.lemma_ not in NAMING or clause.tense != "present" or clause.negation is not None:
        return
    if clause.how not in {"main", "conjunct"} or not any(t.tag_ in {"WDT", "WP"} for t in clause.subject_tokens):
        return
    adverbs = {t.lower_ for p in clause.having("advmod") for t in p.tokens}
    after = [p for p in clause.parts if p.tokens[0].i > verb.i and p.role in {"xcomp", "obj", "obl"} and not p.loose]
    if adverbs - USUALLY or len(after) != 1 or any(p.ahead and p.role != "advmod" for p in clause.parts):
        return
    named = after[0].head
    term = [t for t in nominal(named) if t.i >= verb.i and rel(t) not in {"case", "det", "mark"} and not t.is_quote]
    between = {t.lower_ for t in verb.doc[verb.i + 1 : term[0].i] if not t.is_quote} if term else {"?"}
    plain = named.pos_ == "NOUN" and term[-1:] == [named] and not any(is_name(t) for t in term)
    if not plain or len(term) > TERM or between - LEADING or any(rel(c) == "conj" for c in named.children):
        return
    if not _defines(subject, clause.subject_tokens, named) or not any(_tells_apart(c) for c in _of_either(subject)):
        return
    target = Target("part", tuple(term), after[0])
    source = attribution(clause, context)
    told = {"doubt": f"{require_trust(clause, target):.2f}", "verb_lemma": verb.lemma_.lower(), "how": clause.how}
    require_uncut(clause)
    require_untorn(clause, target, context)
    slots = {"source": source} if source is not None else {}
    yield _fact(term, clause.subject_tokens, slots, told, context)


def _by_apposition(token: Token, context: Context) -> Iterator[Fact]:
    """Yield the term of "… by osmosis, the movement of water across a membrane"."""
    head = token.head
    if token.i < head.i or not set_off(token) or in_brackets(token) or not is_nominal(token) or in_list(token):
        return
    name = [t for t in nominal(head) if t.i < token.left_edge.i]
    if not name:
        return
    near = token.left_edge.i - name[-1].i <= 2
    if doubt(token) > (NEAR_DOUBT if near else FAR_DOUBT) or rel(head) in {"conj", "appos"}:
        return
    if any(rel(c) in {"conj", "appos"} and c.i != token.i for c in (*head.children, *token.children)):
        return
    tokens = _with_asides(token, nominal(token))
    term = _term(name, head, context)
    if term and _defines(token, tokens, head) and is_plural(token) == is_plural(head):
        yield _fact(term, tokens, {}, {}, context)


def _fact(
    term: Sequence[Token], tokens: Sequence[Token], slots: dict[str, Slot], told: dict[str, str], context: Context
) -> Fact:
    require_ended(tokens)
    answer, meaning = answer_slot(Target("part", tuple(term)), context), said(tokens, context)
    slots = {"answer": answer, "meaning": meaning, **slots}
    features = {"answer_type": "thing", "asks": "term", "tense": "present", **told}
    return context.fact(Kind.DEFINITION, "term" if told else "term-apposed", tokens[0], slots, features)


def _meaning(clause: Clause) -> tuple[Token, Sequence[Token]] | None:
    """Return head and tokens of what the clause says that its subject is or means."""
    if clause.copular:
        plain = is_nominal(clause.predicate) and not clause.auxiliaries
        return (clause.predicate, clause.complement) if plain else None
    if clause.passive and clause.verb.lemma_ == "use":
        return _described_by(clause)
    if not clause.passive and clause.verb.lemma_ in DESCRIBING - {"mean"}:
        told = [p for p in clause.having("obj") if not p.loose and not p.ahead and is_nominal(p.head)]
        return (told[0].head, told[0].tokens) if len(told) == 1 else None
    prep = "as" if clause.passive else "to"
    if clause.verb.lemma_ not in (DEFINING if clause.passive else {"refer"}):
        return None
    for part in clause.having("obl"):
        if part.prep == prep and not part.loose and not part.ahead and is_nominal(part.head):
            return part.head, part.bare
    return None


def _described_by(clause: Clause) -> tuple[Token, Sequence[Token]] | None:
    """Return what a word is used to describe, with its tokens: "The term X is used to describe *a Y that …*"."""
    for part in clause.having("xcomp", "advcl"):
        if part.mark != "to" or part.loose or part.ahead:
            continue
        prep = "to" if part.head.lemma_ == "refer" else ""
        if part.head.lemma_ not in DESCRIBING and not prep:
            continue
        for child in part.head.children:
            if rel(child) == ("obl" if prep else "obj") and preposition(child) == prep and is_nominal(child):
                return child, [t for t in nominal(child) if t.i <= part.tokens[-1].i]
    return None


def _mentioned(clause: Clause) -> list[Token]:
    """Return a term that is spoken of as a word: "the term *evolution*"."""
    words = [t for t in clause.subject_tokens if not t.is_quote]
    if len(words) < 3 or words[0].lower_ != "the" or words[1].lower_ not in MENTIONING:
        return []
    term = words[2:]
    plain = all(t.pos_ in {"NOUN", "ADJ", "PROPN"} for t in term)
    return term if plain and len(term) <= TERM and term[-1].i - term[0].i == len(term) - 1 else []


def _term(tokens: Sequence[Token], head: Token, context: Context) -> list[Token]:
    """Return the words of a noun phrase that can be a term, none where it speaks of something already known."""
    if head.pos_ != "NOUN" or head.lemma_.lower() in SHELLS or is_name(head):
        return []
    article = next((t for t in tokens if rel(t) == "det" and t.head.i == head.i), None)
    own = [t for t in tokens if t is not article]
    compound = len(own) > 1 and any(rel(t) == "compound" for t in own)
    technical = not lexicon.familiar(head.lemma_.lower()) or compound or listed(" ".join(t.lower_ for t in own))
    # Of something named "the gorge" is one gorge; in an article on ears "the cochlea" is anybody's.
    technical = technical and (context.references.generic_title or lexicon.noun_class(head.lemma_.lower()) == "body")
    if article is not None and article.lower_ not in ({"a", "an", "the"} if technical else {"a", "an"}):
        return []
    plain = lexicon.familiar(head.lemma_.lower()) and not compound  # "the tail" is that of some animal
    if article is not None and article.lower_ == "the" and (plain or _is_taken_up(head)):
        return []
    if not 0 < len(own) <= TERM or own[-1].i != head.i or any(t.is_punct or t.is_quote for t in own if t.text != "-"):
        return []
    if any(rel(c) in {"nummod", "conj", "nmod", "acl", "advmod"} for c in head.children if c.i != head.i + 1):
        if any(rel(c) in {"nummod", "conj", "advmod"} or c.i < head.i or not set_off(c) for c in _hung(head)):
            return []
    named = (t for t in own if is_name(t) and (t.i != t.sent.start or not lexicon.noun_class(t.lower_)))
    rated = any(t.lower_ in RATING or t.tag_ in {"JJR", "JJS"} for t in own) or any(named)
    return [] if rated or ranks(head) or not is_answerable(own, TERM) else own


def _is_taken_up(head: Token) -> bool:
    """Tell whether "the" takes up one of its kind just spoken of: "They form a coating. *The coating* is …"."""
    earlier = head.doc[max(0, head.sent.start - BACK) : head.sent.start]
    same = (t for t in earlier if t.lemma_.lower() == head.lemma_.lower() and t.pos_ == "NOUN")
    return any(rel(c) == "det" and c.lower_ in {"a", "an", "this", "that"} for t in same for c in t.children)


def _hung(head: Token) -> list[Token]:
    return [c for c in head.children if rel(c) in {"nummod", "conj", "nmod", "acl", "advmod"}]


def _defines(head: Token, tokens: Sequence[Token], subject: Token) -> bool:
    """Tell whether a noun phrase says what a term means: of what sort it is, and what tells it from others."""
    lemma = head.lemma_.lower()
    last = tokens[-1].i if tokens else head.i
    after = [t.lower_ for t in head.doc[last + 1 : min(last + 3, head.sent.end)]]
    if after[:1] == [","] and after[1:] and after[1] in {"and", "or", "but"}:
        return False  # it goes on
    articles = {c.lower_ for c in head.children if rel(c) in {"det", "nummod"} and c.i < head.i}
    if (
        head.pos_ != "NOUN"
        or not articles <= {"a", "an", "the", "any", "all"}
        or (not articles and not (is_plural(head) or _is_mass(head)))
    ):
        return False
    if not tokens or (tokens[0].pos_ not in {"DET", "NOUN", "ADJ"} and tokens[0].tag_ not in {"VBN", "VBG"}):
        return False  # "about the leader", a title
    if len(content(tokens)) < LEAST or len([t for t in tokens if not t.is_punct]) > MOST:
        return False
    if any(rel(c) == "conj" and not _is_shared(c, head) for c in head.children):
        return False
    if any(t.lower_ in RATING or t.tag_ in {"JJR", "JJS", "RBR", "RBS"} or t.tag_ == "PRP$" for t in _described(head)):
        return False
    inside = {t.i for t in tokens}
    clause = any(_tells_apart(c) and c.i in inside for c in _of_either(head))
    if not clause and "the" in articles and any(is_name(t) for t in tokens):
        return False  # "the appearance of the Rusk Comet"
    said = [c for c in head.children if rel(c) == "nmod" and preposition(c) and c.i in inside and c.i > head.i]
    complement = [c for c in said if preposition(c) == "of" or len(content(tokens)) > LEAST]
    if lemma in PLAYED or lemma == subject.lemma_.lower():
        return False
    if lemma in GENERAL:
        able = any(c.lower_ in {"can", "may", "could"} for t in _of_either(head) if _tells_apart(t) for c in t.children)
        return clause and not able  # "devices that can be used by hand" are many
    return clause or bool(complement)


def _with_asides(head: Token, tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a definition with what is set off after it, unless a clause in it tells enough."""
    later = [c for c in head.children if rel(c) in {"acl", "advcl"} and c.i > head.i and set_off(c)]
    later = [c for c in later if not any(rel(m) == "mark" and m.lower_ in CONTRASTING for m in c.children)]
    if not later or any(_tells_apart(c) for c in _of_either(head)):
        return tokens
    first, last = tokens[0].i, max(t.i for t in later[0].subtree)
    whole = [t for t in head.doc[first : last + 1] if not t.is_space]
    while whole and whole[-1].is_punct:
        whole.pop()
    return whole


def _is_mass(head: Token) -> bool:
    """Tell whether a singular without an article opens a sentence as its subject: "*Rock* that has melted is …"."""
    return rel(head) == "nsubj" and head.left_edge.i == head.sent.start and head.tag_ == "NN"


def _described(head: Token) -> list[Token]:
    return [t for c in head.children if c.i < head.i for t in c.subtree]


def _of_either(head: Token) -> Iterator[Token]:
    """Yield what hangs on the noun after it, on the noun in its "of", and on one that is another word for it.

    "A type of animation | in which …"; "a crack or fissure | that …".
    """
    for child in head.children:
        if child.i > head.i:
            yield child
            if rel(child) == "conj" and _is_shared(child, head) and any(c.lower_ == "or" for c in child.children):
                yield from (c for c in child.children if c.i > child.i)
            if rel(child) == "nmod" and preposition(child) == "of":
                yield from (c for c in child.children if c.i > child.i)


def _tells_apart(child: Token) -> bool:
    """Tell whether a clause after a noun says in general what the thing is like: of the present, not set off."""
    if rel(child) != "acl" or set_off(child) or _tells_how_often(child):
        return False
    verbs = [child, *(c for c in child.children if rel(c) in {"aux", "cop"})]
    finite = [v.tag_ for v in verbs if v.tag_ in FINITE_TAGS]
    if subtype(child) == "relcl" or finite:
        return bool(finite) and "VBD" not in finite
    if child.lemma_ in NOTICING:
        return False
    return len([t for t in child.subtree if t.pos_ in {"NOUN", "VERB", "ADJ"}]) >= LEAST


def _tells_how_often(clause: Token) -> bool:
    """Tell whether a clause says in how many something is found: "a disorder *that one in 100 people have*"."""
    told = [t for t in clause.subtree if t.tag_ == "CD"]
    return any(preposition(t) in {"in", "of"} and t.head.tag_ in {"CD", "NN"} for t in told) or any(
        t.lower_ == "in" and t.nbor(-1).tag_ == t.nbor(1).tag_ == "CD"
        for t in clause.subtree
        if 0 < t.i < len(t.doc) - 1
    )


def _is_shared(conjunct: Token, head: Token) -> bool:
    """Tell whether "process or act of", rather than a second thing that is said: "a sport and a way of life"."""
    return conjunct.i < max((c.i for c in head.children if rel(c) in {"nmod", "acl"}), default=0) or not any(
        rel(c) == "det" for c in conjunct.children
    )


def _same_number(head: Token, clause: Clause) -> bool:
    return is_plural(head) == is_plural(clause.subject)
