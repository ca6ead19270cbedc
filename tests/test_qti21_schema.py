"""The command that holds QTI 2.1 against a schema, with a schema made for these tests."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest
from lxml import etree

from benchmarks import qti21_schema
from quizgen.export import export
from tests.format_quizzes import every_form
from tests.qti21_rules import NS
from tests.test_format_qti21 import MANIFEST, TEST, unpack

SCHEMA = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" targetNamespace="http://www.imsglobal.org/xsd/imsqti_v2p1"
    xmlns:m="http://www.w3.org/1998/Math/MathML" elementFormDefault="qualified">
  <xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="none/xml.xsd"/>
  <xs:import namespace="http://www.w3.org/1998/Math/MathML" schemaLocation="none/mathml2.xsd"/>
  <xs:annotation>
    <xs:appinfo>
      <sch:ns uri="http://www.imsglobal.org/xsd/imsqti_v2p1" prefix="qti"/>
      <sch:pattern name="parts">
        <sch:rule context="//qti:testPart">
          <sch:assert test="not(@identifier = .//qti:assessmentSection/@identifier)">Two have one name.</sch:assert>
        </sch:rule>
      </sch:pattern>
    </xs:appinfo>
  </xs:annotation>
  <xs:element name="assessmentItem"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element ref="m:math"/>
      <xs:any namespace="##targetNamespace" processContents="skip"/>
    </xs:choice>
    <xs:attribute name="title" use="required"/>
    <xs:attribute ref="xml:lang"/>
    <xs:anyAttribute processContents="skip"/>
  </xs:complexType></xs:element>
  <xs:element name="assessmentTest" type="xs:anyType"/>
</xs:schema>
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "qti.xsd"
    made.write_text(SCHEMA)
    return made


def test_what_a_schema_imports_need_not_be_there(path: Path) -> None:
    schema = qti21_schema.Schema(path)
    assert schema.namespace == NS["q"]
    files = unpack(export(every_form(), "qti21").data)
    assert not any(schema.fault(root) for name, root in files.items() if name != MANIFEST)


def test_declarations_and_rules_refuse(path: Path) -> None:
    schema = qti21_schema.Schema(path)
    files = unpack(export(every_form(), "qti21").data)
    item = next(root for name, root in files.items() if name.startswith("items/"))
    del item.attrib["title"]
    assert "'title' is required" in schema.fault(item)
    files[TEST].find(".//q:assessmentSection", NS).set("identifier", "part")
    assert schema.fault(files[TEST]) == "Two have one name."
    assert len(qti21_schema.refused(files, {schema.namespace: schema})) == 2


def test_each_change_is_one_and_leaves_the_rest_alone() -> None:
    files = unpack(export(every_form(), "qti21").data)
    before = {name: etree.tostring(root) for name, root in files.items()}
    for what, changed in islice(qti21_schema.mutants(files), 700):
        other = [name for name, root in changed.items() if etree.tostring(root) != before[name]]
        assert len(other) == 1 or what.split()[-1] in ("first", "last")
    assert {name: etree.tostring(root) for name, root in files.items()} == before


@pytest.mark.parametrize("broken", [False, True])
def test_the_command_counts_and_fails_with_what_it_finds(
    broken: bool, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quiz = tmp_path / "quiz.json"
    quiz.write_bytes(export(every_form(), "json").data)
    if broken:
        path.write_text(path.read_text().replace('name="title"', 'name="name"'))
    monkeypatch.setattr(sys, "argv", ["qti21_schema", str(quiz), "--schema", str(path)])
    assert qti21_schema.main() == int(broken)
    said = capsys.readouterr()
    assert f"1 quizzes, 3 packages: {3 if broken else 33} files valid, {30 if broken else 0} refused" in said.out
    assert "30 items, 30 of them equal to the quiz" in said.out
    assert f"no schema was given for {NS['m']}" in said.out
    assert said.err.count("'name' is required") == (30 if broken else 0)


def test_without_a_schema_the_command_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["qti21_schema", "--schema", str(tmp_path / "none.xsd")])
    assert qti21_schema.main() == 2
    assert "no schema" in capsys.readouterr().err
