"""Plurals of nouns and forms of verbs."""

from __future__ import annotations

from functools import cache
from typing import Literal

from quizgen.lexicon.verbs import doubles, is_verb

Tag = Literal["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"]

# Base, past, participle; where the two are the same, the participle is left out.
_VERBS = """
arise arose arisen|awake awoke awoken|be was been|bear bore borne|beat beat beaten|become became become|befall befell befallen
|begin began begun|behold beheld|bend bent|beseech besought|beset beset|bet bet|bid bid|bind bound|bite bit bitten|bleed bled
|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast|build built|burst burst|buy bought|cast cast
|catch caught|choose chose chosen|cling clung|come came come|cost cost|creep crept|cut cut|deal dealt|dig dug|do did done
|draw drew drawn|drink drank drunk|drive drove driven|dwell dwelt|eat ate eaten|fall fell fallen|feed fed|feel felt
|fight fought|find found|flee fled|fling flung|fly flew flown|forbid forbade forbidden|forecast forecast|forget forgot forgotten
|forgive forgave forgiven|forsake forsook forsaken|freeze froze frozen|get got|give gave given|go went gone|grind ground
|grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|kneel knelt
|know knew known|lay laid|lead led|leap leapt|leave left|lend lent|let let|lie lay lain|light lit|lose lost|make made
|mean meant|meet met|overcome overcame overcome|overrun overran overrun|partake partook partaken|pay paid|put put
|quit quit|read read|rend rent|rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said|see saw seen
|seek sought|sell sold|send sent|set set|sew sewed sewn|shake shook shaken|shed shed|shine shone|shoot shot|show showed shown
|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid|sling slung
|slit slit|sow sowed sown|speak spoke spoken|spend spent|spin spun|spit spat|split split|spread spread|spring sprang sprung
|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|stride strode stridden|strike struck|string strung
|strive strove striven|swear swore sworn|sweep swept|swell swelled swollen|swim swam swum|swing swung|take took taken
|teach taught|tear tore torn|tell told|think thought|thrive thrived|throw threw thrown|thrust thrust|tread trod trodden
|understand understood|undergo underwent undergone|wake woke woken|wear wore worn|weave wove woven|weep wept|win won
|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
|panic panicked|mimic mimicked|picnic picnicked|traffic trafficked|frolic frolicked|prove proved proven|mistake mistook mistaken
"""
_PREFIXES = ("out", "over", "under", "fore", "re", "mis", "un", "inter", "up", "off", "with", "pre", "co")
# Words that end in a verb of the list without being made of it.
_REGULAR = frozenset(["welcome", "relay", "behave"])

_PLURALS = dict(
    pair.split(":")
    for pair in (
        "man:men woman:women child:children person:people foot:feet tooth:teeth goose:geese mouse:mice louse:lice ox:oxen "
        "die:dice penny:pence knife:knives life:lives wife:wives half:halves calf:calves leaf:leaves loaf:loaves self:selves "
        "shelf:shelves thief:thieves wolf:wolves elf:elves scarf:scarves hoof:hooves sheaf:sheaves midwife:midwives "
        "hero:heroes potato:potatoes tomato:tomatoes echo:echoes veto:vetoes torpedo:torpedoes mosquito:mosquitoes "
        "volcano:volcanoes embargo:embargoes cargo:cargoes domino:dominoes negro:negroes buffalo:buffaloes tornado:tornadoes "
        "criterion:criteria phenomenon:phenomena bacterium:bacteria stratum:strata datum:data medium:media erratum:errata "
        "ovum:ova alumnus:alumni nucleus:nuclei stimulus:stimuli fungus:fungi bacillus:bacilli locus:loci radius:radii "
        "alga:algae larva:larvae vertebra:vertebrae nebula:nebulae supernova:supernovae matrix:matrices vertex:vertices "
        "axis:axes genus:genera corpus:corpora opus:opuses quiz:quizzes gas:gases bus:buses plus:pluses this:these that:those "
        "sheep:sheep deer:deer fish:fish species:species series:series aircraft:aircraft spacecraft:spacecraft moose:moose "
        "offspring:offspring means:means headquarters:headquarters salmon:salmon trout:trout bison:bison swine:swine "
        "crossroads:crossroads barracks:barracks shrimp:shrimp squid:squid cod:cod dice:dice hertz:hertz corps:corps "
        "chassis:chassis bourgeois:bourgeois passer-by:passers-by son-in-law:sons-in-law "
        "daughter-in-law:daughters-in-law brother-in-law:brothers-in-law sister-in-law:sisters-in-law "
        "mother-in-law:mothers-in-law father-in-law:fathers-in-law"
    ).split()
)
_NOT_MEN = ("human", "german", "roman", "norman", "ottoman", "talisman", "shaman", "caiman", "mussulman", "brahman")
_VOWELS = frozenset("aeiou")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = [entry.split() for entry in _VERBS.replace("\n", "").split("|")]
    return {row[0]: (row[1], row[-1]) for row in rows}


def _parts(lemma: str) -> tuple[str, str] | None:
    """Return past and participle of an irregular verb, or None."""
    table = _irregular()
    if lemma in table:
        return table[lemma]
    if lemma not in _REGULAR:
        for prefix in _PREFIXES:
            base = lemma.removeprefix(prefix)
            if base != lemma and base in table and len(base) > 2 and is_verb(lemma):
                return prefix + table[base][0], prefix + table[base][1]
    return None


def _doubled(lemma: str) -> str:
    """Return the stem before -ed and -ing."""
    short = (len(lemma) <= 4 or lemma.startswith(("qu", "squ"))) and sum(
        c in _VOWELS for c in lemma.replace("qu", "q")
    ) == 1
    single = lemma[-1] not in "aeiouwxyhc" and lemma[-2:-1] in _VOWELS and lemma[-3:-2] not in _VOWELS
    if len(lemma) > 2 and (doubles(lemma) or (short and lemma[-2] in _VOWELS and single and not is_verb(lemma))):
        return lemma + lemma[-1]
    return lemma


def _s(word: str) -> str:
    """Add the ending -s."""
    if word.endswith(("stomach", "narch", "iarch", "garch", "epoch", "eunuch", "loch", "tech")):
        return word + "s"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


@cache
def inflect(lemma: str, tag: Tag) -> str:
    """Return the verb's form: VBD past, VBN participle, VBG -ing, VBZ third person, VB and VBP the base.

    A phrasal verb is inflected at its first word. "be" gives "was", "is", "been", "being".
    """
    first, space, rest = lemma.partition(" ")
    return _inflect(first, tag) + space + rest


def _inflect(lemma: str, tag: Tag) -> str:
    if tag in ("VB", "VBP"):
        return lemma
    if tag == "VBZ":
        special = {"be": "is", "have": "has", "do": "does", "go": "goes"}
        return special.get(lemma) or (
            lemma + "es" if lemma.endswith("o") and lemma[-2:] not in ("oo", "io", "eo") else _s(lemma)
        )
    if tag == "VBG":
        if lemma.endswith("ie"):
            return lemma[:-2] + "ying"
        if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye", "inge")) and lemma != "be":
            return lemma[:-1] + "ing"
        return (lemma + "k" if lemma.endswith("ic") else _running(lemma)) + "ing"
    parts = _parts(lemma)
    if parts:
        return parts[0] if tag == "VBD" else parts[1]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def _running(lemma: str) -> str:
    """Return the stem before -ing; irregular verbs double too ("running", "beginning")."""
    for prefix in ("", *_PREFIXES):
        if doubles(lemma.removeprefix(prefix)) and (not prefix or lemma.removeprefix(prefix) in _irregular()):
            return lemma + lemma[-1]
    return _doubled(lemma)


def plural(noun: str) -> str:
    """Return the plural of a noun or of a noun phrase that ends in its head or is followed by "of"."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural(head) + of + rest
    before, _, last = noun.rpartition(" ")
    if before:
        return f"{before} {plural(last)}"
    for word, many in _PLURALS.items():
        if noun.lower() == word:
            return noun[0] + many[1:]
    low = noun.lower()
    if low.endswith("man") and not low.endswith(_NOT_MEN):
        return noun[:-3] + "men"
    if low.endswith(("child", "person", "wife", "life", "knife", "foot", "tooth")) and len(low) > 6:
        for word in ("child", "wife", "life", "knife", "foot", "tooth"):
            if low.endswith(word):
                return noun[: -len(word)] + _PLURALS[word]
        return _s(noun)
    if low.endswith("sis"):
        return noun[:-2] + "es"
    if low.endswith("ese"):
        return noun
    return _s(noun)
