"""Statements to be judged: one proposition, one changed fact, balanced."""

from itertools import groupby

import pytest

from quizgen.choose.cutting import first_said
from quizgen.choose.false_statements import statements, to_true_false
from quizgen.choose.mentions import Scene
from quizgen.choose.naming import by_the_way, half_named
from quizgen.choose.stating import statement, with_article
from quizgen.model import BLANK, Article, Form, Kind, Question, question_id

NAMES = ["Mary Holt", "Peter Lang", "John Marsh", "Anna Reid", "Paul Stone", "Ruth Bell", "Mark Young", "Laura Frost"]
PLACES = [
    "the bridge",
    "the school",
    "the mill",
    "the library",
    "the harbour",
    "the station",
    "the chapel",
    "the market",
]
PAIRS = list(zip(NAMES, PLACES, strict=True))
TEXT = "Lowmere\n" + "".join(
    f"{name} founded {place} of the town in {1900 + 7 * n}.\n" for n, (name, place) in enumerate(PAIRS)
)
ARTICLE = Article(id="a", title="Lowmere", source="a.txt", text=TEXT)


def ask(n, form, kind=Kind.AGENT):
    name, place, year = NAMES[n], PLACES[n], str(1900 + 7 * n)
    sentence = f"{name} founded {place} of the town in {year}."
    start = TEXT.index(sentence)
    answer = name if kind == Kind.AGENT else year
    at = start + sentence.index(answer)
    prompts = {
        (Form.OPEN, Kind.AGENT): f"Who founded {place} of the town in {year}?",
        (Form.CLOZE, Kind.AGENT): sentence.replace(name, BLANK),
        (Form.OPEN, Kind.DATE): f"In what year did {name} found {place} of the town?",
        (Form.CLOZE, Kind.DATE): sentence.replace(year, BLANK),
    }
    fact = f"{n}{kind}"
    return Question(
        id=question_id(fact, form),
        kind=kind,
        form=form,
        prompt=prompts[form, kind],
        answer=answer,
        fact=fact,
        answer_at=ARTICLE.span(at, at + len(answer)),
        evidence=(ARTICLE.span(start, start + len(sentence)),),
        template="t",
        answer_type="person" if kind == Kind.AGENT else "year",
    )


POOL = [ask(n, form, kind) for n in range(8) for form in (Form.OPEN, Form.CLOZE) for kind in (Kind.AGENT, Kind.DATE)]
SCENE = Scene([ARTICLE], POOL)


def test_a_true_statement_is_the_cloze_filled():
    made = to_true_false(ask(0, Form.CLOZE), SCENE, true=True)
    assert made.prompt == "Mary Holt founded the bridge of the town in 1900."
    assert made.answer == "True"
    assert made.form == Form.TRUE_FALSE
    assert made.why_not == ()
    assert made.id == question_id(made.fact, Form.TRUE_FALSE)


def test_a_false_one_changes_the_answer_alone_and_says_what_is_right():
    made = to_true_false(ask(0, Form.CLOZE, Kind.DATE), SCENE, true=False)
    assert made.answer == "False"
    assert made.prompt.startswith("Mary Holt founded the bridge of the town in ")
    assert "1900" not in made.prompt
    assert "1900" in made.why_not[0]
    assert made.answer_at.text == "1900"


def test_an_open_question_takes_the_cloze_of_its_fact():
    made = to_true_false(ask(1, Form.OPEN, Kind.DATE), SCENE, true=True)
    assert made.prompt == "Peter Lang founded the school of the town in 1907."


def test_an_open_question_without_cloze_is_turned_where_the_subject_is_asked():
    assert statement(ask(2, Form.OPEN), "John Marsh") == "John Marsh founded the mill of the town in 1914."
    assert statement(ask(2, Form.OPEN, Kind.DATE), "1914") == "In 1914, John Marsh founded the mill of the town."


@pytest.mark.parametrize(
    ("prompt", "answer", "evidence", "expected"),
    [
        ("In what year was the mill first opened?", "1921", "The mill was first opened in 1921.", "was first opened"),
        ("When did Ann Reid die?", "7 May 1943", "Ann Reid died on 7 May 1943.", "On 7 May 1943, Ann Reid died."),
        ("When did Ann Reid die?", "May 1943", "Ann Reid died in May 1943.", "In May 1943, Ann Reid died."),
        (
            "When did the mill close?",
            "the summer of 1921",
            "It closed in the summer of 1921.",
            "1921, the mill closed.",
        ),
        ("When did Ann begin to paint?", "the early 1970s", "Ann began to paint in the early 1970s.", "Ann began to"),
        # the verb is the one that the evidence has, not the first word that could be one
        ("In what year did the record company move?", "1951", "The record company moved in 1951.", "company moved."),
        # no time that goes before a statement; a second time; a verb that the evidence has otherwise
        ("When did the mill close?", "after 1921", "The mill closed after 1921.", None),
        ("When did the mill of 1890 close?", "1921", "The mill of 1890 closed in 1921.", None),
        ("In what year did many die of it?", "1466", "In 1466 the dead of it were many.", None),
        ("When was Ann Reid mayor?", "1921", "In 1921 Ann Reid was not yet a mayor.", None),
    ],
)
def test_a_time_goes_before_what_happened(prompt, answer, evidence, expected):
    article = Article(id="a", title="Lowmere", source="a.txt", text=evidence)
    at = evidence.index(answer)
    asked = ask(2, Form.OPEN, Kind.DATE).model_copy(
        update={
            "prompt": prompt,
            "answer": answer,
            "answer_at": article.span(at, at + len(answer)),
            "evidence": (article.span(0, len(evidence)),),
        }
    )
    made = statement(asked, answer)
    assert (made is None) if expected is None else (expected in made)


@pytest.mark.parametrize(
    ("prompt", "answer", "type_", "expected"),
    [
        ("Who is Jane Doe?", "psychologist", "role", "Jane Doe is a psychologist."),
        ("Who was Jane Doe?", "director of the mill", "role", "Jane Doe was director of the mill."),
        ("Who is the mayor of Lowmere?", "Mary Holt", "person", "Mary Holt is the mayor of Lowmere."),
        ("Which country is it?", "Peru", "country", None),
    ],
)
def test_roles(prompt, answer, type_, expected):
    asked = ask(0, Form.OPEN).model_copy(
        update={"prompt": prompt, "answer": answer, "answer_type": type_, "kind": Kind.ROLE, "fact": "r"}
    )
    assert statement(asked, answer) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("psychologist", "a psychologist"),
        ("artist", "an artist"),
        ("the owner", "the owner"),
        ("prime minister", "prime minister"),
        ("author of two books", "the author of two books"),
        ("head of the school", "head of the school"),
        ("member of the board", "a member of the board"),
        ("Italy's envoy", "Italy's envoy"),
    ],
)
def test_articles_before_roles(role, expected):
    assert with_article(role) == expected


@pytest.mark.parametrize("kind", [Kind.CAUSE, Kind.PURPOSE, Kind.MANNER])
def test_nothing_false_is_made_of_what_may_have_several_answers(kind):
    asked = ask(0, Form.CLOZE).model_copy(update={"kind": kind})
    assert to_true_false(asked, SCENE, true=False) is None
    assert to_true_false(asked, SCENE, true=True) is not None


def test_no_statement_of_half_a_sentence_or_a_very_long_one():
    asked = ask(0, Form.CLOZE)
    for prompt in (f"{BLANK} (the first founded it.", f"{BLANK} " + "and so on " * 20 + "ended.", f"{BLANK} slept."):
        assert to_true_false(asked.model_copy(update={"prompt": prompt}), SCENE, true=True) is None


@pytest.mark.parametrize("seed", range(6))
def test_balance_and_runs(seed):
    asked = [q for q in POOL if q.form == Form.CLOZE]
    made = statements(asked, POOL, [ARTICLE], seed)
    assert len(made) >= 6
    assert 0.4 <= sum(q.answer == "True" for q in made) / len(made) <= 0.6
    assert max(len(list(run)) for _, run in groupby(made, key=lambda q: q.answer)) <= 3
    assert made == statements(asked, POOL, [ARTICLE], seed)


def test_of_one_sentence_one_statement():
    made = statements(POOL, POOL, [ARTICLE])
    assert len({q.evidence[0].start for q in made}) == len(made)


def test_one_at_most_where_nothing_can_be_made_false():
    asked = [ask(n, Form.CLOZE).model_copy(update={"kind": Kind.CAUSE}) for n in range(5)]
    assert [made.answer for made in statements(asked, asked, [ARTICLE])] == ["True"]


def test_no_statement_of_two_propositions():
    asked = ask(0, Form.CLOZE)
    for prompt in (f"{BLANK} founded it in 1900, but nobody came.", f"{BLANK} founded the bridge and was its owner."):
        assert to_true_false(asked.model_copy(update={"prompt": prompt}), SCENE, true=True) is None


def test_nothing_false_is_made_of_what_hardly_says_anything():
    asked = ask(0, Form.CLOZE).model_copy(update={"prompt": f"{BLANK} began rising slowly."})
    assert to_true_false(asked, SCENE, true=False) is None


def test_nothing_false_is_made_of_an_open_list():
    asked = ask(0, Form.CLOZE).model_copy(update={"prompt": f"The founders of all five towns include {BLANK}."})
    assert to_true_false(asked, SCENE, true=False) is None
    assert to_true_false(asked, SCENE, true=True) is not None


def test_signs_stand_close_to_what_they_belong_to():
    asked = ask(0, Form.CLOZE).model_copy(update={"prompt": f"The bridge cost $ {BLANK} million in all."})
    assert statement(asked, "5") == "The bridge cost $5 million in all."
    asked = asked.model_copy(update={"prompt": f"The bridge was called “the {BLANK}.”"})
    assert statement(asked, "Arch") == "The bridge was called “the Arch.”"


def test_the_article_of_the_subject_comes_from_the_evidence():
    text = "T\nThe Harbour Trust runs the ferry to the island.\n"
    article = Article(id="h", title="T", source="h", text=text)
    start = text.index("Harbour")
    asked = ask(0, Form.OPEN).model_copy(
        update={
            "prompt": "What runs the ferry to the island?",
            "answer": "Harbour Trust",
            "answer_at": article.span(start, start + 13),
            "evidence": (article.span(2, len(text) - 1),),
            "fact": "h",
        }
    )
    assert statement(asked, "Harbour Trust") == "The Harbour Trust runs the ferry to the island."


@pytest.mark.parametrize(
    ("prompt", "answer", "type_", "false"),
    [
        (f"Granby Mill paid {BLANK} men in 1931.", "over fifty", "number", False),
        (f"Granby Mill paid {BLANK} men in 1931.", "fifty", "number", True),
        (f"Lowmere had paid its debts when {BLANK} founded the bridge of the town.", "Mary Holt", "person", False),
        (f"{BLANK} opened the railway over the hills near Granby.", "Mary Holt", "person", True),
        # told of one year it may hold of another too
        (f"In {BLANK}, Granby Mill employed most men of the town.", "1907", "year", False),
        (f"In {BLANK}, Granby Mill dismissed most men of the town.", "1907", "year", True),
    ],
)
def test_bounds_and_names_in_a_circumstance_are_not_changed(prompt, answer, type_, false):
    asked = ask(0, Form.CLOZE).model_copy(
        update={"prompt": prompt, "answer": answer, "answer_type": type_, "fact": "z"}
    )
    assert (to_true_false(asked, SCENE, true=False) is not None) is false


@pytest.mark.parametrize(
    ("role", "stated"),
    [("professor of chemistry at Granby", True), ("head of the school", True), ("singer", False), ("Trust CEO", False)],
)
def test_an_office_is_stated_and_a_trade_is_not(role, stated):
    asked = ask(0, Form.OPEN).model_copy(
        update={"prompt": "Who is Jane Doe?", "answer": role, "answer_type": "role", "kind": Kind.ROLE, "fact": "r"}
    )
    assert (to_true_false(asked, SCENE, true=True) is not None) is stated


def test_what_says_little_is_not_judged():
    asked = ask(0, Form.CLOZE)
    assert to_true_false(asked.model_copy(update={"prompt": f"{BLANK} left Granby."}), SCENE, true=True) is None


def test_a_passive_is_not_turned_round():
    text = "T\nEarlier settlers had come, and were separated by Mary Holt from the town.\n"
    article = Article(id="p", title="T", source="p", text=text)
    at = text.index("Mary")
    asked = ask(0, Form.OPEN).model_copy(
        update={
            "prompt": "Who separated settlers from the town?",
            "answer_at": article.span(at, at + 9),
            "evidence": (article.span(2, len(text) - 1),),
            "fact": "p",
        }
    )
    assert statement(asked, "Mary Holt") is None


def test_percent_signs_and_possessives_stand_close():
    asked = ask(0, Form.CLOZE).model_copy(update={"prompt": f"The sea rose by {BLANK} % on the Pirates ' coast."})
    assert statement(asked, "5") == "The sea rose by 5% on the Pirates' coast."


def test_what_is_reported_is_not_stated_as_a_fact():
    text = "T\nAccording to Anna Reid, Mary Holt founded the mill of Granby in 1931.\n"
    article = Article(id="q", title="T", source="q", text=text)
    at = text.index("Mary")
    asked = ask(0, Form.CLOZE).model_copy(
        update={
            "answer_at": article.span(at, at + 9),
            "evidence": (article.span(2, len(text) - 1),),
            "prompt": f"{BLANK} founded the mill of Granby in 1931.",
            "fact": "q",
        }
    )
    assert to_true_false(asked, SCENE, true=True) is None
    said = asked.model_copy(update={"prompt": f"According to Anna Reid, {asked.prompt}"})
    assert to_true_false(said, SCENE, true=True) is not None


@pytest.mark.parametrize(
    ("said", "stated"),
    [("Jane Doe, head of the school, left.", True), ("“No,” said Jane Doe, head of the school.", False)],
)
def test_the_office_of_who_is_quoted_is_no_statement(said, stated):
    article = Article(id="o", title="T", source="o", text=said)
    at = said.index("head")
    asked = ask(0, Form.OPEN).model_copy(
        update={
            "prompt": "Who is Jane Doe?",
            "answer": "head of the school",
            "answer_type": "role",
            "kind": Kind.ROLE,
            "fact": "o",
            "answer_at": article.span(at, at + 18),
            "evidence": (article.span(0, len(said)),),
        }
    )
    assert (to_true_false(asked, SCENE, true=True) is not None) is stated


@pytest.mark.parametrize(
    ("prompt", "left"),
    [
        (f"The mill opened in {BLANK} and was sold to Owen Prentice.", f"The mill opened in {BLANK}."),
        (f"Anna Reid wrote {BLANK}, a play of 1907, but without a hero.", f"Anna Reid wrote {BLANK}, a play of 1907."),
        (f"In {BLANK}, Lowmere won the cup, led by Peter Lang.", f"In {BLANK}, Lowmere won the cup."),
        (f"For {BLANK} years, Peter Lang broke and burnt the mills.", None),
        # below the main clause two verbs may belong together
        (f"Laws that {BLANK} passed and upheld were kept.", f"Laws that {BLANK} passed and upheld were kept."),
        # what is left away tells which badge it is
        (f"In {BLANK}, Lowmere took a new badge, made by Peter Lang.", None),
        (f"Peter Lang (who drew {BLANK}, but badly) left.", None),
        (f"For {BLANK}, while poor, Lowmere paid.", None),
    ],
)
def test_a_cloze_is_cut_after_what_it_says_first(prompt, left):
    asked = ask(0, Form.CLOZE).model_copy(update={"prompt": prompt})
    assert first_said(asked).prompt == (left or prompt)


def test_of_two_propositions_the_first_is_stated():
    prompt = f"Mary Holt founded the bridge of the town in {BLANK} and was thanked by the council."
    asked = ask(0, Form.CLOZE, Kind.DATE).model_copy(update={"prompt": prompt})
    assert to_true_false(asked, SCENE, true=True).prompt == "Mary Holt founded the bridge of the town in 1900."


@pytest.mark.parametrize(
    ("sentence", "filler", "passing"),
    [
        ("The Ash Playhouse closed in 1931.", "The weavers of Granby sold cloth. ", True),
        ("The Ash Playhouse closed in 1931.", "The Ash Playhouse sold cloth. ", False),
        ("The Lowmere Playhouse closed in 1931.", "The weavers of Granby sold cloth. ", False),
        ("The Summer Hall closed in 1931.", "The Summer Fair and the Hall of Granby sold cloth. ", True),
        ("Ann Kell closed the school in 1931.", "The weavers knew Kell. ", False),
        ("The old playhouse closed in 1931.", "The weavers of Granby sold cloth. ", False),
    ],
)
def test_what_a_long_article_names_but_once_is_by_the_way(sentence, filler, passing):
    article = ARTICLE.model_copy(update={"text": f"Lowmere\n{sentence} {filler * 60}"})
    assert by_the_way(sentence, "a", Scene([article])) is passing
    short = ARTICLE.model_copy(update={"text": f"Lowmere\n{sentence} {filler}"})
    assert not by_the_way(sentence, "a", Scene([short]))


@pytest.mark.parametrize(
    ("start", "end", "stated"),
    [
        ("Foreign army troops reached the harbour of the town in ", ", led by General Peter Lang.", False),
        ("Foreign army troops reached the harbour of the town in ", ", which was burnt.", True),
        ("The Lowmere Guard reached the harbour of the town in ", ", led by General Peter Lang.", True),
    ],
)
def test_troops_without_their_leader_are_not_judged(start, end, stated):
    text = f"Lowmere\n{start}1900{end}"
    article = ARTICLE.model_copy(update={"text": text})
    evidence = article.span(8, len(text))
    at = article.span(8 + len(start), 8 + len(start) + 4)
    asked = ask(0, Form.CLOZE, Kind.DATE).model_copy(
        update={"prompt": f"{start}{BLANK}.", "answer": "1900", "answer_at": at, "evidence": (evidence,), "fact": "l"}
    )
    assert (to_true_false(asked, Scene([article]), true=True) is not None) is stated


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("Mary Holt of Lowmere published a long letter, “On Looms”, in the town.", False),
        ("Mary Holt of Lowmere published a long letter.", True),
        ("Mary Holt of Lowmere was a weaver, one of four in the town.", True),
    ],
)
def test_one_of_many_is_not_judged_without_what_describes_it(said, stated):
    text = f"Lowmere\nIn 1900, {said}"
    article = ARTICLE.model_copy(update={"text": text})
    prompt = f"In {BLANK}, {said.partition(',')[0].rstrip('.')}."
    asked = ask(0, Form.CLOZE, Kind.DATE).model_copy(
        update={
            "prompt": prompt,
            "answer": "1900",
            "answer_at": article.span(11, 15),
            "evidence": (article.span(8, len(text)),),
            "fact": "u",
        }
    )
    assert (to_true_false(asked, Scene([article]), true=True) is not None) is stated


def test_of_things_of_all_sorts_nothing_false_is_made():
    said = "The looms of Lowmere were made of the wood of old ships."
    article = ARTICLE.model_copy(update={"text": f"Lowmere\n{said} Iron, stone, sand and glass were sold by Lang."})
    start = article.text.index("wood")
    asked = ask(0, Form.CLOZE).model_copy(
        update={
            "kind": Kind.STATEMENT,
            "prompt": said.replace("wood", BLANK),
            "answer": "wood",
            "answer_type": "thing",
            "answer_at": article.span(start, start + 4),
            "evidence": (article.span(8, 8 + len(said)),),
            "fact": "w",
        }
    )
    assert to_true_false(asked, Scene([article], [asked]), true=False) is None


@pytest.mark.parametrize(
    ("text", "half"), [("was surveyed by Lang in 1900", True), ("was surveyed by Peter Lang", False)]
)
def test_who_did_it_is_named_in_full(text, half):
    article = ARTICLE.model_copy(update={"title": "Granby"})
    assert half_named(f"The town {text}.", "a", Scene([article])) is half
