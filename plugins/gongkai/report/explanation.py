"""What a code means, as Markdown: for `gongkai explain` and the site of the documentation."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from gongkai.i18n.translation import Translation
from gongkai.i18n.wording import without_details
from gongkai.model.certainty import CERTAIN, CERTAINTIES
from gongkai.model.duty import DUTIES
from gongkai.model.findings import Code
from gongkai.model.local_text import LocalText
from gongkai.model.reasons import BY_BASIS, BY_DUTY, BY_FAMILY
from gongkai.model.units import UNIT_TYPES
from gongkai.model.variants import FilledRule
from gongkai.report.characters import visible

TEMPLATES = Path(__file__).parent / "templates"
FAMILIES = {
    "GK0": "Files, keys and values",
    "GK1": "Links",
    "GK2": "Sections",
    "GK3": "Documents and explanations",
    "GK4": "Decisions and participation",
    "GK5": "Leaks and privacy",
    "GK6": "Duties, deadlines and reports",
    "GK7": "External links",
    "GK8": "The site and what is waived",
    "GK9": "Tables",
}
"""What the hundreds of codes are about (decision 20)."""


@dataclass(frozen=True)
class Fragment:
    """A file of an example, or a part of one."""

    path: str
    """Empty where the example is of records in short."""
    text: str | None
    """None where there is no such file."""
    encoding: str = ""
    """In which text or name is written, where that is the point."""
    symlink: str = ""
    """Where it leads, if it is a link."""


@dataclass(frozen=True)
class CodeExplanation:
    """All that can be said of a code."""

    code: Code
    rules: tuple[FilledRule, ...]
    """Those of its rules that the column has."""
    points: tuple[tuple[str, LocalText], ...]
    """The points that set its duties, each with its title."""
    bad: tuple[Fragment, ...]
    good: tuple[Fragment, ...]

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Return the ids of its rules that the column does not have, or all without a column."""
        here = {one.rule.id for one in self.rules}
        return tuple(name for name in self.code.all_rules if name not in here)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the message ids of why it matters: as close as is known, at least one."""
        code = self.code
        of_basis = [BY_BASIS[code.basis]] if code.basis in BY_BASIS else []
        of_duties = [BY_DUTY[duty] for duty in code.duties]
        return tuple(of_basis + of_duties) or (
            BY_FAMILY.get(code.id[:4]) or BY_FAMILY[code.id[:3]],
        )

    @property
    def fixes(self) -> tuple[str, ...]:
        """Return the message ids of how to fix it that make sense without an instance."""
        code = self.code
        return (code.otherwise,) if code.fix == "write “{nearest}”" else (code.fix,)


def render_code(explanation: CodeExplanation, words: Translation) -> str:
    """Return what a code means, for a terminal."""
    return _rendered("code.md", words, str, one=explanation)


def render_page(explanation: CodeExplanation, words: Translation) -> str:
    """Return what a code means, for a site."""
    return _rendered("code.md", words, _shown, one=explanation)


def render_index(
    codes: Iterable[Code], words: Translation, link: Callable[[str], str] = str
) -> str:
    """Return all codes by family, each in one line; `link` writes the id of a code."""
    families: dict[str, list[Code]] = {}
    for code in codes:
        families.setdefault(code.id[:3], []).append(code)
    text = str if link is str else _shown
    return _rendered("codes.md", words, text, families=families, link=link)


def _rendered(
    template: str, words: Translation, text: Callable[[str], str], **values: object
) -> str:
    return _environment(words, text).get_template(template).render(**values).strip() + "\n"


def _shown(text: str) -> str:
    """Keep a page from taking `<id>` for HTML; what is between backticks is safe."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if part.startswith("`") else part.replace("&", "&amp;").replace("<", "&lt;")
        for part in parts
    )


@cache
def _environment(words: Translation, text: Callable[[str], str]) -> Environment:
    env = Environment(  # noqa: S701  Markdown for people, from our own texts
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    names: Mapping[str, object] = {
        "_": words,
        "language": words.language,
        "certainties": CERTAINTIES,
        "certain": CERTAIN,
        "duties": DUTIES,
        "unit_types": UNIT_TYPES,
        "family_names": FAMILIES,
        "text": text,
        "without_details": lambda message: text(without_details(message, words)),
        "visible": lambda text: "\n".join(map(visible, text.split("\n"))),
    }
    env.globals.update(names)
    return env
