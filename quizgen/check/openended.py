"""Checks on questions that more than one answer would fit: open phrases, passing terms, states that last."""

from __future__ import annotations

import re

from quizgen import lexicon
from quizgen.audit.words import content as content_words
from quizgen.check import title
from quizgen.check.content import anchors_in
from quizgen.model import BLANK, Article, Form, Question
from quizgen.tables import wordlist

PREPOSITIONS = wordlist("check", "prepositions")
LINKING = wordlist("check", "linking")
SHARED = wordlist("check", "shared")
TELLING_SORTS = wordlist("check", "telling_sorts")
UNFIXED = wordlist("check", "unfixed_sorts")
TOUCHED = wordlist("check", "touched_sorts")
LISTED = wordlist("check", "listed_sorts")
CLAUSES = frozenset({"purpose", "cause", "manner"})
"""Kinds of answers that are clauses, of which no blank is made."""
COUNTS = frozenset({"count", "number", "percent", "money", "duration", "measure"})
"""Types of answers that are numbers, which are told in few ways."""
OFTEN = 3
"""Times that an article names somebody whom it is about in part."""
NEAR = 65
"""Letters between somebody's name and a verb of saying whose subject he may be."""
_SAID = re.compile(rf"\b(?:{'|'.join(sorted(wordlist('check', 'saying')))})\b")
_YEAR = re.compile(r"(?:1\d|20)\d\d")
_LASTING = re.compile(
    r"\b(?:not|never|no longer)\b"
    r"|\b(?:was|were)(?: [A-Z][\w’'-]*)* (?!being\b)[a-z]+ing\b(?! (?:to|of)\b)"
)
_AMOUNT = r"(?:[a-z]+ ){0,3}(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds|thousands)"
_STANDING = re.compile(
    rf"(?:In what year\b|By when\b|When\b|(?:In|By) the year {BLANK},)[^?]*"
    rf" (?:{'|'.join(sorted(wordlist('check', 'holding_verbs')))})(?: of)? {_AMOUNT} "
    r"(?!(?:times?|years?|days?|weeks?|months?)\b)[a-z]"
)
"""How many something had in a year, of which there were more or fewer in others."""
_HAD_IN = re.compile(
    rf" (?:{'|'.join(sorted(wordlist('check', 'holding_verbs')))})(?: of)? {_AMOUNT} "
    rf"(?!(?:times?|years?|days?|weeks?|months?)\b)[a-z][^_,]* in (?:the year )?{BLANK}\.$"
    rf"|^[A-Z][^,_]* in (?:the year )?{BLANK} (?:was|were|amounted to|totall?ed|stood at|reached) (?:[a-z]+ )?[$£€]?\d"
    rf"|^[A-Z][^,_]* in (?:the year )?{BLANK} (?:generated|produced|recorded|exported|imported|earned|attracted) "
)
_WAR_OF = re.compile(rf"\bwars? (?:against|with|on|between) (?:the )?[A-Z][^,.?_]* in (?:the year )?{BLANK}(?=[.,])")
_SHARE_HAD = re.compile(
    rf"(?:(?:[^,?]*, )?(?:[Ii]n what year|[Ww]hen)\b|In (?:the year )?{BLANK},)[^?]* "
    r"\d[\d.]* ?(?:%|percent|per cent) of [^?]* "
    rf"(?:{'|'.join(sorted(wordlist('check', 'holding_verbs')))})\b"
)
"""How great a share had something in a year, which in others was greater or less."""
_STATISTIC = re.compile(
    rf"\b[Aa]s of (?:[A-Z][a-z]+ )?(?:the year )?{BLANK}|\bet al\.?,? (?:the year )?{BLANK}"
    rf"|^In (?:the year |[A-Z][a-z]+ )?{BLANK}, [^_]* had an? (?:[a-z]+ ){{0,3}}population of \d"
    rf"|\b[Cc]ompared (?:with|to) (?:[a-z]+ ){{0,3}}[\d,.]+(?: ?%|[a-z ]*) in (?:the year )?{BLANK}"
    rf"|in (?:the year )?{BLANK},? compared (?:with|to) (?:[a-z]+ ){{0,3}}[\d,.]+"
    r"|(?i:\b(?:one|two|three|\d+) (?:out of|in) (?:\d|every\b))"
)

_WHOLE_CENTURY = re.compile(
    rf"\b(?:[Tt]hroughout|(?:rest|remainder) of) the {BLANK} century"
    rf"|\b[a-z]+(?:th|st|nd|rd)(?: century)? and (?:much of |most of |into )?(?:the )?{BLANK} century"
    r"|\b(?:was|were) an? (?:(?!\b(?:who|that|which|first|made|built|[a-z]+ed)\b)[^,_])*"
    rf"\b(?:in|during|for) (?:(?:much|most) of )?the (?:early |mid-?|late )?{BLANK} century"
    r"|^In what century (?:was|were) (?:[A-Z][\w’'-]* )+an? "
)
"""What went on in a century, and may have in the next."""

_UNCALLED = re.compile(
    rf"\b(?!(?:{'|'.join(sorted(PREPOSITIONS | LINKING))}|early|late|mid|circa|c|year|about)\b)[a-z]+ {BLANK}"
)
_AIDE = re.compile(rf"\b(?:{'|'.join(sorted(wordlist('check', 'aides')))})\b", re.IGNORECASE)
_BORN_AS = re.compile(r"Who was born (?:an?|into|to) [^?]*\b(?:in|at|near) [A-Z][^?]*\b(?:1\d|20)\d\d\b")
"""Who was born what, where and when, which together one was."""
_THEN = re.compile(r"\d{4}|(?:st|nd|rd|th) century")
_FATE = re.compile(
    r"Who (?:(?:was|were|has been|had been) (?:\w+ly )?(?:born|convicted|sentenced|acquitted|jailed|imprisoned|charged|"
    r"bapti[sz]ed|buried)|died)\b(?![^?]*\b(?:of|for|with|under|by|from|alongside)\b(?! (?:the age|\d)))"
)
_AFTER_TIME = re.compile(rf"(?:After|Within|For|In) {BLANK} (?:years?|months?|weeks?|days?|hours?|decades?)\b[^,]*, ")
_WHICH_ONE = re.compile(
    rf"\b(?:the|its|their|his|her) (?:[a-z-]+ )*(?!(?:summer|winter|spring|autumn|fall|end|beginning|start|middle|half|"
    rf"course|turn|year)\b)[a-z-]+ of (?:the year )?{BLANK}(?=[ .,])"
)
"""A year that is part of what something is called: "the convention of 1787"."""
_AGED = re.compile(rf"\b[A-Z][\w’'-]+, {BLANK}(?=[,.])")
_WRITER = re.compile(
    r"(?:(?:Dr|Prof|Professor)\.? )?((?:[A-Z][\w’'-]+\.? ){1,3}[A-Z][\w’'-]+) (?:is|was) (?:an? |the )?"
    r"(?:[\w’'-]+ ){0,4}?(?:editor|professor|fellow|columnist|author|lecturer|researcher|journalist|correspondent|"
    r"writer|commentator|[Dd]irector|analyst|strategist|scholar|expert|consultant|economist|academic|historian)\b"
)
_FATE_OF = re.compile(
    rf"(?:In (?:[A-Z][a-z]+ )?\d{{4}}, )?{BLANK} (?:was|had been|has been) (?:\w+ly )?(?:extradited|deported|arrested|"
    r"detained|released|freed|jailed|imprisoned|convicted|sentenced)\b(?![^.]*\b(?:of|for|with|under|after|when|on)\b)"
)
_PAST_ROLE = re.compile(r"(?:[Tt]he |[Aa]n? )?(?:(?:former|previous|then|outgoing|late|one-time|erstwhile)\b|ex-)")
UNTOLD_SORTS = frozenset("act possession place unit quantity state process".split())
"""Classes of nouns that no "which" goes well with, where the answer is the noun with a word before it."""
_WHICH_SORT = re.compile(r"(?:[^?]*, )?[Ww]hich ([a-z]+)\b")
_A_DEED = re.compile(
    r"(?:Who|Which [a-z]+) (?:[a-z]+ly )?(?P<verb>[a-z]+) (?:(?:in|on|at|up|by|out|from|with|for) )?"
    r"(?:an?|many|several|some) "
)
_SHARED = re.compile(rf"^Who (?:has |have |had |was |were |is |are )?(?:{'|'.join(sorted(SHARED))})\b")


def phrase(question: Question) -> str:
    """Refuse a blank for a phrase that could be worded in many ways: "began _____", "was built _____"."""
    if question.form != Form.CLOZE or question.kind == "quantity" or question.answer_type in COUNTS:
        return ""
    words = question.answer.split()
    plain = [w for w in words[1:] if w[0].islower() and w not in LINKING]
    if question.kind in CLAUSES or words[0] == "to":
        return "the blank stands for a clause"
    if re.match(r"\d+-year-old", words[0]):
        return "the blank stands for a description"
    if _YEAR.fullmatch(words[0]) and words[1:] and words[1][0].isupper():
        return "the blank hides a year beside a name"
    if not plain and not (words[0][0].islower() and words[0] not in LINKING):
        return ""
    if any(w in PREPOSITIONS for w in words[1:]):
        return "the blank stands for several phrases"
    if question.kind == "place":
        return "a place without a name may be called otherwise"
    if question.kind == "object" and re.search(r"[A-Z]", question.answer) and words[0] not in {"the", "a", "an"}:
        return "the name stands in a longer phrase"
    if question.kind in {"object", "definition"} and words[0] in {"a", "an"} and "of" in words:
        return "the blank stands for a whole description"
    return ""


def lasting(question: Question) -> str:
    """Refuse to ask for the year of what holds in other years too: what is not so, what goes on, a statistic."""
    if _WHOLE_CENTURY.search(question.prompt):
        return "it may have been so in other centuries"
    if not _YEAR.fullmatch(question.answer):
        return ""
    if _WAR_OF.search(question.prompt):
        return "a war may have lasted longer than a year"
    if _STATISTIC.search(question.prompt):
        return "the year of a figure, or of a book cited"
    if _UNCALLED.search(question.prompt):
        return "nothing calls for a year"
    if question.kind == "date" and _LASTING.search(question.prompt):
        return "what is said holds in other years too"
    standing = any(p.match(question.prompt) for p in (_STANDING, _SHARE_HAD)) or _HAD_IN.search(question.prompt)
    if question.kind in {"date", "statement"} and standing:
        return "how many there were is told of a year, and not when it came about"
    return ""


def shared(question: Question) -> str:
    """Refuse to ask who did what many do (travelled, retired), or for something without a name: "a contract"."""
    if question.form == Form.OPEN and question.kind in {"object", "place"}:
        if re.match(r"(?:an?|one|two|some) ", question.answer) and not _dated_deed(question):
            return "what has no name might be called otherwise"
    if re.match(r"Who (?:is|was) (?:the |an? |[\w’'. -]+['’]s? )former\b", question.prompt):
        return "several held the office before"
    if question.kind == "role" and _PAST_ROLE.match(question.answer):
        return "what somebody was before is one of several answers"
    fate = question.form == Form.OPEN and _FATE.match(question.prompt) and not _BORN_AS.match(question.prompt)
    if fate or _FATE_OF.match(question.prompt):
        return "many share that fate"
    nameless = question.answer.islower() and not re.match(r"(?:his|her) ", question.answer)  # "her father"
    if nameless and question.kind == "agent" and re.match(r"(?:[^?]*, )?[Ww]ho\b", question.prompt):
        return "nobody is named"
    if question.kind == "role" and question.prompt.startswith("Who is ") and _is_aide(question.answer):
        return "one of many who then advised or spoke for somebody"
    if question.kind == "change" and re.search(r"\bwhat (?:did|has|have) .*\bbecome\b", question.prompt, re.IGNORECASE):
        bare = not re.match(r"(?:the|one) ", question.answer)
        if bare and (not _THEN.search(question.prompt) or len(question.answer.split()) > 4):
            return "what something became may be told otherwise"
    if question.template == "relation.nested" and question.answer.split()[-1].islower():
        return "what it stands in relation to may be told otherwise"
    again = _WHICH_SORT.match(question.prompt)
    if again and question.answer.split()[-1] == again[1]:
        if any(lexicon.noun_class(one) in UNTOLD_SORTS for one in (*lexicon.singulars(again[1]), again[1])):
            return f"of what sort the “{again[1]}” was tells little"
    if question.form == Form.OPEN and question.kind == "agent" and _of_no_name(question.prompt):
        return "others may have done such a thing"
    asks_who = question.form == Form.OPEN and question.kind == "agent" and not _BORN_AS.match(question.prompt)
    return "others have done so too" if asks_who and _SHARED.search(question.prompt) else ""


def _of_no_name(prompt: str) -> bool:
    """Tell whether a prompt asks who once did something to something, with no name or date: "Who earned a living?"."""
    found = _A_DEED.match(prompt)
    if found is None or re.search(r"(?<!^)\b[A-Z]|\d|\b(?:first|last|only|most|[a-z]{3,}est)\b", prompt):
        return False
    return found["verb"].endswith("ed") or lexicon.is_irregular_past(found["verb"])


def _dated_deed(question: Question) -> bool:
    """Tell whether there stands who did something and in what year, and more than a noun is asked: "a steam mill"."""
    year = re.search(r"\bin (?:[A-Z][a-z]+ )?(?:1\d|20)\d\d\b", question.prompt, re.IGNORECASE)
    return year is not None and anchors_in(question.prompt) > 1 and len(content_words(question.answer)) > 1


def mentioned(question: Question, article: Article) -> str:
    """Refuse to ask who somebody is whom the article names but once and says little of, or what its writer does."""
    if _tells_of_writer(question, article):
        return "it is said of the writer"
    vague = question.prompt.startswith("Who was ") or len(question.answer.split()) < 3
    if question.template == "role.who" and vague and not title.is_snippet(article):
        surname = question.prompt.rstrip("?").split()[-1]
        if len(re.findall(rf"\b{re.escape(surname)}\b", article.text)) < 2:
            return "somebody who is named in passing"
    if question.kind == "abbreviation" and not title.is_snippet(article):
        short = re.match(r"What does (.+) stand for", question.prompt)
        if short and len(re.findall(rf"(?<!\w){re.escape(short[1])}(?!\w)", article.text)) < 2:
            return "letters that the article does not use again"
    if question.template == "role.who" and article.titled and title.is_news(article.title, article.text):
        return _of_news(question, article)
    if question.template == "role.who" and article.titled and not title.is_snippet(article):
        return "" if _followed(question.prompt.rstrip("?").split()[-1], article) else "somebody who is named in passing"
    return ""


def _tells_of_writer(question: Question, article: Article) -> bool:
    """Tell whether a sentence at the end says who wrote it: "Owen Roe is a fellow of the Hull Institute."."""
    found = _WRITER.match(question.evidence[0].text)
    if found is None or article.text[question.evidence[0].end :].strip().count(". ") > 1:
        return False
    surname = found[1].split()[-1]
    headed = len(article.title.split()) >= title.HEADLINE and surname not in article.title
    return headed and len(re.findall(rf"\b{re.escape(surname)}\b", article.text)) <= OFTEN


def _of_news(question: Question, article: Article) -> str:
    """Say why an office is not asked of somebody in the news whom its title does not name.

    Those whom news quotes are many, their offices pass, and raters seldom held them worth knowing.
    """
    named = re.search(rf"\b{re.escape(question.prompt.rstrip('?').split()[-1])}\b", article.title)
    return "" if named else "somebody whom the news is not about"


def _followed(surname: str, article: Article) -> bool:
    """Tell whether an article is about somebody, or carries what he says: in its title or lead, named often, quoted."""
    own = rf"\b{re.escape(surname)}\b"
    bodies = [article.text[b.start : b.end] for b in article.blocks if b.role == "body"]
    lead = f"{article.title} {bodies[0] if bodies else ''}"
    if re.search(own, lead) or len(re.findall(own, " ".join(bodies))) >= OFTEN:
        return True
    return any(_says(body, found) for body in bodies for found in re.finditer(own, body))


def _says(text: str, name: re.Match[str]) -> bool:
    """Tell whether a verb of saying stands near a name, in its sentence."""
    before = re.split(r"[.?!]", text[max(name.start() - NEAR, 0) : name.start()])[-1]
    after = re.split(r"[.?!]", text[name.end() : name.end() + NEAR])[0]
    return bool(_SAID.search(before) or _SAID.search(after))


def _is_aide(role: str) -> bool:
    """Tell whether a role is one of many that advise or speak for somebody: "top Carter adviser", "spokesman".

    That for a field is one: "national security adviser".
    """
    found = _AIDE.search(role)
    if found is None:
        return False
    if found.group() == "Secretary":
        return False  # with a capital, an office: "Secretary of State", "Foreign Secretary"
    before = role[: found.start()].split()[-1:]
    fielded = bool(before) and before[0].islower() and bool(lexicon.noun_class(before[0]))
    return not (fielded and found.group().lower() in {"adviser", "advisor"})


def passing(question: Question, article: Article) -> str:
    """Refuse a blank for a common noun that is no term: none that dictionaries list, that the article uses again, or
    of a sort that is told apart by its name.

    Articles without a title are read as news, whose words matter less; there one such sign is not enough.
    """
    if question.form != Form.CLOZE or question.kind != "statement" or title.is_snippet(article):
        return ""
    if question.prompt.startswith("According to ") and re.search(rf"[\"“]{BLANK}[.,]?[\"”]", question.prompt):
        return ""  # what somebody said in these words
    if _YEAR.fullmatch(question.answer) and _WHICH_ONE.search(question.prompt):
        return "a year that only says which one is meant"
    if re.fullmatch(r"\d\d?", question.answer) and _AGED.search(question.prompt):
        return "an age told in passing"
    if _AFTER_TIME.match(question.prompt):
        return "how long after something else is told in passing"
    if question.answer_type in COUNTS:
        small = not article.titled and re.fullmatch(r"[a-z]+", question.answer)
        return "a small number told in passing" if small else ""
    if not re.fullmatch(r"[a-z][a-z -]+", question.answer):
        return ""
    *before, head = question.answer.split()
    alike = [" ".join([*before, one]) for one in (head, *lexicon.singulars(head))]
    signs = [
        any(lexicon.listed(one) for one in alike),
        max(_told(one, article) for one in alike) > 1,
        lexicon.noun_class(head) in TELLING_SORTS and not _done_somehow(before, head),
    ]
    if sum(signs) < (1 if article.titled else 2):
        return "a passing word, for which others would do"
    # Raters found other words for most phrases, but for few that name what can be touched or that dictionaries list.
    sort = next((kind for one in (*lexicon.singulars(head), head) if (kind := lexicon.noun_class(one))), "")
    if not before or sort in TOUCHED or (signs[0] and (not sort or sort in LISTED)):
        return ""
    # What is no news explains its terms: there those of most other sorts stay too.
    if signs[0] and sort not in UNFIXED and article.titled and not title.is_news(article.title, article.text):
        return ""
    return "a phrase for which others would do"


def _done_somehow(before: list[str], head: str) -> bool:
    """Tell whether an action is told by an adjective, as many are: "regional cooperation", not "surface mining"."""
    return bool(before) and lexicon.classifying(before[-1]) and lexicon.noun_class(head) in {"act", "process"}


def _told(term: str, article: Article) -> int:
    return sum(
        len(re.findall(rf"\b{re.escape(term)}", article.text[b.start : b.end], re.IGNORECASE))
        for b in article.blocks
        if b.role != "boilerplate"
    )
