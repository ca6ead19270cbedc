"""Rules on single items: each finds the questions that break it, and says how.

From Haladyna, Downing and Rodriguez (2002), with thresholds of our own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quizgen.choose.measure import size
from quizgen.choose.versions import matching_sets, responses
from quizgen.model import BLANK, Form, Question, normalise

KEY_TO_MEAN = 1.5
PREMISES = (4, 10)
SPARE = (2, 3)

Faults = Iterator[tuple[Question, str]]


def of_form(questions: Sequence[Question], form: Form) -> list[Question]:
    """Return the questions of that form."""
    return [q for q in questions if q.form == form]


def one_key(questions: Sequence[Question]) -> Faults:
    """Find choices whose options are not all different."""
    for q in of_form(questions, Form.CHOICE):
        options = [normalise(text) or text for text in (q.answer, *q.distractors)]
        if len(set(options)) < len(options):
            yield q, "two options are the same"


def nested(questions: Sequence[Question]) -> Faults:
    """Find choices with an option whose words stand inside another."""
    for q in of_form(questions, Form.CHOICE):
        options = [f" {normalise(text)} " for text in (q.answer, *q.distractors)]
        inside = next(((a, b) for a in options for b in options if a != b and a in b), None)
        if inside:
            yield q, f"{inside[0].strip()!r} stands inside {inside[1].strip()!r}"


def few_options(questions: Sequence[Question]) -> Faults:
    """Find choices with fewer than three options."""
    for q in of_form(questions, Form.CHOICE):
        if len(q.distractors) < 2:
            yield q, f"{len(q.distractors) + 1} options; three are needed"


def all_or_none(questions: Sequence[Question]) -> Faults:
    """Find choices with an option like "all of the above"."""
    for q in of_form(questions, Form.CHOICE):
        for text in (q.answer, *q.distractors):
            if re.fullmatch(r"(all|none|both|neither)( of)?( the)?( above| these| them)?", normalise(text)):
                yield q, f"{text!r} is no option"
                break


def unlike(questions: Sequence[Question]) -> Faults:
    """Find choices whose options are not of one sort: some quantities, some not, or names among common words."""
    for q in of_form(questions, Form.CHOICE):
        options = (q.answer, *q.distractors)
        sizes = [_quantity(text) for text in options]
        named = [re.sub(r"^(the|an?) ", "", text)[:1].isupper() for text in options]
        if len(set(sizes)) > 1:
            yield q, "some options are quantities, some are not"
        elif not sizes[0] and sum(n == named[0] for n in named) == 1:
            yield q, "the key alone is a name" if named[0] else "the key alone is not a name"


def _quantity(text: str) -> bool:
    """Tell whether the text is a quantity rather than something longer in which a number occurs."""
    found = size(text)
    early = re.match(r"(?:[^\s\d]+\s)?[^\s\w]*(?:\d|\w+)", text)
    return found is not None and len(found[0].split()) <= 2 and early is not None and size(early.group()) is not None


def long_key(questions: Sequence[Question]) -> Faults:
    """Find choices whose key is more than half as long again as the mean distractor."""
    for q in of_form(questions, Form.CHOICE):
        mean = sum(map(len, q.distractors)) / max(1, len(q.distractors))
        if q.distractors and len(q.answer) > KEY_TO_MEAN * mean and len(q.answer) - mean > 4:
            yield q, f"the key has {len(q.answer)} letters, the other options {mean:.0f} on average"


def one_blank(questions: Sequence[Question]) -> Faults:
    """Find clozes with no blank or several."""
    for q in of_form(questions, Form.CLOZE):
        if q.prompt.count(BLANK) != 1:
            yield q, f"{q.prompt.count(BLANK)} blanks; one is needed"


def lone_blank(questions: Sequence[Question]) -> Faults:
    """Find clozes that leave too little besides the blank to tell what is missing."""
    for q in of_form(questions, Form.CLOZE):
        if len(normalise(q.prompt.replace(BLANK, " ")).split()) < 3:
            yield q, "fewer than three words stand beside the blank"


def small_set(questions: Sequence[Question]) -> Faults:
    """Find matching sets of fewer than four pairs."""
    for pairs in matching_sets(of_form(questions, Form.MATCHING)):
        if len(pairs) < PREMISES[0]:
            for q in pairs:
                yield q, f"a set of {len(pairs)} pairs; {PREMISES[0]} to {PREMISES[1]} are needed"


def mixed_set(questions: Sequence[Question]) -> Faults:
    """Find matching pairs whose response is of another sort than most in their set."""
    for pairs in matching_sets(of_form(questions, Form.MATCHING)):
        sorts = Counter(q.answer_type or ("quantity" if size(q.answer) else "words") for q in pairs)
        usual = sorts.most_common(1)[0][0]
        for q in pairs:
            mine = q.answer_type or ("quantity" if size(q.answer) else "words")
            if mine != usual:
                yield q, f"a {mine} among responses that are each a {usual}"


def few_spare(questions: Sequence[Question]) -> Faults:
    """Note matching sets without two or three responses to spare."""
    for pairs in matching_sets(of_form(questions, Form.MATCHING)):
        spare = len(responses(pairs)) - len({q.answer for q in pairs})
        if spare < SPARE[0]:
            yield pairs[0], f"{spare} responses to spare; {SPARE[0]} or {SPARE[1]} are better"


def early_blank(questions: Sequence[Question]) -> Faults:
    """Note clozes whose blank comes before the reader knows what they are about."""
    for q in of_form(questions, Form.CLOZE):
        if len(normalise(q.prompt.split(BLANK)[0]).split()) < 2:
            yield q, "the blank is better near the end"
