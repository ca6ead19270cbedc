"""Distractors: alike, plausible, never true."""

import random
import re

import pytest

from quizgen.choose.alike import aliases, content, far_apart, same_thing
from quizgen.choose.distract import choices, pick, to_choice
from quizgen.choose.doubts import fits, may_be_true
from quizgen.choose.measure import ordered, size
from quizgen.choose.mentions import Scene
from quizgen.choose.reasons import quoted
from quizgen.choose.rivals import likeness, surely
from quizgen.choose.sorts import sort_of
from quizgen.choose.values import near
from quizgen.model import BLANK, Article, Form, Kind, Question, question_id

TEXT = """The bridge at Lowmere
The bridge at Lowmere was opened in 1936 by Mary Holt, the mayor of Lowmere.
It was designed by Peter Lang, an engineer from Norway, and cost about 4,000 pounds.
Work began in 1931 and was stopped in 1933, when Anna Reid, the owner of the quarry, died.
John Marsh, a farmer, sold the land to the town in 1929.
In 1951 a flood carried away 12% of the road, and 30% of the fields lay under water.
Sweden sent the steel, and Denmark lent the cranes. Ships from Finland brought the timber.
Paul Stone ran the ferry, and the ropes for it came from Estonia.
Holt had met Lang in Oslo. The stone came from Granby. Copper was used for the roof.
"""
ARTICLE = Article(id="a1", title="The bridge at Lowmere", source="bridge.txt", text=TEXT)


def question(prompt, answer, kind=Kind.AGENT, type_="person", *, form=Form.OPEN, article=ARTICLE):
    at = article.text.index(answer)
    start = article.text.rfind("\n", 0, at) + 1
    start = max(start, article.text.rfind(". ", 0, at) + 2)
    ends = [e for e in (article.text.find(". ", at), article.text.find(".\n", at)) if e >= 0]
    end = min(ends) + 1
    fact = f"{answer}:{kind}"
    return Question(
        id=question_id(fact, form),
        kind=kind,
        form=form,
        prompt=prompt,
        answer=answer,
        answer_at=article.span(at, at + len(answer)),
        evidence=(article.span(start, end),),
        template="t",
        fact=fact,
        answer_type=type_,
    )


POOL = [
    question("Who opened the bridge at Lowmere?", "Mary Holt"),
    question("Who designed the bridge at Lowmere?", "Peter Lang"),
    question("Who sold the land to the town?", "John Marsh"),
    question("Who owned the quarry?", "Anna Reid"),
    question("In what year was the bridge at Lowmere opened?", "1936", Kind.DATE, "year"),
    question("In what year did work begin?", "1931", Kind.DATE, "year"),
    question("In what year was the land sold to the town?", "1929", Kind.DATE, "year"),
    question("What share of the road was carried away?", "12%", Kind.QUANTITY, "percent"),
    question("What share of the fields lay under water?", "30%", Kind.QUANTITY, "percent"),
    question("Which country sent the steel?", "Sweden", Kind.AGENT, "country"),
    question("Which country lent the cranes?", "Denmark", Kind.AGENT, "country"),
    question("About how much did the bridge cost?", "about 4,000 pounds", Kind.QUANTITY, "money"),
    question("What was used for the roof?", "Copper", Kind.OBJECT, "thing"),
]
SCENE = Scene([ARTICLE], POOL)


def test_persons_stand_beside_persons_of_the_same_article():
    made = to_choice(POOL[0], SCENE)
    assert made is not None
    assert made.form == Form.CHOICE
    assert set(made.distractors) <= {"John Marsh", "Anna Reid", "Peter Lang", "Paul Stone"}
    assert len(made.distractors) == 3
    assert made.id == question_id(POOL[0].fact, Form.CHOICE)
    assert made.prompt == POOL[0].prompt
    assert made.answer == "Mary Holt"


def test_each_distractor_has_its_reason_and_the_reason_quotes_the_article():
    made = to_choice(POOL[0], SCENE)
    assert len(made.why_not) == len(made.distractors)
    for text, why in zip(made.distractors, made.why_not, strict=True):
        assert text in why
        quote = re.search("“(.+)”", why)[1].strip(" …")
        assert quote in TEXT


def test_years_are_in_order_and_not_the_evidence():
    made = to_choice(POOL[4], SCENE)
    years = [int(year) for year in made.distractors]
    assert years == sorted(years)
    assert 1936 not in years
    assert all(1880 < year < 1960 for year in years)


def test_a_made_up_value_says_what_the_article_says():
    made = to_choice(POOL[11], SCENE)
    assert made is not None
    assert all(option.startswith("about ") and option.endswith(" pounds") for option in made.distractors)
    assert all("about 4,000 pounds" in why for why in made.why_not)
    assert ordered(made.distractors) == made.distractors


def test_countries_stand_beside_countries():
    made = to_choice(POOL[9], SCENE)
    assert {"Denmark", "Finland"} & set(made.distractors)
    assert "Oslo" not in made.distractors
    assert "Lowmere" not in made.distractors


def test_another_kind_of_the_same_thing():
    made = to_choice(POOL[12], SCENE)
    assert made is not None
    assert all(option[0].isupper() for option in made.distractors)
    assert "Metal" not in made.distractors


def test_nothing_is_made_where_nothing_is_alike():
    lone = question("What was the bridge opened by the mayor of?", "the quarry", Kind.OBJECT, "thing")
    assert to_choice(lone, SCENE) is None


def test_what_the_evidence_names_is_no_distractor():
    asked = question("Who met Lang?", "Holt", Kind.AGENT, "person")
    assert "Lang" not in [rival.text for rival in pick(asked, SCENE)]


def test_what_may_be_true_by_another_sentence_is_no_distractor():
    article = Article(
        id="b", title="T", source="t", text="T\nAlba exports wool to Peru.\nAlba exports wool to Chile too.\n"
    )
    asked = question("To which country does Alba export wool?", "Peru", Kind.OBJECT, "country", article=article)
    scene = Scene([article], [asked])
    assert may_be_true(asked, "Chile", scene)
    assert not may_be_true(asked, "Bolivia", scene)


def test_the_same_prompt_answered_otherwise_is_true_as_well():
    other = POOL[0].model_copy(update={"answer": "Anna Reid", "fact": "x"})
    assert may_be_true(POOL[0], "Anna Reid", Scene([ARTICLE], [*POOL, other]))


def test_deterministic_and_changed_by_the_seed():
    assert to_choice(POOL[4], SCENE, 1) == to_choice(POOL[4], SCENE, 1)
    made = {to_choice(POOL[4], SCENE, seed).distractors for seed in range(8)}
    assert len(made) > 1


def test_all_that_can_be_made():
    made = choices(POOL, POOL, [ARTICLE])
    assert len(made) >= 8
    for one in made:
        options = [one.answer, *one.distractors]
        assert len({option.casefold() for option in options}) == len(options)
        assert len(one.answer) <= 1.2 * max(map(len, one.distractors)) + 2
        assert not any(a != b and a in b for a in options for b in options)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "United States"),
        ("Biden", "Joe Biden"),
        ("WHO", "World Health Organization"),
        ("Vietnam", "Vietnamese"),
        ("1995", "in 1995"),
        ("three", "3"),
        ("dog", "animal"),
        ("the dogs", "a dog"),
        ("Lake Como", "Como"),
        ("5,000", "5000"),
        ("England", "Britain"),
        ("violin", "stringed instrument"),
        ("John Smith", "Jane Smith"),
    ],
)
def test_the_same_thing(one, other):
    assert same_thing(one, other)
    assert same_thing(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biden", "Obama"),
        ("one billion", "two billion"),
        ("1995", "1996"),
        ("Kenya", "Uganda"),
        ("copper", "iron"),
        ("solar power", "nuclear power"),
        ("violin", "cello"),
        ("Joe Biden", "Barack Obama"),
        ("three", "4"),
        ("12%", "30%"),
    ],
)
def test_not_the_same_thing(one, other):
    assert not same_thing(one, other)


def test_aliases_in_the_text():
    assert aliases("Temur (born Boro) was king.", "Temur", "Boro")
    assert aliases("The plant, also known as heal-all, is small.", "heal-all", "The plant")
    assert not aliases("Temur met Boro.", "Temur", "Boro")


@pytest.mark.parametrize(
    ("text", "type_", "family"),
    [
        ("1995", "year", "year"),
        ("12 May 1995", "date", "time"),
        ("the 1990s", "decade", "time"),
        ("three", "count", "number"),
        ("about 20%", "percent", "number"),
        ("Mary Holt", "person", "person"),
        ("Kenya", "country", "place"),
        ("the right to vote", "thing", "noun"),
        ("to build a road", "purpose", "clause"),
        ("by walking", "manner", "clause"),
        ("University of Nowhere", "name", "organization"),
    ],
)
def test_sorts(text, type_, family):
    assert sort_of(text, type_).family == family


def test_a_day_with_a_comma_is_no_list():
    assert not sort_of("April 5, 1754", "date").listed
    assert sort_of("wool, steel and salt", "thing").listed


def test_no_decade_that_may_be_a_century_and_no_century_to_come():
    assert not {"the 1900s", "the 1800s"} & {*near("the 1920s", random.Random(1), 2026)}
    assert "the 2000s" in near("the 1990s", random.Random(1), 2026)
    assert not {"21st", "22nd", "23rd"} & {*near("20th", random.Random(1), 1672)}  # though all it tells of is older


@pytest.mark.parametrize(
    "value",
    [
        "1995",
        "in 1620",
        "about 20%",
        "18th century",
        "the 1990s",
        "$3.5 billion",
        "three",
        "27",
        "12 May 1995",
        "March 14",
        "two-thirds",
        "1,234",
        "thirty years",
        "the third",
    ],
)
def test_values_near(value):
    made = near(value, random.Random(3), 2020)
    assert len(made) >= 3
    assert value not in made
    assert len(set(made)) == len(made)
    shape = [re.sub(r"[\d,.]+|[a-z-]+", "", text) for text in (value, made[0])]
    assert re.sub("[A-Z]", "", shape[0]) == re.sub("[A-Z]", "", shape[1])


def test_no_year_after_the_latest_and_no_share_above_the_whole():
    assert all(int(year) <= 2016 for year in near("2015", random.Random(1), 2016))
    assert all(size(share)[1][0] < 100 for share in near("80%", random.Random(1)))
    assert near("5 to 10", random.Random(1)) == []
    assert near("no value", random.Random(1)) == []


@pytest.mark.parametrize(
    ("answer", "wrong", "may"),
    [
        ("more than 31", "more than 20", False),
        ("more than 31", "more than 60", True),
        ("up to eight", "up to ten", False),
        ("by 1956", "by 1960", False),
        ("by 1956", "by 1950", True),
        ("about twenty", "about nineteen", False),
        ("about twenty", "about ten", True),
        ("12", "14", True),
    ],
)
def test_values_must_contradict(answer, wrong, may):
    asked = POOL[7].model_copy(update={"answer": answer, "prompt": "How many?"})
    assert fits(asked, sort_of(answer, "count"), wrong) is may


def test_a_and_an_before_the_blank():
    asked = POOL[12].model_copy(update={"prompt": f"The bird is an {BLANK}.", "answer": "owl", "form": Form.CLOZE})
    assert not fits(asked, sort_of("owl"), "hawk")
    assert fits(asked, sort_of("owl"), "eagle")


def test_quotes_are_cut_around_what_they_are_for():
    long = "word " * 60 + "Hanoi " + "word " * 60
    cut = quoted(long, "Hanoi")
    assert "Hanoi" in cut
    assert len(cut) < 150
    assert cut.startswith("… ")
    assert cut.endswith(" …")
    assert quoted("Short.", "Short") == "Short."


def test_names_of_an_article_have_kinds():
    kinds = {name.text: name.kind for name in SCENE.names["a1"]}
    assert kinds["Finland"] == "place"
    assert kinds["Mary Holt"] == "person"
    assert "It" not in kinds


def test_content_words():
    assert content("The bridges of Lowmere") == content("bridge, Lowmere")


def test_a_pronoun_that_tells_man_or_woman_leaves_no_options():
    asked = POOL[2].model_copy(update={"prompt": "Who sold his land to the town?"})
    assert pick(asked, SCENE) == []


def test_a_year_stays_on_its_side_of_the_years_in_the_prompt():
    asked = POOL[4].model_copy(update={"prompt": f"The mill worked from 1931 to {BLANK}.", "form": Form.CLOZE})
    key = sort_of("1936", "year")
    assert fits(asked, key, "1940")
    assert not fits(asked, key, "1929")


def test_the_article_before_the_blank_asks_for_names_that_have_it():
    asked = POOL[9].model_copy(
        update={"prompt": f"The steel was sent by the {BLANK} in 1935.", "answer": "Netherlands"}
    )
    assert "Finland" not in [rival.text for rival in pick(asked, SCENE)]


def test_what_is_said_with_also_may_hold_of_others():
    text = "T\nAnna Reid also sold land in 1950.\nMary Holt left. Peter Lang stayed.\n"
    article = Article(id="c", title="T", source="t", text=text)
    asked = question("Who sold land in 1950?", "Anna Reid", article=article)
    others = [
        question("Who left?", "Mary Holt", article=article),
        question("Who stayed?", "Peter Lang", article=article),
    ]
    assert pick(asked, Scene([article], [asked, *others])) == []


def test_whom_the_article_is_about_is_no_distractor():
    article = ARTICLE.model_copy(update={"title": "Anna Reid"})
    assert may_be_true(POOL[0], "Anna Reid", Scene([article], POOL))


def test_no_options_where_initials_give_the_answer_away():
    assert pick(POOL[0].model_copy(update={"kind": Kind.ABBREVIATION}), SCENE) == []


def test_other_articles_offer_options_only_if_they_name_the_answer():
    text = "Other\nOf the bridge Mary Holt said little. Clara Dunn led the band. Emma Rush ran the inn.\n"
    near_by = Article(id="d", title="Other", source="d", text=text)
    far_off = near_by.model_copy(update={"id": "e", "text": text.replace("Mary Holt", "Mary Home")})
    for article, offers in ((near_by, True), (far_off, False)):
        others = [
            question("Who led the band?", "Clara Dunn", article=article),
            question("Who ran the inn?", "Emma Rush", article=article),
        ]
        scene = Scene([ARTICLE, article], [POOL[0], *others])
        found = {rival.text for rival in pick(POOL[0], scene, wanted=9)}
        assert bool(found & {"Clara Dunn", "Emma Rush"}) is offers


def test_an_open_list_leaves_no_options():
    asked = POOL[0].model_copy(update={"prompt": f"The town was run by people like {BLANK}.", "form": Form.CLOZE})
    assert pick(asked, SCENE) == []


def scene_of(text, *others):
    article = Article(id="s", title="Stones", source="s.txt", text=f"Stones\n{text}\n")
    asked = [question(prompt, answer, Kind.AGENT, type_, article=article) for prompt, answer, type_ in others]
    return Scene([article], asked), asked


@pytest.mark.parametrize(
    ("name", "sure"),
    [
        ("Mary Holt", True),
        ("Odo Grum", True),
        ("Grum", True),
        ("Batu Khan", True),
        ("Pskov", False),
        ("Kievan Rus", False),
    ],
)
def test_a_person_is_one_beyond_doubt(name, sure):
    scene, _ = scene_of(
        "Kievan Rus fell to Batu Khan. Mary Holt fled to Pskov. The surgeon Odo Grum stayed. Rain fell, Grum said."
    )
    assert surely(name, sort_of(name, "person"), "s", scene) is sure


@pytest.mark.parametrize(
    ("name", "type_", "sure"),
    [
        ("Baghdad", "city", True),
        ("Kenya", "country", True),
        ("Exmoor", "place", False),
        ("FCC", "organization", True),
        ("Falkirk University", "organization", True),
        ("Noble", "organization", False),
    ],
)
def test_a_place_or_a_body_is_one_by_the_lists(name, type_, sure):
    scene, _ = scene_of("Nothing is said.")
    assert surely(name, sort_of(name, type_), "s", scene) is sure


def test_no_options_where_the_answer_is_hardly_a_person():
    scene, asked = scene_of(
        "Exmoor was named first in Granby in 1931. Mary Holt left Granby in 1932. Peter Lang stayed in Granby in 1933.",
        ("Who was named first in Granby in 1931?", "Exmoor", "person"),
        ("Who left Granby in 1932?", "Mary Holt", "person"),
        ("Who stayed in Granby in 1933?", "Peter Lang", "person"),
    )
    assert pick(asked[0], scene) == []
    assert {rival.text for rival in pick(asked[1], scene)} == {"Peter Lang"}


def test_titles_are_left_off_where_the_answer_has_none():
    scene, asked = scene_of(
        "Mary Holt left Granby in 1932. Professor Anna Reid came to Granby in 1934. Peter Lang stayed there in 1933.",
        ("Who left Granby in 1932?", "Mary Holt", "person"),
        ("Who came to Granby in 1934?", "Professor Anna Reid", "person"),
        ("Who stayed there in 1933?", "Peter Lang", "person"),
    )
    assert {rival.text for rival in pick(asked[0], scene)} == {"Anna Reid", "Peter Lang"}


def test_who_is_only_named_in_a_list_is_no_rival():
    scene, asked = scene_of(
        "Mary Holt left Granby in 1932. Peter Lang stayed in Granby in 1933."
        " Runners: John Marsh, Paul Stone, Ruth Bell, Mark Young.",
        ("Who left Granby in 1932?", "Mary Holt", "person"),
        ("Who stayed in Granby in 1933?", "Peter Lang", "person"),
    )
    assert "John Marsh" not in {rival.text for rival in pick(asked[0], scene)}
    assert scene.only_listed("s", "John Marsh")
    assert not scene.only_listed("s", "Peter Lang")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("Kenya", "Uganda", False), ("China", "Kenya", True), ("France", "Prussia", False), ("Spain", "Germany", False)],
)
def test_countries_of_other_parts_of_the_world(one, other, apart):
    assert far_apart(one, other) is apart


def test_letters_with_marks_are_the_same_letters():
    assert content("Contrecœur") == content("Contrecoeur")
    assert content("Dvořák") == content("Dvorak")
    asked = POOL[0].model_copy(update={"prompt": f"One of the men told Contrecoeur that {BLANK} had left."})
    assert not fits(asked, sort_of("Mary Holt", "person"), "Contrecœur")


@pytest.mark.parametrize(
    ("prompt", "answer", "wrong", "may"),
    [
        (f"The illness is seen in more than one in {BLANK} people.", "100", "200", False),
        (f"The illness is seen in more than one in {BLANK} people.", "100", "50", True),
        (f"In 2012, Lowmere placed 139th out of {BLANK} towns.", "176", "44", False),
        (f"In 2012, Lowmere placed 139th out of {BLANK} towns.", "176", "264", True),
        (f"Boats sail {BLANK} days per week.", "5", "8", False),
        (f"Boats sail {BLANK} days per week.", "5", "6", True),
        (f"A licence lasts as long as {BLANK} years.", "ten", "twelve", False),
        (f"A licence lasts as long as {BLANK} years.", "ten", "seven", True),
        (f"A journey takes as few as {BLANK} days.", "ten", "seven", False),
        (f"Looms were made from the 16th to the {BLANK} century.", "18th", "15th", False),
        (f"Looms were made from the 16th to the {BLANK} century.", "18th", "17th", True),
    ],
)
def test_values_that_would_be_true_or_can_not_be(prompt, answer, wrong, may):
    asked = POOL[7].model_copy(update={"prompt": prompt, "answer": answer, "form": Form.CLOZE})
    assert fits(asked, sort_of(answer, "number"), wrong) is may


def test_a_first_and_a_last_name_are_one():
    scene, asked = scene_of(
        "Daniel Montalvo was held. The charge against Montalvo was dropped. Anna Reid spoke.",
        ("Who was dropped?", "Montalvo", "person"),
    )
    assert may_be_true(asked[0], "Daniel", scene)
    assert not may_be_true(asked[0], "Reid", scene)


def test_round_years_stand_beside_round_years_and_near_ones_where_years_are_near():
    assert all(int(year) % 50 == 0 for year in near("1500", random.Random(1), 2016))
    assert any(int(year) % 50 for year in near("1501", random.Random(1), 2016))
    assert all(abs(int(year) - 1521) <= 6 for year in near("1521", random.Random(1), 2016, pace=2))
    assert any(abs(int(year) - 1521) > 6 for year in near("1521", random.Random(1), 2016))
    assert "the 1940s" not in near("the 1970s", random.Random(1), 2016)
    assert not any("21st" in century for century in near("the 19th century", random.Random(1), 2014))


def test_one_question_of_two_that_ask_the_same():
    twin = POOL[4].model_copy(update={"id": "x", "fact": "x", "prompt": "In what year was the Lowmere bridge opened?"})
    other = POOL[6]
    made = choices([POOL[4], twin, other], POOL, [ARTICLE])
    assert [one.answer for one in made] == ["1936", "1929"]


def test_a_question_with_words_before_its_question_word_gives_way_to_its_cloze():
    open_ = POOL[5].model_copy(update={"prompt": "At Lowmere, in what year did work begin?"})
    cloze = open_.model_copy(update={"id": "c", "form": Form.CLOZE, "prompt": f"Work at Lowmere began in {BLANK}."})
    assert [one.prompt for one in choices([open_], [*POOL, cloze], [ARTICLE])] == [cloze.prompt]
    assert choices([open_], POOL, [ARTICLE]) == []
    sign = cloze.model_copy(update={"prompt": f"The sea rose by {BLANK} % at Lowmere.", "answer": "12"})
    assert f"{BLANK}%" in choices([sign], POOL, [ARTICLE])[0].prompt


def test_the_year_is_not_named_twice():
    padded = POOL[4].model_copy(
        update={"form": Form.CLOZE, "prompt": f"The bridge at Lowmere opened in the year {BLANK}."}
    )
    assert choices([padded], POOL, [ARTICLE])[0].prompt == f"The bridge at Lowmere opened in {BLANK}."


def test_years_of_three_digits_are_not_multiplied():
    assert near("around 347 AD", random.Random(1)) == []
    assert near("about 13,000 BP", random.Random(1))


def test_bodies_stand_beside_bodies_of_the_same_kind():
    key = sort_of("National Democratic Party", "organization")
    for name, alike in (("Social Labour Party", True), ("Falkirk University", False)):
        other = question("Who won?", "Mary Holt").model_copy(update={"answer": name, "answer_type": "organization"})
        asked = other.model_copy(update={"answer": "National Democratic Party"})
        assert bool(likeness(key, sort_of(name, "organization"), asked, other)) is alike


def test_a_bound_makes_no_options():
    cloze = POOL[5].model_copy(
        update={"form": Form.CLOZE, "prompt": f"The sea rose by {BLANK} % at Lowmere.", "answer": "12"}
    )
    assert choices([cloze], POOL, [ARTICLE])
    over = cloze.model_copy(update={"prompt": f"The sea rose by over {BLANK} % at Lowmere."})
    assert choices([over], POOL, [ARTICLE]) == []
    assert choices([cloze.model_copy(update={"answer": "more than 12"})], POOL, [ARTICLE]) == []
