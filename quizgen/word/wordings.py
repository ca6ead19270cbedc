"""The wordings in force, read from ``question_templates/wordings``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jinja2
import yaml
from pydantic import Field, ValidationError

from quizgen.errors import InputError
from quizgen.model import Fact, Form, Record
from quizgen.tables import LOADER
from quizgen.templates import Templates

ANY_FAMILY = "cloze"


class Wording(Record):
    """One way to ask: for which facts, and the template of the prompt.

    ``when`` gives for a feature of the fact the values that suit; ``needs`` names the slots that must not be empty.
    """

    name: str
    form: Form
    ask: str
    when: dict[str, list[str]] = Field(default_factory=dict)
    needs: list[str] = Field(default_factory=list)

    def fits(self, features: dict[str, str], named: dict[str, str]) -> bool:
        """Tell whether the wording suits these features and finds all it needs."""
        return all(features.get(name, "") in values for name, values in self.when.items()) and all(
            named.get(name) for name in self.needs
        )


class Wordings:
    """All wordings by family, and the table of question words."""

    def __init__(
        self, families: dict[str, list[Wording]], words: dict[str, str], compiled: dict[str, jinja2.Template]
    ) -> None:
        """Take the wordings, the question words by type of answer, and each wording's template by its name."""
        self.families, self.words, self._compiled = families, words, compiled

    def of(self, fact: Fact) -> list[Wording]:
        """Return the wordings for the fact's family, and those for any."""
        return [*self.families.get(str(fact.kind), []), *self.families.get(ANY_FAMILY, [])]

    def render(self, wording: Wording, named: dict[str, Any]) -> str:
        """Return the wording's prompt, white space not yet mended."""
        try:
            return self._compiled[wording.name].render(named)
        except jinja2.TemplateError as error:
            raise InputError(
                f"wording {wording.name} failed: {error}", remedy="see wordings/README.md for the names"
            ) from error

    def word_for(self, kind: str) -> str:
        """Return the question word for an answer of that type."""
        return self.words.get(kind, self.words["other"])


def _compiled(wording: Wording, templates: Templates) -> jinja2.Template:
    try:
        template = templates.plain.from_string(wording.ask)
    except jinja2.TemplateSyntaxError as error:
        raise InputError(f"wording {wording.name} is not valid: {error.message}", remedy="mend its ask") from error
    # Jinja copies these each time that a prompt is made, and is slow at copying the map of maps that it keeps them in.
    template.globals = dict(template.globals)
    return template


@lru_cache(maxsize=4)
def load(templates: Templates) -> Wordings:
    """Read all wordings, once for the same templates; InputError names the file and the entry that is not one."""
    families: dict[str, list[Wording]] = {}
    words: dict[str, str] = {}
    compiled: dict[str, jinja2.Template] = {}
    for name in templates.names("wordings", ".yaml"):
        where = str(templates.path(name))
        try:
            data = yaml.load(templates.text(name), Loader=LOADER)
        except yaml.YAMLError as error:
            raise InputError(f"not valid YAML: {error}", where=where, remedy="mend that line") from error
        if name.endswith("/question_words.yaml"):
            words = {str(k): str(v) for k, v in data.items()}
            continue
        found = [_valid(entry, number, where, templates) for number, entry in enumerate(data or [], 1)]
        families[name.rpartition("/")[2].removesuffix(".yaml")] = [wording for wording, _ in found]
        compiled |= {wording.name: template for wording, template in found}
    return Wordings(families, words, compiled)


def _valid(entry: Any, number: int, where: str, templates: Templates) -> tuple[Wording, jinja2.Template]:
    """Return the entry as a wording, and its template; InputError names file and entry."""
    name = entry.get("name", "without a name") if isinstance(entry, dict) else "not a mapping"
    try:
        wording = Wording.model_validate(entry)
        return wording, _compiled(wording, templates)
    except ValidationError as error:
        first = error.errors()[0]
        place = " ".join(str(part) for part in first["loc"])
        told = f"not a wording: entry {number} ({name}): {first['msg']} at {place}"
        raise InputError(told, where=where, remedy="see README.md beside it") from error
    except InputError as error:
        raise InputError(f"entry {number}: {error.what}", where=where, remedy=error.remedy) from error
