"""Places, their adjectives and their inhabitants."""

from __future__ import annotations

from functools import cache

from quizgen.lexicon.store import find, lines, rows_from

# Adjectives whose place WordNet's definition gives otherwise than newspapers do, or not at all.
_ADJECTIVES = {
    "American": "United States", "French": "France", "Greek": "Greece", "Turkish": "Turkey", "Spanish": "Spain", "British": "Britain", "Dutch": "Netherlands", "Chinese": "China", "English": "England",
    "Russian": "Russia", "Indian": "India", "Burmese": "Myanmar", "Irish": "Ireland", "Soviet": "Soviet Union",
    "Korean": "Korea", "South Korean": "South Korea", "North Korean": "North Korea", "Scottish": "Scotland",
    "Scots": "Scotland", "Welsh": "Wales", "European": "Europe", "Asian": "Asia", "African": "Africa",
    "Australian": "Australia", "Antarctic": "Antarctica", "Arctic": "Arctic", "Filipino": "Philippines",
    "Philippine": "Philippines", "Saudi": "Saudi Arabia", "Emirati": "United Arab Emirates", "Swiss": "Switzerland",
    "Czech": "Czech Republic", "Slovak": "Slovakia", "Serbian": "Serbia", "Croatian": "Croatia", "Slovenian": "Slovenia",
    "Ukrainian": "Ukraine", "Belarusian": "Belarus", "Kenyan": "Kenya", "Palestinian": "Palestine", "Afghan":
    "Afghanistan", "Thai": "Thailand", "Lao": "Laos", "Roman": "Rome", "Byzantine": "Byzantium", "Ottoman":
    "Ottoman Empire", "Persian": "Persia", "Prussian": "Prussia", "Mexican": "Mexico", "Canadian": "Canada",
    "German": "Germany", "Israeli": "Israel", "New Zealander": "New Zealand", "Kosovar": "Kosovo", "Texan": "Texas",
    "Californian": "California", "Parisian": "Paris", "Londoner": "London", "New Yorker": "New York", "Viennese": "Vienna",
    "Latin American": "Latin America", "South African": "South Africa", "South American": "South America",
}  # fmt: skip
# Countries, and names of countries, that have come into use since, or of which WordNet's definitions do not speak.
_COUNTRIES = frozenset(
    "Andorra|Antigua and Barbuda|Australia|Bosnia and Herzegovina|Britain|Cape Verde|Comoros|Côte d'Ivoire|Croatia|Cyprus|"
    "Czechia|Czechoslovakia|Democratic Republic of the Congo|DR Congo|East Germany|East Timor|England|Equatorial Guinea|"
    "Eritrea|Eswatini|Guinea-Bissau|Israel|Italy|Japan|Jordan|Kosovo|Liechtenstein|Macedonia|Maldives|Malta|Marshall Islands|"
    "Micronesia|Moldova|Monaco|Montenegro|Namibia|Nauru|North Macedonia|Northern Ireland|Palau|Palestine|Prussia|"
    "Republic of Ireland|Saint Kitts and Nevis|Saint Lucia|Samoa|San Marino|São Tomé and Príncipe|Scotland|Serbia|Slovenia|"
    "Solomon Islands|Soviet Union|South Sudan|South Vietnam|North Vietnam|Timor-Leste|Tonga|United Kingdom|UK|U.K.|"
    "United States|United States of America|US|U.S.|USA|U.S.A.|USSR|Vanuatu|Vatican City|Wales|West Germany|Holland|Persia|"
    "Mexico|Germany|The Bahamas|The Gambia|People's Republic of China|Turkey|Türkiye|Bolivia|Venezuela|Viet Nam".split(
        "|"
    )
)
_REGIONS = {
    "continent": "Africa|Antarctica|Asia|Australia|Europe|North America|South America|Oceania|Eurasia",
    "state": "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|"
    "Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|"
    "Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|"
    "Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|West Virginia|Wisconsin|"
    "Wyoming|New South Wales|Queensland|Tasmania|Bavaria|Saxony|Uttar Pradesh|Kerala|São Paulo|Ontario|Quebec|Alberta|"
    "British Columbia|Manitoba|Nova Scotia|Saskatchewan|New Brunswick|Newfoundland",
    "region": "Middle East|Far East|Near East|Latin America|Central America|Scandinavia|Balkans|Caribbean|Southeast Asia|"
    "East Asia|South Asia|Central Asia|Western Europe|Eastern Europe|North Africa|Sub-Saharan Africa|Siberia|"
    "New England|Midwest|Arctic",
    "month": "January|February|March|April|May|June|July|August|September|October|November|December",
    "weekday": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
}
_NO_COUNTRY = frozenset({"European Union", "Hong Kong", "Macao", "Gibraltar", "Guernsey", "Bermuda", "Falkland Islands",
                         "Cayman Islands", "Saint Helena", "Aruba", "Eire", "Egypt and Lebanon"})  # fmt: skip
# The head of a name says what it names, be it in no list: "Lake X", "X River", "University of X", "X Ltd".
_HEADS = {
    "river": "place", "lake": "place", "mount": "place", "mountain": "place", "mountains": "place", "sea": "place",
    "ocean": "place", "bay": "place", "island": "place", "islands": "place", "city": "place", "county": "place",
    "street": "place", "avenue": "place", "road": "place", "square": "place", "park": "place", "bridge": "place",
    "tower": "place", "palace": "place", "castle": "place", "airport": "place", "desert": "place", "valley": "place",
    "peninsula": "place", "province": "place", "state": "place", "forest": "place", "rainforest": "place", "hill": "place",
    "hills": "place", "beach": "place", "cape": "place", "gulf": "place", "strait": "place", "canal": "place",
    "stadium": "place", "cathedral": "place", "abbey": "place", "university": "organization", "college": "organization",
    "school": "organization", "institute": "organization", "ministry": "organization", "department": "organization",
    "council": "organization", "committee": "organization", "commission": "organization", "company": "organization",
    "corporation": "organization", "inc": "organization", "inc.": "organization", "ltd": "organization", "ltd.":
    "organization", "plc": "organization", "party": "organization", "association": "organization", "society":
    "organization", "union": "organization", "agency": "organization", "foundation": "organization", "bank":
    "organization", "museum": "organization", "organization": "organization", "organisation": "organization",
    "board": "organization", "bureau": "organization", "office": "organization", "league": "organization", "club":
    "organization", "group": "organization", "church": "organization", "army": "organization", "court": "organization",
    "parliament": "organization", "senate": "organization", "congress": "organization", "panel": "organization",
    "war": "event", "revolution": "event", "treaty": "event", "olympics": "event", "election": "event", "championship":
    "event", "festival": "event", "battle": "event", "siege": "event", "conference": "event", "cup": "event",
}  # fmt: skip


@cache
def _region() -> dict[str, str]:
    return {name: kind for kind, listed in _REGIONS.items() for name in listed.split("|")}


def _bare(name: str) -> str:
    return " ".join(name.split()).removeprefix("the ").removeprefix("The ")


def is_country(name: str) -> bool:
    """Tell whether the name is a country's, of today or of history."""
    bare = _bare(name)
    known = any(fields[0] == "c" for fields in rows_from("names", bare))
    return bare not in _NO_COUNTRY and (bare in _COUNTRIES or name in _COUNTRIES or known)


def name_class(name: str) -> set[str]:
    """Return what a proper name names, as far as lists and its head tell: {"place", "country"}, {"organization"} …"""
    bare = _bare(name)
    if is_country(name):
        return {"place", "country"}
    kind = _region().get(bare)
    if kind:
        return {"time", kind} if kind in ("month", "weekday") else {"place", kind}
    if bare in _places():
        return {"place"}
    if country_adjective(bare):
        return {"demonym"}
    words = bare.lower().split()
    if len(words) > 1:
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        found = _HEADS.get(head) or (_HEADS.get(words[0]) if words[0] in ("lake", "mount", "cape", "battle") else None)
        return {found, *({head} & _HEADS.keys())} if found else set()
    return set()


@cache
def _places() -> frozenset[str]:
    return frozenset(f[2] for f in (line.split("\t") for line in lines("names")) if f[1] == "n")


def country_adjective(word: str) -> str:
    """Return the place to which an adjective pertains ("Vietnamese" -> "Vietnam"), or ""."""
    if word in _ADJECTIVES:
        return _ADJECTIVES[word]
    rows = rows_from("names", word)
    place = next((name for part, name in rows if part == "n"), "") or next((n for p, n in rows if p == "a"), "")
    return place if place and (is_country(place) or place in _places()) else ""


def demonym(name: str) -> str:
    """Return the adjective of a place ("Vietnam" -> "Vietnamese"), or "" if none is known."""
    bare = {"U.S.": "United States", "US": "United States", "USA": "United States", "UK": "Britain",
            "United Kingdom": "Britain", "U.K.": "Britain"}.get(_bare(name), _bare(name))  # fmt: skip
    listed = [word for word, place in _ADJECTIVES.items() if place == bare]
    return listed[0] if listed else _by_place().get(bare, "")


@cache
def _by_place() -> dict[str, str]:
    out: dict[str, str] = {}
    for line in lines("names"):
        word, part, place = line.split("\t")
        alike = word[:2] == place[:2] and word not in ("Finn", "Swede", "Dane")
        if part == "a" and place not in out and alike:
            out[place] = word
    return out


@cache
def countries() -> tuple[str, ...]:
    """Return the countries that have a known adjective, in alphabetical order."""
    found = {f[2] for f in (line.split("\t") for line in lines("names")) if f[1] == "a"} | set(_ADJECTIVES.values())
    return tuple(sorted(name for name in found if is_country(name)))


def antonyms(adjective: str) -> list[str]:
    """Return the direct opposites of an adjective."""
    fields = find("adjectives", adjective.lower())
    return fields[0].split("|") if fields else []


def antonym(adjective: str) -> str:
    """Return the first direct opposite of an adjective, or ""."""
    return next(iter(antonyms(adjective)), "")
