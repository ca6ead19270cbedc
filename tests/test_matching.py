"""Matching sets: one kind, four to ten pairs, responses to spare."""

from quizgen.choose.match import FEWEST, MOST, matching
from quizgen.model import BLANK, Article, Form, Kind, Question, question_id

GIVEN = "Mary Peter John Anna Paul Ruth Mark Laura Simon Helen Frank Alice".split()
LAST = "Holt Lang Marsh Reid Stone Bell Young Frost Wells Moss Park Dean".split()
ROLES = [
    "weaver of carpets",
    "surgeon in Lowmere",
    "pilot of the ferry",
    "keeper of the mill",
    "printer in Granby",
    "singer from Cork",
]
NAMES = [f"{given} {last}" for given, last in zip(GIVEN, LAST, strict=True)]
TEXT = "Lowmere\n" + "".join(
    f"{name} arrived in {1900 + 7 * n} to work as {ROLES[n % 6]}.\n" for n, name in enumerate(NAMES)
)
ARTICLE = Article(id="a", title="Lowmere", source="a.txt", text=TEXT)


def ask(n, kind):
    name, year, role = NAMES[n], str(1900 + 7 * n), ROLES[n % 6]
    sentence = f"{name} arrived in {year} to work as {role}."
    start = TEXT.index(sentence)
    answer, prompt, form, type_ = {
        Kind.ROLE: (role, f"Who was {name}?", Form.OPEN, "role"),
        Kind.DATE: (year, f"{name} arrived in {BLANK}.", Form.CLOZE, "year"),
    }[kind]
    at = start + sentence.index(answer)
    fact = f"{n}{kind}"
    return Question(
        id=question_id(fact, form),
        kind=kind,
        form=form,
        prompt=prompt,
        answer=answer,
        fact=fact,
        template="t",
        answer_at=ARTICLE.span(at, at + len(answer)),
        evidence=(ARTICLE.span(start, start + len(sentence)),),
        answer_type=type_,
    )


def test_persons_and_roles():
    asked = [ask(n, Kind.ROLE) for n in range(5)]
    made = matching(asked, asked, [ARTICLE])
    assert [q.prompt for q in made] == ["Mary Holt", "Peter Lang", "John Marsh", "Anna Reid", "Paul Stone"]
    assert len({q.group for q in made}) == 1
    assert all(q.form == Form.MATCHING for q in made)
    assert made[0].answer == "weaver of carpets"
    assert made[0].id == question_id(made[0].fact, Form.MATCHING)


def test_events_and_years_with_years_to_spare():
    asked = [ask(n, Kind.DATE) for n in range(6)]
    made = matching(asked, asked, [ARTICLE])
    assert made[0].prompt == "Mary Holt arrived"
    assert made[0].answer == "1900"
    assert 2 <= len(made[0].distractors) <= 3
    assert len({q.distractors for q in made}) == 1
    assert not {q.answer for q in made} & set(made[0].distractors)
    assert len(made[0].why_not) == len(made[0].distractors)


def test_no_set_of_fewer_than_four():
    asked = [ask(n, Kind.ROLE) for n in range(FEWEST - 1)]
    assert matching(asked, asked, [ARTICLE]) == []


def test_a_long_set_is_cut_evenly():
    asked = [ask(n, Kind.DATE) for n in range(12)]
    made = matching(asked, asked, [ARTICLE])
    groups = [sum(q.group == g for q in made) for g in dict.fromkeys(q.group for q in made)]
    assert groups == [6, 6]
    assert max(groups) <= MOST


def test_responses_are_distinct_and_what_clashes_is_to_spare():
    asked = [ask(n, Kind.ROLE) for n in range(7)]  # the seventh has the role of the first
    made = matching(asked, asked, [ARTICLE])
    assert len({q.answer for q in made}) == len(made) == 6


def test_kinds_do_not_mix():
    asked = [ask(n, Kind.ROLE) for n in range(2)] + [ask(n, Kind.DATE) for n in range(2)]
    assert matching(asked, asked, [ARTICLE]) == []


def test_persons_and_deeds():
    prompts = ["built the mill", "found the well", "sold the quarry", "drew the map", "led the choir"]
    asked = []
    for n, deed in enumerate(prompts):
        base = ask(n, Kind.ROLE)
        at = TEXT.index(NAMES[n])
        asked.append(
            base.model_copy(
                update={
                    "kind": Kind.AGENT,
                    "prompt": f"Who {deed}?",
                    "answer": NAMES[n],
                    "answer_type": "person",
                    "answer_at": ARTICLE.span(at, at + len(NAMES[n])),
                }
            )
        )
    made = matching(asked, asked, [ARTICLE])
    assert made[0].prompt == "Built the mill"
    assert made[0].answer == "Mary Holt"
    assert len(made) == 5


def deed(n, prompt, answer):
    at = TEXT.index(answer)
    return ask(n, Kind.ROLE).model_copy(
        update={
            "kind": Kind.AGENT,
            "prompt": f"Who {prompt}?",
            "answer": answer,
            "answer_type": "person",
            "answer_at": ARTICLE.span(at, at + len(answer)),
        }
    )


def test_single_names_and_those_whom_a_pronoun_tells_are_left_out():
    prompts = ["built the mill", "found the well", "sold the quarry", "drew the map"]
    asked = [deed(n, prompt, NAMES[n]) for n, prompt in enumerate(prompts)]
    assert len(matching(asked, asked, [ARTICLE])) == 4
    assert matching([*asked[:3], deed(3, "drew the map", "Reid")], asked, [ARTICLE]) == []
    assert matching([*asked[:3], deed(3, "drew his map", NAMES[3])], asked, [ARTICLE]) == []


def test_deeds_and_years_of_several_articles_make_no_set():
    asked = [ask(n, Kind.DATE) for n in range(4)]
    assert len(matching(asked, asked, [ARTICLE])) == 4
    away = ARTICLE.model_copy(update={"id": "b", "title": "Granby"})
    moved = [
        q.model_copy(
            update={
                "answer_at": q.answer_at.model_copy(update={"article": "b"}),
                "evidence": tuple(span.model_copy(update={"article": "b"}) for span in q.evidence),
            }
        )
        for q in asked[2:]
    ]
    assert matching([*asked[:2], *moved], [*asked[:2], *moved], [ARTICLE, away]) == []


def test_responses_begin_alike():
    asked = [ask(n, Kind.ROLE) for n in range(6)]
    odd = asked[5].model_copy(update={"answer": "a singer from Cork"})
    made = matching([*asked[:5], odd], asked, [ARTICLE])
    assert odd.answer not in {q.answer for q in made}
    assert len(made) == 5


def test_no_set_of_abbreviations():
    asked = [
        ask(n, Kind.ROLE).model_copy(update={"kind": Kind.ABBREVIATION, "prompt": f"What does {letters} stand for?"})
        for n, letters in enumerate(("WC", "SL", "PF", "KM", "PG"))
    ]
    assert matching(asked, asked, [ARTICLE]) == []


def test_namesakes_do_not_meet_in_a_set():
    asked = [ask(n, Kind.ROLE) for n in range(5)]
    made = matching([*asked[:4], asked[4].model_copy(update={"prompt": "Who was Mary Lang?"})], asked, [ARTICLE])
    assert [q.prompt for q in made] == ["Mary Holt", "Peter Lang", "John Marsh", "Anna Reid"]
