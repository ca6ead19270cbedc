"""A teacher's decisions hold when the quiz is made again, on the same article and on a changed one."""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.choose.decisions import honour, noticed, replace, sign
from quizgen.model import Article, Question, Quiz, Span
from tests.sample_quiz import SEED, ask, read, sample

FRESH = sample()
FIRST, SECOND = FRESH.questions[:2]
YEAR = FIRST.id


def edited(id_: str, **changes: object) -> Quiz:
    return of(q.model_copy(update=changes) if q.id == id_ else q for q in FRESH.questions)


def of(questions: Iterable[Question], base: Quiz = FRESH) -> Quiz:
    return base.model_copy(update={"questions": tuple(questions)})


def by_id(quiz: Quiz) -> dict[str, Question]:
    return {q.id: q for q in quiz.questions}


def moved(text: str) -> Quiz:
    """Return the sample as it would be made of the article with a paragraph put before it, or a sentence changed."""
    article = Article(id="vietnam", title=FRESH.articles[0].title, source=FRESH.articles[0].source, text=text)

    def there(span: Span) -> Span:
        start = text.index(span.text)
        return article.span(start, start + len(span.text))

    questions = []
    for question in FRESH.questions:
        if all(span.text in text for span in question.evidence):
            shift = there(question.evidence[0]).start - question.evidence[0].start
            at = article.span(question.answer_at.start + shift, question.answer_at.end + shift)
            evidence = tuple(map(there, question.evidence))
            questions.append(question.model_copy(update={"evidence": evidence, "answer_at": at}))
    return Quiz(title="made again", articles=(article,), questions=tuple(questions))


TEXT = SEED.read_text(encoding="utf-8")
LONGER = moved(TEXT.replace("\n\n", "\n\nA new paragraph opens the article.\n\n", 1))
SHORTER = moved(TEXT.replace(" Washington normalized diplomatic relations with Vietnam in 1995", " Nothing happened"))


def test_nothing_decided_changes_nothing() -> None:
    quiz, report = honour(FRESH, FRESH)
    assert quiz == FRESH
    assert report.lines() == ["nothing decided"]


def test_a_dropped_question_stays_dropped_and_the_next_best_takes_its_place() -> None:
    spare = [
        ask(FRESH.articles[0], "open", "In what year did Biden take office?", "2021", "in 2021", score=0.8),
        ask(FRESH.articles[0], "choice", "Where was the summit?", "India", "in India", score=0.5, distractors=("A",)),
    ]
    quiz, report = honour(edited(YEAR, status="drop"), FRESH, spare=spare)
    assert by_id(quiz)[YEAR].status == "drop"
    assert report.dropped == (YEAR,)
    assert report.replaced == ((YEAR, spare[1].id),)
    assert [q.id for q in quiz.questions[:2]] == [YEAR, spare[1].id]


def test_replace_puts_the_next_best_behind_one_question() -> None:
    spare = [ask(FRESH.articles[0], "open", "In what year did Biden take office?", "2021", "in 2021")]
    quiz, best = replace(FRESH, SECOND.id, spare)
    assert best == spare[0]
    assert quiz.questions[1].status == "drop"
    assert quiz.questions[2] == best
    assert len(quiz.questions) == len(FRESH.questions) + 1


def test_a_new_wording_survives_marked_or_not() -> None:
    for changes in ({"prompt": "When was it?", "edited": True}, {"prompt": "When was it?"}):
        quiz, report = honour(edited(YEAR, **changes), LONGER, remembered=FRESH)
        question = by_id(quiz)[YEAR]
        assert (question.prompt, question.edited) == ("When was it?", True)
        assert report.edited == (YEAR,)
        text = quiz.article(question.answer_at.article).text
        assert text[question.answer_at.start : question.answer_at.end] == "1995"


def test_an_edited_answer_is_traced_again() -> None:
    quiz, report = honour(edited(SECOND.id, answer="the Southeast Asian country's highest diplomatic ranking"), FRESH)
    assert by_id(quiz)[SECOND.id].answer_at.text == "the Southeast Asian country's highest diplomatic ranking"
    assert not report.lost


def test_an_edited_answer_that_does_not_trace_is_left_out_and_named() -> None:
    quiz, report = honour(edited(YEAR, answer="1996"), FRESH)
    assert YEAR not in by_id(quiz)
    assert [(one.id, one.answer) for one in report.lost] == [(YEAR, "1996")]
    assert "'1996' does not stand in its evidence" in report.lines()[0]


def test_a_kept_question_whose_sentence_is_gone_is_named() -> None:
    quiz, report = honour(edited(YEAR, status="keep"), SHORTER, remembered=FRESH)
    assert YEAR not in by_id(quiz)
    assert "the article no longer says" in report.lost[0].why


def test_an_undecided_question_whose_sentence_is_gone_just_goes() -> None:
    quiz, report = honour(FRESH, SHORTER, remembered=FRESH)
    assert YEAR in report.gone
    assert not report.lost
    assert len(quiz.questions) == len(SHORTER.questions)


def test_a_kept_question_that_is_no_longer_made_stays_while_it_traces() -> None:
    fewer = of(LONGER.questions[1:], LONGER)
    quiz, report = honour(edited(YEAR, status="keep"), fewer, remembered=FRESH)
    assert by_id(quiz)[YEAR].status == "keep"
    assert report.kept == (YEAR,)
    span = by_id(quiz)[YEAR].evidence[0]
    assert quiz.articles[0].text[span.start : span.end] == span.text


def test_the_order_of_a_teacher_holds_and_new_questions_join_their_neighbours() -> None:
    backwards = of(reversed(FRESH.questions[1:]))
    quiz, report = honour(backwards, FRESH)
    assert [q.id for q in quiz.questions if q.id != YEAR] == [q.id for q in backwards.questions]
    assert report.new == (YEAR,)


def test_a_question_taken_out_of_the_file_stays_out() -> None:
    quiz, report = honour(of(FRESH.questions[1:]), LONGER, remembered=FRESH)
    assert YEAR not in by_id(quiz)
    assert report.dropped == (YEAR,)


def test_a_question_written_by_hand_is_kept_if_it_traces() -> None:
    mine = ask(FRESH.articles[0], "open", "Who skipped a phase?", "The upgrade", "The upgrade", fact="mine")
    quiz, report = honour(of([*FRESH.questions, mine]), LONGER, remembered=FRESH)
    assert by_id(quiz)[mine.id].edited
    assert report.edited == (mine.id,)
    wrong = mine.model_copy(update={"answer": "Nobody at all"})
    _, report = honour(of([*FRESH.questions, wrong]), LONGER, remembered=FRESH)
    assert [one.answer for one in report.lost] == ["Nobody at all"]


def test_title_and_seed_are_the_teachers() -> None:
    quiz, _ = honour(FRESH.model_copy(update={"title": "Week 3", "seed": 5}), LONGER)
    assert (quiz.title, quiz.seed) == ("Week 3", 5)


def test_an_article_that_is_gone_is_said() -> None:
    other = read().model_copy(update={"id": "x", "title": "Other", "source": "other.txt"})
    _, report = honour(edited(YEAR, status="keep"), Quiz(title="", articles=(other,), questions=()))
    assert report.lost[0].why == "its article is no longer there"


SIGNED = of(map(sign, FRESH.questions))


def test_an_edit_of_a_signed_question_is_noticed_and_a_new_wording_of_quizgen_is_not_one() -> None:
    mine = SIGNED.questions[0].model_copy(update={"prompt": "When was it?"})
    previous = of([mine, *SIGNED.questions[1:]])
    assert [q.id for q in noticed(previous).questions if q.edited] == [YEAR]
    reworded = of(sign(q.model_copy(update={"prompt": f"Please: {q.prompt}"})) for q in FRESH.questions)
    quiz, report = honour(previous, reworded)
    assert by_id(quiz)[YEAR].prompt == "When was it?"
    assert report.edited == (YEAR,)
    assert all(q.prompt.startswith("Please: ") for q in quiz.questions[1:])


def test_an_edit_survives_a_second_rerun() -> None:
    mine = SIGNED.questions[0].model_copy(update={"prompt": "When was it?"})
    once, _ = honour(of([mine, *SIGNED.questions[1:]]), SIGNED)
    twice, report = honour(once, SIGNED)
    assert twice == once
    assert report.edited == (YEAR,)


def test_an_unsigned_question_among_signed_ones_was_written_by_hand() -> None:
    mine = ask(FRESH.articles[0], "open", "Who skipped a phase?", "The upgrade", "The upgrade", fact="mine")
    quiz, report = honour(of([*SIGNED.questions, mine]), SIGNED)
    assert by_id(quiz)[mine.id].edited
    assert report.edited == (mine.id,)


def test_a_quiz_from_elsewhere_is_not_taken_for_edited() -> None:
    assert noticed(FRESH) == FRESH
