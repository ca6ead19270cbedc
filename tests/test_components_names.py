"""The rules for names, on tests/cases/names.yaml; documents are marked by hand, so that no network is asked."""

import re
from pathlib import Path

import pytest
import spacy
import yaml
from spacy.tokens import Doc, Span

from quizgen.analyse import components_name_rules as rules
from quizgen.analyse.components_features import ListedNames, bare
from quizgen.analyse.components_tokens import extend

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "names.yaml").read_text(encoding="utf-8"))
MENDED = [(rule, *pair) for rule, verdicts in CASES.items() for pair in verdicts["mends"]]
LEFT = [(rule, text) for rule, verdicts in CASES.items() for text in verdicts["leaves"]]
MARKED = re.compile(r"\[([^\]]+)\]\(([A-Z]+)\)")


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    extend(nlp)
    return nlp


def read(nlp, marked: str) -> tuple[Doc, list[Span]]:
    doc = nlp(MARKED.sub(r"\1", marked))
    spans, shift = [], 0
    for match in MARKED.finditer(marked):
        start = match.start() - shift
        spans.append(doc.char_span(start, start + len(match[1]), label=match[2]))
        shift += len(match[0]) - len(match[1])
    assert None not in spans, f"{marked} marks a part of a word"
    return doc, spans


def write(doc: Doc, spans: list[Span]) -> str:
    text = doc.text
    for span in sorted(spans, key=lambda s: -s.start):
        text = f"{text[: span.start_char]}[{span.text}]({span.label_}){text[span.end_char :]}"
    return text


def apply(rule: str, doc: Doc, spans: list[Span]) -> list[Span]:
    function = getattr(rules, rule)
    return [function(span) for span in spans] if function in rules.RULES else function(doc, spans)


@pytest.mark.parametrize(("rule", "before", "after"), MENDED)
def test_a_rule_mends_alone_and_among_the_others(nlp, rule, before, after):
    doc, spans = read(nlp, before)
    assert write(doc, apply(rule, doc, spans)) == after
    assert write(doc, rules.mended(doc, spans)) == after


@pytest.mark.parametrize(("rule", "text"), LEFT)
def test_a_rule_leaves_look_alikes_alone(nlp, rule, text):
    doc, spans = read(nlp, text)
    assert write(doc, apply(rule, doc, spans)) == text


def test_every_rule_has_cases_of_both_kinds():
    assert list(CASES) == [*(rule.__name__ for rule in rules.RULES), "addressed", "abbreviated", "agree"]
    assert all(len(verdicts["mends"]) >= 2 and len(verdicts["leaves"]) >= 2 for verdicts in CASES.values())


def test_listed_names_are_found_without_accents_and_in_capitals():
    finder = ListedNames({"city2": "oslo|rio grande", "S1": "smith"})
    assert finder("OSLO and Río Grande".split()) == ["Bcity2", "", "Bcity2", "Icity2"]
    assert finder("a smith in Rio".split()) == ["", "", "", ""]
    assert finder([]) == []
    assert bare("Åre") == "are"
