"""QTI 2.1 as quizgen writes it, held against the standard's own schema; items and keys compared with the quiz.

    python -m benchmarks.qti21_schema [ARTICLE | QUIZ.json …] --schema imsqti_v2p1.xsd --schema imscp_v1p1.xsd --broken

Without quizzes it takes those of the tests: every form, hostile texts, chance texts, an empty quiz. Each is exported as
it is and in two shuffled versions. Files in a namespace of which no schema is given are named. ``benchmarks/README.md``
says where the schemas are. Where a schema holds Schematron rules, as that of QTI 2.1.1 does, they count as part of it.

``--broken`` shows that a schema can refuse: how many it refuses of the broken packages of the tests, and of packages
in which one attribute, element or text of one file was taken away, doubled, moved or replaced. Whatever it refuses the
rules of the tests (``tests/qti21_rules.py``) have to find too, since they run where no schema is.
"""

from __future__ import annotations

import argparse
import copy
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, isoschematron

from benchmarks.format_bars import quizzes
from quizgen.export import Settings, export
from quizgen.model import Quiz
from tests import test_format_qti21 as tests
from tests.format_quizzes import every_form, hostile, quiz_of
from tests.qti21_rules import faults
from tests.sample_quiz import sample

Files = dict[str, etree._Element]
XS = "{http://www.w3.org/2001/XMLSchema}"
RULES = "{http://purl.oclc.org/dsdl/schematron}"
VERSIONS = ("", "A", "B")
VALUES = ("", "-1", "1", "x y", "foreign")


class Schema:
    """An XML schema with the Schematron rules that it holds, if any; ``namespace`` is what it is for.

    What it imports and does not lie beside it is replaced by declarations that allow anything: quizgen writes nothing
    of those namespaces, so that they decide nothing.
    """

    def __init__(self, path: Path) -> None:
        root = etree.parse(str(path)).getroot()
        self.namespace: str = root.get("targetNamespace")
        with tempfile.TemporaryDirectory() as folder:
            for n, node in enumerate(root.findall(f"{XS}import")):
                place = path.parent / node.get("schemaLocation", "")
                if not place.is_file():
                    place = Path(folder) / f"{n}.xsd"
                    place.write_bytes(anything(root, node.get("namespace")))
                node.set("schemaLocation", place.resolve().as_uri())
            self.declarations = etree.XMLSchema(root)
        rules = etree.Element(f"{RULES}schema")
        rules.extend([*root.iter(f"{RULES}ns"), *root.iter(f"{RULES}pattern")])
        # Those of QTI 2.1.1 name their patterns in the manner of an older Schematron; they run nevertheless.
        self.rules = isoschematron.Schematron(rules, validate_schema=False) if len(rules) else None

    def fault(self, root: etree._Element) -> str:
        """Return what is wrong with a file, or nothing."""
        if not self.declarations.validate(root):
            return str(self.declarations.error_log[0].message)
        if self.rules is not None and not self.rules.validate(root):
            return " ".join(etree.fromstring(self.rules.error_log[0].message).itertext()).strip()
        return ""


def anything(root: etree._Element, namespace: str) -> bytes:
    """Return a schema that declares, with any content, what another one refers to in a namespace."""
    stub = etree.Element(f"{XS}schema", {"targetNamespace": namespace}, nsmap={"xs": XS[1:-1]})
    prefixes = {"xml": "http://www.w3.org/XML/1998/namespace", **root.nsmap}
    seen = set()
    for node in root.iter(f"{XS}element", f"{XS}attribute"):
        prefix, colon, name = node.get("ref", "").partition(":")
        kind = etree.QName(node).localname
        if colon and prefixes.get(prefix) == namespace and (kind, name) not in seen:
            seen.add((kind, name))
            etree.SubElement(stub, f"{XS}{kind}", name=name, type="xs:anyType" if kind == "element" else "xs:string")
    return bytes(etree.tostring(stub))


def refused(files: Files, schemas: dict[str, Schema]) -> list[str]:
    """Return what the schemas say of the files, the first fault of each."""
    found = []
    for name, root in files.items():
        schema = schemas.get(etree.QName(root).namespace)
        if schema is not None and (fault := schema.fault(root)):
            found.append(f"{name}: {fault}")
    return found


def mutants(files: Files) -> Iterator[tuple[str, Files]]:
    """Yield packages in which one thing is not as it was, each with a word about it."""
    for name, root in files.items():
        for place, node in enumerate(root.iter("*")):
            for what in changes(node):
                made = copy.deepcopy(root)
                change(list(made.iter("*"))[place], what)
                yield f"{name}: {etree.QName(node).localname}: {' '.join(what)}", {**files, name: made}


def changes(node: etree._Element) -> Iterator[tuple[str, ...]]:
    for attribute in node.attrib:
        yield ("without", attribute)
        yield from (("set", attribute, value) for value in VALUES if value != node.get(attribute))
    yield ("set", "foreign", "1")
    yield from (("text",), ("child",), ("rename",))
    if node.getparent() is not None:
        yield from (("remove",), ("double",), ("first",), ("last",))


def change(node: etree._Element, what: tuple[str, ...]) -> None:
    """Do to an element what ``changes`` named."""
    parent, tail = node.getparent(), node.tail
    match what:
        case ("without", attribute):
            del node.attrib[attribute]
        case ("set", attribute, value):
            node.set(attribute, value)
        case ("text",):
            node.text = f"loose {node.text or ''}"
        case ("child",):
            etree.SubElement(node, f"{{{etree.QName(node).namespace}}}foreign")
        case ("rename",):
            node.tag = f"{{{etree.QName(node).namespace}}}foreign"
        case ("remove",):
            parent.remove(node)
        case ("double",):
            node.addnext(copy.deepcopy(node))
        case ("first",):
            parent.insert(0, node)
        case ("last",):
            parent.append(node)
    if node.getparent() is not None:
        node.tail = tail


def judge_broken(schemas: dict[str, Schema]) -> bool:
    """Print how many broken packages are refused; tell whether the rules of the tests find all of those too."""
    of_tests = [tests.broken(*row) for row in tests.BROKEN] + [tests.reordered(file) for file in tests.REORDERED]
    print(f"{len(of_tests)} broken packages of the tests: {sum(bool(refused(f, schemas)) for f in of_tests)} refused")
    whole = tests.unpack(export(every_form(), "qti21").data)
    counts: Counter[tuple[bool, bool]] = Counter()
    for what, files in mutants(whole):
        wrong = refused(files, schemas)
        counts[bool(wrong), bool(found := faults(files))] += 1
        if wrong and not found:
            print(f"only the schema refuses {what}: {wrong[0]}", file=sys.stderr)
    by_schema, by_both = counts[True, True] + counts[True, False], counts[True, True]
    print(f"{counts.total()} changed packages: {by_schema} refused, {by_both} of them found by the rules of the tests")
    print(f"the rules find {counts[False, True]} more, and let {counts[False, False]} pass as the schema does")
    return by_schema == by_both > 0


def judge(given: list[Quiz], schemas: dict[str, Schema]) -> bool:
    """Print how many files are valid and how many items equal those of their quiz; tell whether all are."""
    valid, wrong, items, equal, unknown = 0, 0, 0, 0, set()
    for quiz in given:
        for settings in (Settings(version=version) for version in VERSIONS):
            made = export(quiz, "qti21", settings)
            files = tests.unpack(made.data)
            unknown |= {etree.QName(root).namespace for root in files.values()} - set(schemas)
            judged = sum(etree.QName(root).namespace in schemas for root in files.values())
            said = refused(files, schemas)
            valid, wrong = valid + judged - len(said), wrong + len(said)
            for message in said:
                print(f"{quiz.title[:40]!r} {settings.version}: {message}", file=sys.stderr)
            held = len(files) - 2
            items += held
            try:
                assert not made.left_out
                equal += tests.read_back(files, quiz, settings)
            except AssertionError as error:
                print(f"{quiz.title[:40]!r} {settings.version}: read back: {str(error)[:300]}", file=sys.stderr)
    print(f"{len(given)} quizzes, {len(given) * len(VERSIONS)} packages: {valid} files valid, {wrong} refused")
    print(f"{items} items, {equal} of them equal to the quiz, keys included")
    for namespace in sorted(unknown):
        print(f"no schema was given for {namespace}")
    return not wrong and items == equal


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--schema", action="append", type=Path, required=True)
    parser.add_argument("--broken", action="store_true")
    arguments = parser.parse_args()
    try:
        schemas = {schema.namespace: schema for schema in map(Schema, arguments.schema)}
    except (OSError, etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        print(f"no schema: {error}", file=sys.stderr)
        return 2
    nothing = every_form().model_copy(update={"questions": ()})
    given = quizzes(arguments.paths) if arguments.paths else []
    right = judge(given or [every_form(), hostile(), sample(), nothing, *map(quiz_of, range(100))], schemas)
    if arguments.broken:
        right = judge_broken(schemas) and right
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
