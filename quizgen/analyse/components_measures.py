"""Find dates, times, money, percentages, quantities and numbers by rules.

Samples: [12 June 1837](DATE), in [the 1960s](DATE), [two decades](DATE), [$3.5 billion](MONEY),
[15 per cent](PERCENT), [50 square meters](QUANTITY), [10:30 a.m.](TIME), [200,000](CARDINAL), [third](ORDINAL).

Every word becomes one letter (SYMBOLS); the rules are regular expressions over the letters,
tried in order, so that a match in letters is a match in words. Names that were found
before stay; within what is left the longest match wins.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

MONTHS = (
    "january february march april may june july august september october november december "
    "jan jan. feb feb. mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec."
)
SYMBOLS = {
    "M": MONTHS,
    "W": "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays "
    "wednesdays thursdays fridays saturdays sundays",
    "S": "spring summer autumn fall winter",
    "C": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety zero half",
    "U": "hundred thousand million billion trillion hundreds thousands millions billions dozen dozens m bn",
    "O": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth",
    "T": "year years month months week weeks day days decade decades century centuries quarter fortnight weekend",
    "H": "hour hours minute minutes second seconds millisecond milliseconds",
    "u": "meter meters metre metres kilometer kilometers kilometre kilometres km kms mile miles foot feet inch inches "
    "yard yards m cm mm nm kg kilogram kilograms kilo kilos gram grams g mg ton tons tonne tonnes pound pounds "
    "ounce ounces oz lb lbs acre acres hectare hectares ha liter liters litre litres gallon gallons degree "
    "degrees °c °f watt watts kw mw gw kilowatt kilowatts megawatt megawatts volt volts hz khz mhz ghz kilobyte "
    "megabyte megabytes gigabyte gigabytes mph km/h knots calories light-year light-years barrel barrels bushel "
    "bushels",
    "Q": "square cubic nautical light metric",
    "E": "dollar dollars euro euros pound pounds yen cent cents pence yuan rupee rupees franc francs peso pesos rouble "
    "roubles ruble rubles krona kronor rand shilling shillings",
    "$": "$ £ € ¥ us$ a$ c$ hk$ nz$ usd eur gbp",
    "%": "% percent pct",
    "P": "per",
    "c": "cent",
    "e": "bc ad bce ce b.c. a.d. b.c.e. c.e.",
    "m": "am pm a.m. p.m. a.m p.m",
    "x": "early late mid mid- mid-",
    "l": "last next this past previous following coming",
    "g": "ago later earlier",
    "t": "the",
    "a": "a an",
    "o": "of",
    ",": ",",
    "-": "- – — to or",
    "&": "and",
    "R": "yesterday today tomorrow tonight",
    "n": "noon midnight",
}
LETTER = {word: letter for letter, words in reversed(SYMBOLS.items()) for word in words.split()}
NUMBER = r"(?:[NYDK]|C(?:-C)?)"
AMOUNT = rf"(?:{NUMBER}U*|aU+|U(?=o))"
RANGE = rf"{AMOUNT}(?:-{AMOUNT})?"
YEAR = r"(?:Ye?|[NDK]e|eY)"
RULES = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("DATE", rf"(?:W,?)?(?:x-?)?D(?:-D)?[Oo]?o?M(?:,?{YEAR})?"),
        ("DATE", rf"(?:W,?)?M[DO](?:-(?:M)?D)?(?:,?{YEAR})?"),
        ("DATE", rf"(?:W,?)?(?:x-?)?O?o?M,?o?{YEAR}"),
        ("DATE", rf"(?:t?(?:x-?)?S)(?:o?{YEAR})"),
        ("DATE", r"t?(?:x-?)?(?:O)(?:[-&](?:x-?)?O)?-?ze?"),
        ("DATE", r"t?(?:x-?)?d(?:-(?:x-?)?d)?"),
        ("DATE", rf"(?:x-?)?{YEAR}(?:-(?:{YEAR}|D|K))?"),
        ("DATE", rf"(?:l|t?l)(?:{RANGE})?(?:[TSMW])"),
        ("DATE", rf"(?:{RANGE}|a)-?T(?:g)?"),
        ("DATE", r"(?:x-?)?[MW](?:-[MW])?|R"),
        ("TIME", rf"(?:{RANGE}|a)-?H(?:g)?"),
        ("TIME", r"h(?:-h)?m?|[DNK]m|n"),
        ("MONEY", rf"\$N?{RANGE}(?:-\$?{AMOUNT})?|{RANGE}E"),
        ("PERCENT", rf"{RANGE}(?:%|P[cE])(?:-{AMOUNT}(?:%|P[cE]))?"),
        ("QUANTITY", rf"{RANGE}-?Q?u"),
        ("ORDINAL", r"O"),
        ("CARDINAL", RANGE),
    )
)
PLAIN = re.compile(r"[\d.,]*\d")
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
CENTURY_WORDS = frozenset({"century", "centuries", "millennium", "millennia"})


def letter(token: Token) -> str:
    """Return the letter of a word, "_" for most."""
    lower = token.lower_
    if PLAIN.fullmatch(lower):
        if lower.isdigit() and len(lower) == 4 and "1000" <= lower <= "2099":
            return "Y" if _reads_as_year(token) else "N"
        if lower.isdigit() and len(lower) <= 2:
            return "D" if 1 <= int(lower) <= 31 else "K"
        return "N"
    if re.fullmatch(r"(?:1\d|20)?\d0(?:['’]?s)", lower) or re.fullmatch(r"['’]\d0s", lower):
        return "d"
    if re.fullmatch(r"\d{1,2}[:.]\d\d(?:am|pm)?|\d{1,2}(?:am|pm)", lower):
        return "h"
    if ORDINAL.fullmatch(lower):
        return "O"
    if lower in CENTURY_WORDS:
        return "z" if token.i and _counted(token) else "T"
    if re.fullmatch(r"\d[\d.,]*[–-]\d[\d.,]*", lower):
        return "Y" if re.fullmatch(r"[12]\d{3}[–-]\d{2,4}", lower) else "N"
    if re.fullmatch(r"\d[\d.,]*(?:m|bn|k|tn)", lower):
        return "N"
    if lower in ("may", "march", "fall", "second", "mar", "sun", "sat") and not _reads_as_calendar(token, lower):
        return "_"
    return LETTER.get(lower, "_")


def _counted(token: Token) -> bool:
    """Tell whether a century is counted (`19th`) rather than how many there are."""
    before = token.nbor(-1).lower_
    if before == "-" and token.i > 1:
        before = token.nbor(-2).lower_
    return bool(ORDINAL.fullmatch(before)) or LETTER.get(before) == "O"


def _reads_as_year(token: Token) -> bool:
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and ((after.lower_ in LETTER and LETTER[after.lower_] in "uEU%QTH") or after.text == "%"):
        return False
    if token.i and LETTER.get(token.nbor(-1).lower_) == "$":
        return False
    return not (token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i)


def _reads_as_calendar(token: Token, lower: str) -> bool:
    if lower == "second":
        return token.tag_ in ("JJ", "NN", "NNP", "RB")
    if lower == "fall":
        return token.tag_.startswith("NN") and token.head.lower_ not in ("from",)
    return token.text[:1].isupper() and token.tag_ in ("NNP", "NNPS")


def _alone(label: str, span: Span) -> bool:
    """Tell whether a match is worth keeping."""
    if len(span) > 1:
        return True
    token = span[0]
    if label == "CARDINAL":
        if token.lower_ in ("one", "half"):
            return token.dep_ == "nummod"
        return token.tag_ in ("CD", "") or token.like_num
    if label == "ORDINAL":
        return token.tag_ in ("JJ", "RB", "") and not token.is_sent_start
    if label == "DATE" and token.lower_ in ("may", "march"):
        return token.text[0].isupper()
    return True


def measures(doc: Doc) -> Iterator[Span]:
    """Yield every match of every rule, overlapping ones too."""
    letters = "".join(letter(token) for token in doc)
    for label, pattern in RULES:
        for match in pattern.finditer(letters):
            start, end = match.span()
            if start == end:
                continue
            span = Span(doc, start, end, label=label)
            if _alone(label, span) and not any(token.is_sent_start for token in span[1:]):
                yield span


@Language.component("quizgen_measures", assigns=["doc.ents", "token.ent_type"])
def find_measures(doc: Doc) -> Doc:
    """Add dates, money, quantities and the like to the names of a document."""
    taken = {token.i for ent in doc.ents for token in ent}
    rank = {label: n for n, (label, _) in reversed(list(enumerate(RULES)))}
    found = [span for span in measures(doc) if not any(token.i in taken for token in span)]
    found.sort(key=lambda span: (-len(span), rank[span.label_], span.start))
    doc.ents = tuple(sorted([*doc.ents, *filter_spans(found)], key=lambda span: span.start))
    return doc
