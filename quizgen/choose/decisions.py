"""The teacher's say: what was kept, dropped, reworded or moved in a saved quiz holds when the quiz is made again.

    quiz, report = honour(saved, fresh, remembered=made_again_from(saved.articles), spare=next_best)

A question is the teacher's own where it is marked ``edited`` or says something else than when it was signed. In a
quiz that nobody signed it is where it says something else than quizgen makes of the same article (``remembered``;
without it, than ``fresh`` says).
What no longer traces to a sentence is left out, and the report names it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from quizgen.choose.tracing import retrace
from quizgen.model import Question, Quiz, Record, normalise


class Lost(Record):
    """A question that a teacher kept or wrote and that no longer traces, and why."""

    id: str
    prompt: str
    answer: str
    why: str


class Report(Record):
    """What became of the decisions, by ids of questions."""

    kept: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    """Pairs: the one that was dropped, the next best in its place."""
    gone: tuple[str, ...] = ()
    """Undecided ones that the article no longer yields."""
    new: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()

    def lines(self) -> list[str]:
        """Return the report in words, one line a decision that calls for attention, then the counts."""
        named = [f"{lost.id}: {lost.prompt} -> {lost.answer}: {lost.why}" for lost in self.lost]
        counts = {
            "kept": self.kept,
            "edited": self.edited,
            "dropped": self.dropped,
            "replaced": self.replaced,
            "gone": self.gone,
            "new": self.new,
            "no longer traced": self.lost,
        }
        return [*named, ", ".join(f"{len(ids)} {name}" for name, ids in counts.items() if ids) or "nothing decided"]


def sign(question: Question) -> Question:
    """Return the question with the digest of what it says, by which an edit is known later."""
    return question.model_copy(update={"made": _digest(question)})


def noticed(quiz: Quiz) -> Quiz:
    """Return the quiz with ``edited`` set where a question says something else than when it was signed, or never was.

    A quiz in which no question is signed comes from elsewhere and is returned as it is.
    """
    if not any(question.made for question in quiz.questions):
        return quiz
    questions = (q if q.made == _digest(q) else q.model_copy(update={"edited": True}) for q in quiz.questions)
    return quiz.model_copy(update={"questions": tuple(questions)})


def honour(
    previous: Quiz, fresh: Quiz, *, remembered: Quiz | None = None, spare: Sequence[Question] = ()
) -> tuple[Quiz, Report]:
    """Return the fresh quiz with the decisions of the previous one, and a report.

    ``remembered`` is what quizgen makes of ``previous.articles``: it tells an edit from a change of the article,
    and a question that was taken out of the file from one that was never there. ``spare`` are further questions
    about the fresh articles, from which the best takes the place of each that was dropped.
    """
    signed = any(question.made for question in previous.questions)
    previous = noticed(previous)
    made = {q.id: q for q in (remembered or fresh).questions}
    now = {q.id: q for q in fresh.questions}
    found: dict[str, Question] = {}
    ids: dict[str, list[str]] = {name: [] for name in ("kept", "edited", "dropped", "gone")}
    lost: list[Lost] = []
    for question in previous.questions:
        twin = made.get(question.id)
        differs = _said(question) != _said(twin) if twin else remembered is not None
        mine = question.status != "drop" and (question.edited or (differs and not signed))
        decided, why = now.get(question.id), ""
        if mine or decided is None:
            changed = mine and (twin is None or twin.answer != question.answer) and not _as_marked(question)
            decided, why = retrace(question, previous, fresh, answer_too=changed)
        fate = _fate(question, mine)
        if fate == "gone" and question.id not in now:
            decided = None
        if decided is not None:
            update = {"status": question.status, "edited": question.edited or mine}
            found[question.id] = decided.model_copy(update=update)
        elif fate in {"kept", "edited"}:
            lost.append(Lost(id=question.id, prompt=question.prompt, answer=question.answer, why=why))
        if (fate == "gone") == (decided is None) or fate == "dropped":
            ids[fate].append(question.id)
    removed = set(made) - {q.id for q in previous.questions} if remembered else set()
    barred = removed | {one.id for one in lost}
    merged = _merged(list(found.values()), [q for q in fresh.questions if q.id not in barred])
    filled, replaced = _filled(merged, barred, spare)
    report = Report(
        kept=tuple(ids["kept"]),
        edited=tuple(ids["edited"]),
        dropped=(*ids["dropped"], *sorted(removed)),
        gone=tuple(ids["gone"]),
        new=tuple(id_ for id_ in now if id_ not in found and id_ not in barred),
        replaced=replaced,
        lost=tuple(lost),
    )
    quiz = fresh.model_copy(update={"title": previous.title, "seed": previous.seed, "questions": filled})
    return quiz, report


def replace(quiz: Quiz, id_: str, spare: Sequence[Question]) -> tuple[Quiz, Question | None]:
    """Return the quiz with one question marked as dropped and the next best in its place, and which that is."""
    marked = [q.model_copy(update={"status": "drop"}) if q.id == id_ else q for q in quiz.questions]
    others = {q.id for q in quiz.questions if q.status == "drop"}
    after = [q for q in marked if q.id not in others]
    filled, replaced = _filled(after, others, spare)
    kept = iter(filled)
    questions: list[Question] = []
    for question in marked:
        if question.id in others:
            questions.append(question)
            continue
        questions.append(next(kept))
        if question.id == id_ and replaced:
            questions.append(next(kept))
    best = next((q for q in filled if replaced and q.id == replaced[0][1]), None)
    return quiz.model_copy(update={"questions": tuple(questions)}), best


def _said(question: Question) -> tuple[object, ...]:
    """Return what of a question a teacher may reword."""
    return question.prompt, question.answer, question.accepted, question.distractors, str(question.form)


def _as_marked(question: Question) -> bool:
    return normalise(question.answer) == normalise(question.answer_at.text)


def _digest(question: Question) -> str:
    # Not the identities' digest, for a change of case or of a comma is an edit too.
    return hashlib.sha256(repr(_said(question)).encode()).hexdigest()[:16]


def _fate(question: Question, mine: bool) -> str:
    if question.status == "drop":
        return "dropped"
    return "edited" if mine else "kept" if question.status == "keep" else "gone"


def _merged(decided: list[Question], fresh: list[Question]) -> list[Question]:
    """Return the decided ones in their order, which may be a teacher's, each new one after its neighbour."""
    merged = list(decided)
    known = {q.id for q in decided}
    before = ""
    for question in fresh:
        if question.id not in known:
            at = next((n for n, q in enumerate(merged, 1) if q.id == before), 0)
            merged.insert(at, question)
        before = question.id
    return merged


def _filled(
    questions: list[Question], barred: set[str], spare: Sequence[Question]
) -> tuple[tuple[Question, ...], tuple[tuple[str, str], ...]]:
    """Return the questions with the next best behind each dropped one: of its form first, then by score."""
    taken = {q.id for q in questions} | barred
    facts = {q.fact for q in questions if q.fact}
    filled: list[Question] = []
    pairs: list[tuple[str, str]] = []
    for question in questions:
        filled.append(question)
        if question.status != "drop":
            continue
        left = [q for q in spare if q.id not in taken and not (q.fact and q.fact in facts) and q.status != "drop"]
        if not left:
            continue
        best = min(left, key=lambda q: (q.form != question.form, -q.score, q.id))
        taken.add(best.id)
        facts.add(best.fact)
        filled.append(best)
        pairs.append((question.id, best.id))
    return tuple(filled), tuple(pairs)
