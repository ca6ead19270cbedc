"""What an article mentions beside its answers: sentences, names with their kind, years and other values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quizgen import lexicon
from quizgen.choose.alike import bare, content
from quizgen.choose.standing import of_the_future
from quizgen.model import Article, Form, Question

_END = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n+")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|No|vs|c|ca|Jr|Sr|Inc|Ltd|Co|Gen|Col|Lt|Sen|Rep|Gov|Fig|[A-Z])|\b[A-Z]\.[A-Z])\.$"
)
_WORD = r"[A-ZÀ-Þ][\w’'\-]*(?:\.(?=[A-Z]))?"
_INITIAL = r"(?:[A-Z]\.\s?)*"
_NAME = re.compile(
    rf"{_INITIAL}{_WORD}(?:\s(?:of the |of |the |de |la |van |von |der |den |al-|bin )?{_INITIAL}{_WORD})*"
)
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Lord|Lady|Judge|Saint|Pope|King|Queen|Prince|Princess)\.?\s")


def untitled(name: str) -> str:
    """Return a person's name without what stands before it: "Professor Jane Doe"."""
    return _TITLE.sub("", name, count=1) if _TITLE.match(name) else name


_SAYS = re.compile(
    r"^,?\s(?:said|says|told|added|explained|argue[ds]|wrote|writes|believes|claimed|claims|"
    r"thinks|note[ds]|observe[ds]|suggest(?:s|ed)|estimate[ds])\b"
)
TWIN = 0.5
"""How sound a cloze must be to take the place of the open question of its answer."""
_LIST = 3
"""How many other persons a sentence names that is a list of them."""
_IN = re.compile(r"\b(?:in|near|at|outside|across|throughout)\s(?:the )?$")


# A noun without modifiers, with its article or between words that show it to be the whole phrase.
_NOUN = re.compile(
    r"(?:\b(?:of|in|with|by|for|from|as|on|to|and|or|than|between|against|into|through)\s)((?:an?\s|the\s)?[a-z]{4,})"
    r"(?=[.,;:)]|\s(?:of|in|to|for|with|by|at|on|and|or|from|are|were|is|was|that|which|who|has|have|had)\b)"
)


class Sentence(NamedTuple):
    """A sentence of an article, with the stems of its content words."""

    article: str
    text: str
    stems: frozenset[str]


class Name(NamedTuple):
    """A proper name, its kind ("person", "place" …, "" if unknown), finer kinds, and how often it occurs."""

    text: str
    kind: str
    finer: frozenset[str]
    times: int
    the: bool
    """Whether it mostly has the article before it."""
    told: bool = False
    """Whether a title, an office or what it says shows a person."""


class Scene:
    """What the articles mention, gathered once for all questions."""

    def __init__(self, articles: Sequence[Article], pool: Iterable[Question] = ()) -> None:
        self.sentences = {article.id: _sentences(article) for article in articles}
        self.titles = {article.id: article.title for article in articles}
        self.texts = {article.id: article.text for article in articles}
        self.years = {a.id: _latest(a) for a in articles}
        self.pool = list(pool)
        ranked = sorted(self.pool, key=lambda q: (q.soundness, q.id))
        self._clozes = {(q.answer_at, q.answer): q for q in ranked if q.form == Form.CLOZE}

        persons = {(q.answer, q.fact) for q in self.pool if q.answer_type == "person"}
        self.persons = Counter(answer for answer, _ in persons)
        typed = {bare(q.answer): q.answer_type for q in self.pool}
        self.names = {article.id: _names(self.sentences[article.id], typed) for article in articles}
        self.told = {(id_, name.text) for id_, names in self.names.items() for name in names if name.told}
        self.organizations = Counter(
            answer for answer, _ in {(bare(q.answer), q.fact) for q in self.pool if q.answer_type == "organization"}
        )
        self.the = {(id_, name.text): name.the for id_, names in self.names.items() for name in names}
        self.kinds = {(id_, name.text): name.kind for id_, names in self.names.items() for name in names if name.kind}

    def only_listed(self, article: str, person: str) -> bool:
        """Tell whether a person is named only in lists of several, where nothing is told of one."""
        people = {name.text for name in self.names[article] if name.kind == "person"} - {person}
        told = [s.text for s in self.mentions(article, person)]
        return all(sum(other in text for other in people) >= _LIST for text in told)

    def only_quoted(self, article: str, person: str) -> bool:
        """Tell whether a person is named only as who says or writes something: no part of what is told."""
        name = re.escape(person)
        after = _SAYS.pattern.removeprefix("^")
        says = re.compile(rf"{name}{after}|\b(?:[Aa]ccording to|says|said) (?:[\w.]+ ){{0,3}}{name}")
        told = self.mentions(article, person)
        return bool(told) and all(says.search(s.text) for s in told)

    def twin(self, question: Question) -> Question:
        """Return the cloze of the same words of the article, if the pool has a sound one, else the question."""
        if question.form == Form.CLOZE:
            return question
        twin = self._clozes.get((question.answer_at, question.answer), question)
        return twin if twin.soundness >= TWIN or not question.soundness else question

    def nouns(self, article: str) -> list[str]:
        """Return the nouns that stand without modifiers in the article, with their articles, in alphabetical order."""
        return sorted(
            {match[1] for match in _NOUN.finditer(self.texts[article]) if lexicon.familiar(_single(match[1]))}
        )

    def mention(self, article: str, text: str) -> Sentence | None:
        """Return the first sentence of the article that holds the text as a whole word or phrase."""
        return next(iter(self.mentions(article, text)), None)

    def mentions(self, article: str, text: str) -> list[Sentence]:
        """Return the sentences of the article that hold the text as a whole word or phrase."""
        if not text or text.casefold() not in self.texts[article].casefold():
            return []
        pattern = re.compile(rf"(?<![\w]){re.escape(text)}(?![\w])", re.IGNORECASE)
        return [sentence for sentence in self.sentences[article] if pattern.search(sentence.text)]


def _single(phrase: str) -> str:
    noun = phrase.rsplit(maxsplit=1)[-1]
    return next((form for form in (noun, *lexicon.singulars(noun)) if lexicon.familiar(form)), noun)


def _latest(article: Article) -> int:
    """Return the last year that the article can speak of as past: of its date, or the last it names as no hope."""
    past = " ".join(s.text for s in _sentences(article) if not of_the_future(s.text))
    named = [int(year) for year in re.findall(r"(?<!by )\b(?:1[5-9]\d\d|20[0-4]\d)\b", past)]
    dated = [int(article.date[:4])] if article.date else []
    return max(dated or named or [2020])


def _sentences(article: Article) -> list[Sentence]:
    out, start = [], 0
    text = article.text
    for match in [*_END.finditer(text), None]:
        end = match.start() if match else len(text)
        if match and "\n" not in match[0] and _NO_END.search(text[start:end]):
            continue
        piece = " ".join(text[start:end].split())
        if piece:
            out.append(Sentence(article.id, piece, content(piece)))
        start = match.end() if match else end
    return out


def _names(sentences: Sequence[Sentence], typed: dict[str, str]) -> list[Name]:
    """Return the names of the sentences, most frequent first."""
    count: Counter[str] = Counter()
    article: Counter[str] = Counter()
    cues: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for match in _NAME.finditer(sentence.text):
            text, start = match[0].rstrip(".’'"), match.start()
            title = _TITLE.match(text)
            if title:
                text, start = text[title.end() :], start + title.end()
            first = not sentence.text[:start].strip("“\"'‘(") and not title
            if not text or (text.endswith(("’s", "'s")) and not (text := text[:-2])):
                continue
            if first and (" " not in text or text.split()[0].lower() in _OPENERS):
                continue  # at the start of a sentence anything has a capital
            count[text] += 1
            before, after = sentence.text[:start], sentence.text[match.end() :]
            article[text] += before.casefold().endswith("the ")
            cues[text].update(_cues(before, after, bool(title)))
    return [
        Name(text, kind, finer, n, 2 * article[text] > n, cues[text]["person"] > cues[text]["place"])
        for text, n in sorted(count.items(), key=lambda item: (-item[1], item[0]))
        for kind, finer in [_kind(text, cues[text], typed)]
    ]


_OPENERS = frozenset(
    "the a an in on at by for from with to after before when while if as but and this these that it however although "
    "since during under between both his her their its our some many most".split()
)


def _cues(before: str, after: str, title: bool) -> list[str]:
    found = []
    words = before.split()
    if title or _SAYS.match(after) or (words and not words[-1].endswith((".", ",")) and _role_before(words)):
        found.append("person")
    if re.match(r"^, (?:a|an|the|his|her) ", after):
        found += ["person"] * any(lexicon.is_role(w) for w in re.findall(r"[a-z]+", after[:60])[:4])
    if _IN.search(before):
        found.append("place")
    return found


def _role_before(words: list[str]) -> bool:
    last = words[-1].strip("“\"'(")
    return last.islower() and last.isalpha() and lexicon.is_role(last)


def _kind(text: str, cues: Counter[str], typed: dict[str, str]) -> tuple[str, frozenset[str]]:
    known = lexicon.name_class(text)
    kind = next((k for k in ("person", "place", "organization", "event", "time", "demonym") if k in known), "")
    finer = frozenset(known - {kind})
    if not kind and cues["person"] > cues["place"]:
        kind = "person"
    elif not kind and cues["place"] and (cues["place"] > 1 or typed.get(bare(text)) == "person"):
        kind = "place"  # "near Xining" tells against what a question made of it
    if not kind and typed.get(bare(text)) in ("person", "place", "organization"):
        kind = typed[bare(text)]
    return kind, finer
