"""What a package of QTI 2.1 must obey: the grammars beside the tests, and what no grammar can say.

faults(unpack(data))     ["items/q-1.xml: the correct response names no choice: option-9", …]

The rules are those of the standard's information model. Its own schema is not ours to include:
``benchmarks/qti21_schema.py`` shows that they find whatever it refuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lxml import etree

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "m": "http://www.imsglobal.org/xsd/imscp_v1p1"}
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
TYPES = {"assessmentItem": "imsqti_item_xmlv2p1", "assessmentTest": "imsqti_test_xmlv2p1"}
FITS = {
    "choiceInteraction": ({"identifier"}, {"single", "multiple"}),
    "textEntryInteraction": ({"string", "integer", "float"}, {"single"}),
    "matchInteraction": ({"directedPair"}, {"single", "multiple"}),
}
"""The base types and cardinalities of the response that an interaction may be bound to."""

Files = dict[str, etree._Element]


def faults(files: Files) -> list[str]:
    """Return what is wrong with the package, file by file."""
    found = []
    for name, root in files.items():
        grammar = _grammar("imscp" if name == "imsmanifest.xml" else "qti21")
        if not grammar.validate(root):
            found += [f"{name}: {error.message}" for error in grammar.error_log]
    if found:  # What no grammar can say is asked of what has the elements and attributes it asks about.
        return found
    for name, root in files.items():
        if name.startswith("items/"):
            found += [f"{name}: {fault}" for fault in item(root)]
    return [*found, *package(files)]


@lru_cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / f"{name}.rng"))


def item(root: etree._Element) -> Iterator[str]:
    """Yield what is wrong inside an item."""
    declared = Counter(
        root.xpath("q:responseDeclaration/@identifier | q:outcomeDeclaration/@identifier", namespaces=NS)
    )
    yield from (f"two variables are called {name}" for name, count in declared.items() if count > 1)
    responses = {d.get("identifier"): d for d in root.findall("q:responseDeclaration", NS)}
    outcomes = {d.get("identifier"): d for d in root.findall("q:outcomeDeclaration", NS)}
    bound = root.xpath("q:itemBody//*[@responseIdentifier]", namespaces=NS)
    if sorted(one.get("responseIdentifier") for one in bound) != sorted(responses):
        yield "interactions and declared responses do not go together"
    for one in bound:
        if (response := responses.get(one.get("responseIdentifier"))) is not None:
            yield from _interaction(one, response)
    ids = Counter(root.xpath("q:itemBody//@identifier", namespaces=NS))
    yield from (f"two choices are called {name}" for name, count in ids.items() if count > 1)
    for note in root.findall("q:modalFeedback", NS):
        outcome = outcomes.get(note.get("outcomeIdentifier"))
        if outcome is None or outcome.get("baseType") != "identifier":
            yield "feedback hangs on no outcome that names it"
        elif outcome.xpath("string(q:defaultValue/q:value)", namespaces=NS) != note.get("identifier"):
            yield "feedback that is never shown"
    yield from _processing(root, responses, outcomes)


def _interaction(one: etree._Element, response: etree._Element) -> Iterator[str]:
    name = etree.QName(one).localname
    kind, cardinality = response.get("baseType"), response.get("cardinality")
    kinds, cardinalities = FITS[name]
    if kind not in kinds or cardinality not in cardinalities:
        yield f"{name} is bound to {cardinality} {kind}"
    right = response.xpath("q:correctResponse/q:value/text()", namespaces=NS)
    if cardinality == "single" and len(right) != 1:
        yield f"a single response has {len(right)} right values"
    if name == "choiceInteraction":
        ids = set(one.xpath("q:simpleChoice/@identifier", namespaces=NS))
        yield from (f"the correct response names no choice: {value}" for value in right if value not in ids)
        if (cardinality == "single") != (one.get("maxChoices") == "1"):
            yield "as many choices as the response does not hold"
    if name == "matchInteraction":
        yield from _pairs(one, [value.split() for value in right])
    mapped = Counter(response.xpath("q:mapping/q:mapEntry/@mapKey", namespaces=NS))
    yield from (f"two scores for {key}" for key, count in mapped.items() if count > 1)
    if mapped and not mapped.keys() >= set(right):
        yield "a right value that scores nothing"


def _pairs(one: etree._Element, pairs: list[list[str]]) -> Iterator[str]:
    left, right = (
        {choice.get("identifier"): int(choice.get("matchMax") or 0) for choice in found}
        for found in one.findall("q:simpleMatchSet", NS)
    )
    for pair in pairs:
        if len(pair) != 2 or pair[0] not in left or pair[1] not in right:
            yield f"a pair that is none of the two sets: {pair}"
    used = Counter(name for pair in pairs for name in pair)
    most = left | right
    yield from (f"{name} is matched too often" for name, count in used.items() if 0 < most.get(name, 0) < count)
    if 0 < int(one.get("maxAssociations")) < len(pairs):
        yield "more pairs than associations"


def _processing(
    root: etree._Element, responses: dict[str, etree._Element], outcomes: dict[str, etree._Element]
) -> Iterator[str]:
    template = root.find("q:responseProcessing", NS).get("template")
    needed = {f"{TEMPLATES}match_correct": "correctResponse", f"{TEMPLATES}map_response": "mapping"}.get(template)
    if needed is None:
        yield f"no template of the standard: {template}"
    elif "RESPONSE" not in responses or responses["RESPONSE"].find(f"q:{needed}", NS) is None:
        yield f"{template} needs a {needed} of RESPONSE"
    score = outcomes.get("SCORE")
    if score is None or (score.get("baseType"), score.get("cardinality")) != ("float", "single"):
        yield "SCORE is no single float"


def package(files: Files) -> Iterator[str]:
    """Yield what is wrong between the files."""
    manifest, tests = files["imsmanifest.xml"], [n for n, r in files.items() if r.tag == f"{{{NS['q']}}}assessmentTest"]
    resources = manifest.findall(".//m:resource", NS)
    listed = [href for r in resources for href in r.xpath("m:file/@href", namespaces=NS)]
    if sorted(listed) != sorted(set(files) - {"imsmanifest.xml"}):
        yield "the manifest does not list every file once"
    for resource in resources:
        href = resource.get("href")
        if href not in resource.xpath("m:file/@href", namespaces=NS):
            yield f"{href} is no file of its resource"
        if href in files and TYPES[etree.QName(files[href]).localname] != resource.get("type"):
            yield f"{href} is no {resource.get('type')}"
    by_id = {resource.get("identifier"): resource.get("href") for resource in resources}
    for name in tests:
        test = files[name]
        own = next((resource for resource in resources if resource.get("href") == name), None)
        if own is None:
            yield f"{name} is no resource"
            continue
        needed = {by_id.get(ref) for ref in own.xpath("m:dependency/@identifierref", namespaces=NS)}
        references = test.findall(".//q:assessmentItemRef", NS)
        if needed != {reference.get("href") for reference in references}:
            yield f"{name} depends on other items than it asks"
        ids = Counter(test.xpath("//q:*[not(self::q:weight)]/@identifier", namespaces=NS))
        yield from (f"{name}: two parts are called {id_}" for id_, count in ids.items() if count > 1)
        for reference in references:
            weights = reference.xpath("q:weight/@identifier", namespaces=NS)
            if len(set(weights)) < len(weights):
                yield f"{name}: {reference.get('identifier')} has two weights of one name"
            root = files.get(reference.get("href"))
            if root is None or root.get("identifier") != reference.get("identifier"):
                yield f"{name}: {reference.get('identifier')} is not the item at {reference.get('href')}"
