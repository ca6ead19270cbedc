"""From all kept questions to those of the quiz, on questions made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from quizgen.choose.forms import in_forms
from quizgen.choose.select import (
    best,
    disagreeing,
    filled_up,
    in_article_order,
    merged,
    one_a_clause,
    told_twice,
    without_echoes,
    without_twins,
)
from quizgen.choose.soundness import vouched
from quizgen.model import Article, Block, Form, Question, Span, question_id

SENTENCES = (
    "Marta Lindqvist opened a bakery in Turku in 1987.",
    "Owen Prentice sold the Halden mill in 1931.",
    "Helen Carter designed the bridge at Elmsford in 1912.",
    "Orvalia became a republic in 1962.",
)
TEXT = " ".join(SENTENCES)


def article(id_: str) -> Article:
    body = Block(start=0, end=len(TEXT), role="body", number=1)
    return Article(id=id_, title="Untitled", source=f"{id_}.txt", text=TEXT, titled=False, blocks=(body,))


def ask(prompt: str, answer: str, form: str = "open", where: str = "a", **more: Any) -> Question:
    """Return a question whose evidence is the sentence that holds its answer; its id is the prompt's, unless given."""
    own = article(where)
    sentence = next(s for s in SENTENCES if answer in s)
    start = TEXT.index(sentence)
    at = TEXT.index(answer)
    return Question(
        **{
            "id": question_id(f"{where} {prompt} {answer}", form),
            "kind": "statement",
            "form": form,
            "prompt": prompt,
            "answer": answer,
            "answer_at": own.span(at, at + len(answer)),
            "evidence": (own.span(start, start + len(sentence)),),
            "fact": f"{where} {prompt}",
            **more,
        }
    )


WHO = ask("Who opened a bakery in Turku in 1987?", "Marta Lindqvist", kind="agent", score=0.5)
YEAR = ask("In what year did Marta Lindqvist open a bakery in Turku?", "1987", kind="date", score=0.7)
BLANKED = ask("_____ opened a bakery in Turku in 1987.", "Marta Lindqvist", "cloze", score=0.9)
MILL = ask("Who sold the Halden mill?", "Owen Prentice", kind="agent", score=0.4)
MILL_CLOZE = ask("Owen Prentice sold the _____ in 1931.", "Halden mill", "cloze", score=0.3)
BRIDGE = ask("Who designed the bridge at Elmsford?", "Helen Carter", kind="agent", score=0.6)


def test_merged_makes_one_of_the_same_question_with_all_its_evidence() -> None:
    again = ask("who opened a bakery in  Turku in 1987", "Marta Lindqvist", where="b")
    one, other = merged([WHO, again, MILL])
    assert other == MILL
    assert (one.id, one.prompt) == (WHO.id, WHO.prompt)
    assert one.evidence == (*WHO.evidence, *again.evidence)


@pytest.mark.parametrize(("first", "second", "kept"), [(0.7, 0.4, 0), (0.4, 0.7, 1)])
def test_merged_keeps_the_soundest_wording_of_one_fact(first: float, second: float, kept: int) -> None:
    one = WHO.model_copy(update={"soundness": first})
    two = WHO.model_copy(update={"soundness": second, "prompt": "By whom was a bakery in Turku opened in 1987?"})
    assert merged([one, MILL, two]) in ([[one, two][kept], MILL], [MILL, [one, two][kept]])


def test_merged_does_not_repeat_evidence() -> None:
    assert merged([WHO, WHO]) == [WHO]


@pytest.mark.parametrize(
    "other",
    [
        ask("Who opened a bakery in Turku?", "Marta Lindqvist"),
        ask(WHO.prompt, "Owen Prentice"),
        ask(WHO.prompt, WHO.answer, "cloze"),
    ],
    ids=["another prompt", "another answer", "another form"],
)
def test_merged_leaves_others_alone(other: Question) -> None:
    assert merged([WHO, other]) == [WHO, other]


def test_disagreeing_names_all_with_another_answer_to_the_same_prompt() -> None:
    two = ask("who opened a bakery in Turku in 1987?", "Owen Prentice", where="b")
    three = ask("Who opened a bakery, in Turku, in 1987?", "Helen Carter", where="b")
    found = disagreeing([WHO, two, MILL, three])
    assert found == dict.fromkeys([WHO.id, two.id, three.id], "3 different answers to the same prompt")


def test_agreeing_answers_and_other_forms_do_not_disagree() -> None:
    same = ask(WHO.prompt, "Marta Lindqvist", where="b")
    other_form = ask(WHO.prompt, "Owen Prentice", "cloze")
    assert disagreeing([WHO, same, other_form, MILL]) == {}


def test_without_twins_drops_a_cloze_where_an_open_question_draws_on_its_sentence() -> None:
    assert without_twins([BLANKED, WHO, MILL_CLOZE]) == [WHO, MILL_CLOZE]
    assert without_twins([WHO, YEAR]) == [WHO, YEAR]


def test_without_twins_takes_open_questions_of_other_articles_for_none() -> None:
    elsewhere = ask(WHO.prompt, WHO.answer, where="b")
    assert without_twins([BLANKED, elsewhere]) == [BLANKED, elsewhere]


@pytest.mark.parametrize("turn", [1, -1])
def test_without_twins_leaves_the_best_cloze_of_a_sentence(turn: int) -> None:
    worse = ask("Marta Lindqvist opened a bakery in _____ in 1987.", "Turku", "cloze", score=0.1)
    assert without_twins([BLANKED, worse][::turn]) == [BLANKED]


def test_without_twins_leaves_two_clozes_of_a_long_sentence_unless_one_tells_it_whole() -> None:
    long = SENTENCES[0].rstrip(".") + " and" + " then another one" * 12 + "."
    one, two, three = (
        ask(prompt, answer, "cloze", score=score).model_copy(update={"clause": f"a:{answer}"})
        for prompt, answer, score in (
            ("_____ opened a bakery in Turku.", "Marta Lindqvist", 0.9),
            ("Marta Lindqvist opened a bakery in _____.", "Turku", 0.8),
            ("Marta Lindqvist opened a bakery in the year _____.", "1987", 0.7),
        )
    )
    spoken = one.evidence[0].model_copy(update={"text": long})
    one, two, three = (q.model_copy(update={"evidence": (spoken,)}) for q in (one, two, three))
    assert without_twins([one, two, three]) == [one, two]
    whole = one.model_copy(update={"clause": ""})
    assert without_twins([whole, two, three]) == [whole]


def test_told_twice_makes_one_fact_of_two_articles_one_question_with_both_pieces_of_evidence() -> None:
    cloze = ask("A bakery in Turku was opened by _____.", "Marta Lindqvist", "cloze", where="b", score=0.9)
    (one,) = told_twice([cloze, WHO])
    assert (one.id, one.evidence) == (WHO.id, (*WHO.evidence, *cloze.evidence))


@pytest.mark.parametrize(
    "other",
    [
        ask("A bakery in Turku was opened by _____.", "Marta Lindqvist", "cloze"),
        ask("Who is the mayor of Hull?", "Marta Lindqvist", where="b"),
        ask("Who opened a bakery in Turku?", "Helen Carter", where="b"),
    ],
    ids=["the same article", "another question", "another answer"],
)
def test_told_twice_leaves_other_facts_alone(other: Question) -> None:
    assert told_twice([WHO, other]) == [WHO, other]


def test_told_twice_makes_one_fact_of_two_sentences_of_an_article_one_question() -> None:
    longer = ask("Who opened a bakery in Turku in 1987 at the old harbour?", "Marta Lindqvist", score=0.1)
    longer = longer.model_copy(update={"evidence": (longer.evidence[0].model_copy(update={"text": "Another."}),)})
    (one,) = told_twice([WHO, longer])
    assert (one.id, one.evidence) == (WHO.id, (*WHO.evidence, *longer.evidence))
    surname = longer.model_copy(update={"answer": "Lindqvist"})
    assert [q.id for q in told_twice([WHO, surname])] == [WHO.id]
    other = longer.model_copy(update={"answer": "Helen Lindqvist"})
    assert told_twice([WHO, other]) == [WHO, other]
    mill = longer.model_copy(update={"prompt": "Who opened a mill in Hull?"})
    assert told_twice([WHO, mill]) == [WHO, mill]


def test_one_a_clause_keeps_the_one_most_worth_asking() -> None:
    who, year = (q.model_copy(update={"clause": "a:16"}) for q in (WHO, YEAR))
    mill, bridge = (q.model_copy(update={"clause": ""}) for q in (MILL, BRIDGE))
    assert one_a_clause([who, mill, year, bridge]) == [mill, year, bridge]


def test_an_open_question_goes_before_a_cloze_of_its_clause_that_is_a_little_better() -> None:
    blank = ask("Marta Lindqvist opened a bakery in Turku in the year _____.", "1987", "cloze", score=0.9)
    blank = blank.model_copy(update={"clause": "a:16"})
    near, far = (WHO.model_copy(update={"clause": "a:16", "score": score}) for score in (0.8, 0.5))
    assert one_a_clause([blank, near]) == [near]
    assert one_a_clause([blank, far]) == [blank]


def test_without_echoes_keeps_one_question_for_the_same_words_of_an_article() -> None:
    assert without_echoes([BLANKED, WHO, YEAR]) == [WHO, YEAR]
    elsewhere = ask(WHO.prompt, WHO.answer, where="b")
    assert without_echoes([WHO, elsewhere]) == [WHO, elsewhere]


def test_without_echoes_takes_an_answer_inside_another_for_the_same() -> None:
    whole = YEAR.model_copy(update={"soundness": 0.6})
    inside = YEAR.model_copy(update={"id": "inside", "soundness": 0.5, "answer_at": shorter(YEAR.answer_at)})
    assert without_echoes([inside, whole, WHO]) == [whole, WHO]


def shorter(span: Span) -> Span:
    return span.model_copy(update={"end": span.end - 1, "text": span.text[:-1]})


def test_without_echoes_prefers_what_is_not_weak_and_then_the_sounder() -> None:
    weak = ask("Who opened the bakery?", "Marta Lindqvist", score=0.9, soundness=0.9, weak="dangling")
    sounder = ask("Who opened a bakery in Turku?", "Marta Lindqvist", kind="agent", score=0.2, soundness=0.6)
    assert WHO.score > sounder.score and WHO.soundness < sounder.soundness
    for turned in ([weak, WHO, sounder], [sounder, WHO, weak]):
        assert without_echoes(turned) == [sounder]
    assert without_echoes([weak, WHO]) == [WHO]


def test_without_echoes_lets_an_open_question_be_a_little_less_sound_than_a_cloze() -> None:
    blank = BLANKED.model_copy(update={"soundness": 0.6})
    near, far = (WHO.model_copy(update={"soundness": s}) for s in (0.4, 0.25))
    assert without_echoes([blank, near]) == [near]
    assert without_echoes([blank, far]) == [blank]


def test_without_echoes_lets_no_open_question_under_the_bound_drive_out_a_cloze_over_it() -> None:
    blank, near = BLANKED.model_copy(update={"soundness": 0.64}), WHO.model_copy(update={"soundness": 0.6})
    assert without_echoes([blank, near], lambda q: q.soundness >= 0.62) == [blank]
    for bound in (0.7, 0.5):
        assert without_echoes([blank, near], lambda q, bound=bound: q.soundness >= bound) == [near]


def test_best_takes_the_highest_scores() -> None:
    assert best([MILL, WHO, BRIDGE], 2) == [BRIDGE, WHO]
    assert best([MILL, WHO], 5) == [WHO, MILL]
    assert best([MILL, WHO], 0) == []


def test_best_spreads_over_the_sentences() -> None:
    assert best([BLANKED, YEAR, MILL], 2) == [BLANKED, MILL]
    assert best([BLANKED, YEAR, MILL], 3) == [BLANKED, MILL, YEAR]


def test_best_goes_by_id_where_scores_are_the_same() -> None:
    first, second = (MILL.model_copy(update={"id": id_}) for id_ in "ab")
    assert best([second, first], 1) == best([first, second], 1) == [first]


def test_filled_up_gives_an_article_the_best_others_until_it_has_enough() -> None:
    pool = [WHO, MILL, BRIDGE, BLANKED]
    assert filled_up([WHO], pool, {"a": 2}) == [WHO, BRIDGE]
    assert filled_up([WHO], pool, {"a": 1}) == [WHO]
    assert filled_up([WHO], pool, {"b": 3}) == [WHO]


def test_filled_up_takes_a_second_question_of_a_sentence_last() -> None:
    assert filled_up([WHO], [WHO, BLANKED, MILL], {"a": 3}) == [WHO, MILL, BLANKED]


def test_in_article_order_goes_by_article_then_sentence_then_answer() -> None:
    other = ask(WHO.prompt, WHO.answer, where="b")
    ordered = [other, WHO, YEAR, MILL, BRIDGE]
    assert in_article_order([BRIDGE, YEAR, MILL, WHO, other], ["b", "a"]) == ordered
    assert in_article_order(ordered, ["a", "b"]) == [*ordered[1:], other]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ((Form.OPEN, Form.CLOZE), [YEAR, MILL_CLOZE, BRIDGE]),
        ((Form.OPEN,), [YEAR, BRIDGE]),
        ((Form.CLOZE,), [MILL_CLOZE]),
        ((), []),
    ],
)
def test_plain_forms_hold_the_questions_as_they_are(forms: tuple[Form, ...], expected: list[Question]) -> None:
    asked = [YEAR, MILL_CLOZE, BRIDGE]
    assert in_forms(asked, asked, [article("a")], forms) == expected


YEARS = [
    ask("In what year did Marta Lindqvist open a bakery?", "1987", kind="date", answer_type="year"),
    ask("In what year did Owen Prentice sell the Halden mill?", "1931", kind="date", answer_type="year"),
    ask("In what year did Helen Carter design the bridge?", "1912", kind="date", answer_type="year"),
    ask("In what year did Orvalia become a republic?", "1962", kind="date", answer_type="year"),
]


def test_each_fact_has_one_form_and_none_is_lost() -> None:
    made = in_forms(YEARS, YEARS, [article("a")], (Form.OPEN, Form.CHOICE), seed=3)
    assert sorted(q.fact for q in made) == sorted(q.fact for q in YEARS)
    assert {q.form for q in made} == {Form.OPEN, Form.CHOICE}


def test_a_form_that_is_not_wanted_is_not_made() -> None:
    made = in_forms(YEARS, YEARS, [article("a")], (Form.CHOICE,))
    assert {q.form for q in made} == {Form.CHOICE}
    assert len({q.fact for q in made}) == len(made) > 0


def test_a_sounder_cloze_vouches_for_an_open_question() -> None:
    blank = BLANKED.model_copy(update={"soundness": 0.9, "score": 0.9})
    open_, poor = (WHO.model_copy(update={"soundness": s, "score": 0.5}) for s in (0.6, 0.45))
    lifted = vouched([open_, blank])
    assert [(q.soundness, q.score) for q in lifted] == [(0.75, 0.6), (0.9, 0.9)]
    assert vouched([poor, blank]) == [poor, blank]
    weak = blank.model_copy(update={"weak": "dangling"})
    assert vouched([open_, weak]) == [open_, weak]
    assert vouched([YEAR.model_copy(update={"soundness": 0.6}), blank])[0].soundness == 0.6
