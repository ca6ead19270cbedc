"""Word knowledge: expectations for ordinary words."""

import subprocess
import sys
from pathlib import Path

import pytest

from quizgen import lexicon as lx

CLASSES = {
    "person": "president minister researcher settler farmer child woman adviser founder fan human passenger settlers",
    "group": "team company government committee party army university family",
    "place": "city town region capital village",
    "time": "year century morning winter period",
    "unit": "metre dollar litre joule",
    "artifact": "bridge engine computer hammer vaccine museum",
    "animal": "dog whale tiger sparrow",
    "plant": "oak tulip",
    "substance": "oxygen copper water",
    "food": "bread cheese",
    "body": "lung stomach",
    "communication": "speech letter treaty language",
    "cognition": "theory idea method",
    "attribute": "height colour speed",
    "feeling": "fear joy",
    "process": "evolution erosion",
    "event": "earthquake festival explosion",
    "act": "war invasion visit",
    "state": "poverty disease",
    "possession": "tax salary",
    "relation": "ratio part",
    "object": "river mountain planet",
}


@pytest.mark.parametrize(("word", "expected"), [(w, c) for c, words in CLASSES.items() for w in words.split()])
def test_class_of_a_noun(word, expected):
    assert lx.noun_class(word) == expected


def test_a_phrase_goes_by_itself_then_by_its_last_word():
    assert lx.noun_class("prime minister") == "person"
    assert lx.noun_class("deputy harbour inspector") == "person"
    assert lx.noun_class("ice cream") == "food"
    assert lx.noun_class("xyzzyq") == ""
    assert lx.noun_class("   ") == ""


def test_persons_groups_places_times():
    for word in ("teacher", "children", "women", "daughter", "co-pilot", "vice president"):
        assert lx.is_person(word), word
    for word in ("bridge", "team", "river", "theory", "predator"):
        assert not lx.is_person(word), word
    for word in ("team", "country", "school", "ministry", "population", "police"):
        assert lx.is_group(word), word
    for word in ("teacher", "series", "river"):
        assert not lx.is_group(word), word
    for word in ("country", "lake", "museum", "street", "island", "airport", "hospital"):
        assert lx.is_place(word), word
    for word in ("door", "idea", "teacher", "end"):
        assert not lx.is_place(word), word
    for word in ("hour", "century", "1990s", "afternoon"):
        assert lx.is_time(word), word
    assert not lx.is_time("history")


@pytest.mark.parametrize(
    "word", "president minister adviser professor spokesman director mayor editor general king".split()
)
def test_roles(word):
    assert lx.is_role(word)


@pytest.mark.parametrize("word", "child woman victim tourist resident son team passenger whale".split())
def test_no_roles(word):
    assert not lx.is_role(word)


def test_roles_of_several_words():
    assert lx.is_role("general secretary")
    assert lx.is_role("deputy national security adviser")


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [("metre", "length"), ("kilometres", "length"), ("mile", "length"), ("ton", "mass"), ("degree", "temperature"),
     ("hour", "time"), ("dollars", "money"), ("euro", "money"), ("acre", "area"), ("square mile", "area"),
     ("cubic metre", "volume"), ("litre", "volume"), ("joule", "energy"), ("gigabyte", "data"), ("per cent", "share"),
     ("miles per hour", "speed"), ("idea", ""), ("people", ""), ("house", "")],
)  # fmt: skip
def test_units(unit, dimension):
    assert lx.unit_dimension(unit) == dimension
    assert lx.is_unit(unit) == bool(dimension)


def test_kinship_and_relational_nouns():
    assert all(map(lx.kinship, ("mother", "son", "nephew", "husband")))
    assert not any(map(lx.kinship, ("teacher", "team", "friend")))
    for word in "capital member son part cause effect author leader population number side end founder".split():
        assert lx.relational(word), word
    for word in "teacher river bread war hammer island".split():
        assert not lx.relational(word), word


def test_names():
    assert lx.name_class("Kenya") == {"place", "country"}
    assert lx.name_class("the United States") == {"place", "country"}
    assert lx.name_class("Africa") == {"place", "continent"}
    assert lx.name_class("University of Nowhere") == {"organization", "university"}
    assert lx.name_class("Lake Elsewhere") == {"place", "lake"}
    assert lx.name_class("May") == {"time", "month"}
    assert lx.name_class("Qwertz") == set()
    assert lx.country_adjective("Vietnamese") == "Vietnam"
    assert lx.country_adjective("Dutch") == "Netherlands"
    assert lx.country_adjective("happy") == ""
    assert lx.demonym("Sweden") == "Swedish"
    assert lx.demonym("France") == "French"
    assert "Peru" in lx.countries()


def test_the_tree():
    assert "bowed stringed instrument" in lx.hypernyms("violin")
    assert "cello" in lx.kin("violin", 5)
    assert "violin" not in lx.kin("violin", 50)
    assert lx.kin("xyzzyq", 3) == []
    assert lx.is_kind_of("violin", "instrument")
    assert not lx.is_kind_of("instrument", "violin")


def test_adjectives_and_abstract_nouns():
    assert "small" in lx.antonyms("large") or "small" in lx.antonyms("big")
    assert lx.antonym("happy") == "unhappy"
    assert lx.antonym("xyzzyq") == ""
    assert lx.is_abstract("theory")
    assert not lx.is_abstract("hammer")
    assert not lx.is_abstract("xyzzyq")


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("say", "communication"), ("walk", "motion"), ("build", "creation"), ("buy", "possession"), ("think", "cognition"),
     ("eat", "consumption"), ("win", "competition"), ("rain", "weather"), ("melt", "change"), ("xyzzyq", "")],
)  # fmt: skip
def test_class_of_a_verb(verb, expected):
    assert lx.verb_class(verb) == expected


def test_kinds_of_verbs():
    assert lx.speech_verb("announce")
    assert not lx.speech_verb("build")
    assert lx.speech_verb("believe")
    assert not lx.speech_verb("believe", utterance=True)
    assert lx.change_verb("rise")
    assert not lx.change_verb("say")
    assert lx.stative_verb("contain")
    assert not lx.stative_verb("attack")


@pytest.mark.parametrize(
    ("base", "past", "participle", "ing", "third"),
    [line.split() for line in """
    walk walked walked walking walks|stop stopped stopped stopping stops
    |refer referred referred referring refers|visit visited visited visiting visits
    |write wrote written writing writes|undergo underwent undergone undergoing undergoes
    |begin began begun beginning begins|come came come coming comes
    |overthrow overthrew overthrown overthrowing overthrows|die died died dying dies
    |lie lay lain lying lies|agree agreed agreed agreeing agrees
    |carry carried carried carrying carries|panic panicked panicked panicking panics
    |echo echoed echoed echoing echoes|fix fixed fixed fixing fixes
    |have had had having has|be was been being is
    |do did done doing does|set set set setting sets
    |play played played playing plays|rebuild rebuilt rebuilt rebuilding rebuilds
    |welcome welcomed welcomed welcoming welcomes|open opened opened opening opens
    |show showed shown showing shows|dye dyed dyed dyeing dyes
    |see saw seen seeing sees|put put put putting puts
    |go went gone going goes|rain rained rained raining rains
    |teach taught taught teaching teaches|quit quit quit quitting quits
    """.replace("\n", "").split("|")],
)  # fmt: skip
def test_verb_forms(base, past, participle, ing, third):
    got = [lx.inflect(base, tag) for tag in ("VBD", "VBN", "VBG", "VBZ")]
    assert got == [past, participle, ing, third]


def test_phrasal_verbs_inflect_at_the_verb():
    assert lx.inflect("set up", "VBG") == "setting up"
    assert lx.inflect("carry out", "VBD") == "carried out"


@pytest.mark.parametrize(
    ("one", "many"),
    [pair.split(":") for pair in """
    man:men city:cities day:days church:churches analysis:analyses
    grandchild:grandchildren Roman:Romans species:species hero:heroes stomach:stomachs
    box:boxes leaf:leaves roof:roofs criterion:criteria aircraft:aircraft
    Chinese:Chinese fireman:firemen human:humans photo:photos country:countries
    person:people
    """.split()],
)  # fmt: skip
def test_plurals(one, many):
    assert lx.plural(one) == many


def test_plural_of_a_phrase():
    assert lx.plural("prime minister") == "prime ministers"
    assert lx.plural("member of parliament") == "members of parliament"


def test_loading_is_lazy_and_quick():
    code = (
        "import sys, time; import quizgen.lexicon as lx; t = time.process_time();"
        "lx.noun_class('team'); lx.verb_class('say'); lx.unit_dimension('mile'); lx.name_class('Peru');"
        "lx.relational('part'); lx.antonym('big'); print(time.process_time() - t, 'spacy' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert float(out[0]) < 0.25  # some 0.03 s here; room for slow machines
    assert out[1] == "False"


def test_the_lists_are_small_and_have_their_licence_beside_them():
    folder = Path(lx.__file__).parent.parent / "data" / "lexicon"
    assert sum(path.stat().st_size for path in folder.glob("*.gz")) < 1_500_000
    assert "Princeton" in (folder.parent / "LICENSE-wordnet.md").read_text(encoding="utf8")


def test_countries_of_several_names_and_their_neighbours():
    assert lx.country_of("Persia") == lx.country_of("Iran") == "Iran"
    assert lx.country_of("British") == lx.country_of("UK")
    assert lx.country_of("Granby") == ""
    assert lx.with_the("Netherlands")
    assert not lx.with_the("Norway")
    assert "Uganda" in lx.neighbours("Kenya")
    assert "Kenya" not in lx.neighbours("Kenya")
    assert lx.neighbours("Granby") == ()


def test_familiar_words_first_names_and_irregular_pasts():
    assert lx.familiar("house")
    assert not lx.familiar("amalgamator")
    assert lx.given_name("Mary")
    assert not lx.given_name("Lowmere")
    assert lx.is_irregular_past("sent")
    assert not lx.is_irregular_past("put")
