"""Codes with their examples and rules: what `gongkai explain` says, and the pages of all codes."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from gongkai.i18n.translation import translation
from gongkai.model.findings import Code
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.variants import filled
from gongkai.render.points_reference import render_points
from gongkai.report.code_pages import page_of, pages_of
from gongkai.report.explanation import CodeExplanation, Fragment, render_index, render_page
from gongkai.sources.codes import CODES as OF_SOURCES
from gongkai.sources.registries import load_registries
from gongkai.sources.respelling import respelled, respelled_example
from gongkai.sources.spelling import spelling_of
from gongkai.verdict.codes import CODES
from gongkai.verdict.judge import is_of_links

_HERE = Path(__file__).parent.parent
FOLDERS = tuple(_HERE / room / "examples" for room in ("sources", "links", "checks"))
"""Where examples are, one file per code."""


def handbook(root: Path, language: Language) -> dict[str, str]:
    """Return a page for each code and one that lists them, as Markdown by address.

    The rules are those of the column at `root`.
    """
    registries = load_registries(root).registries
    words = translation(language)
    pages = {
        page_of(code.id, language): render_page(explanation(code, registries), words)
        for code in CODES.values()
    }
    index = render_index(CODES.values(), words, lambda code: f"[{code}]({code}.md)")
    return {pages_of(language): index} | pages


def points(root: Path) -> str:
    """Return docs/points.md: what each key task of the column at `root` asks for."""
    return render_points(load_registries(root).registries, CODES.values())


def explanation(code: Code, registries: Registries | None) -> CodeExplanation:
    """Return all that can be said of a code: what it rests on in the column, if any; examples."""
    example = example_of(code.id)
    if registries is not None and registries.site.keys == "zh":
        example = _in_chinese(example, registries)
    if registries is None:
        return CodeExplanation(code, (), (), example.bad, example.good)
    rules = filled(code.all_rules, registries.rules, registries.units)
    points = tuple((name, point.title) for name, point in registries.points_with(code.duties))
    return CodeExplanation(code, rules, points, example.bad, example.good)


@dataclass(frozen=True)
class Example:
    """What is wrong and what is right, as files or parts of files."""

    bad: tuple[Fragment, ...]
    good: tuple[Fragment, ...]


def _in_chinese(example: Example, registries: Registries) -> Example:
    """Return an example with the keys of a column that writes them in Chinese.

    One that is about just these keys stays as it is.
    """
    spelling = spelling_of(registries)

    def respell(one: Fragment) -> Fragment:
        if one.text is None or (one.path and not one.path.startswith("content/")):
            return one
        column = registries.columns.get(one.path.split("/")[1] if "/" in one.path else "")
        kinds = column.kinds if column is not None else ()
        model = KINDS.get(kinds[0], Record) if kinds else Record
        change = respelled if one.text.startswith("---") else respelled_example
        return replace(one, text=change(one.text, model, spelling, "zh") or one.text)

    bad, good = (tuple(map(respell, part)) for part in (example.bad, example.good))
    return example if bad == good else Example(bad, good)


def file_of_example(code: str) -> Path:
    """Return the file in which the example of a code is written, or has to be."""
    of_sources, of_links, of_checks = FOLDERS
    folder = of_sources if code in OF_SOURCES else of_links if is_of_links(code) else of_checks
    return folder / f"{code}.yml"


def example_of(code: str) -> Example:
    """Return the example of a code; FileNotFoundError names the file where there is none."""
    text = file_of_example(code).read_text(encoding="utf-8")
    case = yaml.safe_load(text)
    if isinstance(case["bad"], list):  # records in short, kept as they are laid out
        return Example(_as_written(text, "bad"), _as_written(text, "good"))
    return Example(_fragments(case, "bad"), _fragments(case, "good"))


def _as_written(text: str, key: str) -> tuple[Fragment, ...]:
    """Return the lines below a key at the margin."""
    found = re.search(rf"^{key}:.*\n((?:[ ].*\n?|#.*\n|\n)*)", text, re.MULTILINE)
    lines = (found[1] if found else "").split("\n")
    return (Fragment("", "\n".join(line.removeprefix("  ") for line in lines).strip("\n")),)


def _fragments(case: dict[str, object], key: str) -> tuple[Fragment, ...]:
    shown = case[key]
    if not isinstance(shown, dict):
        return (Fragment(str(case["in"]), str(shown).rstrip("\n")),)
    return tuple(_fragment(str(path), content) for path, content in shown.items())


def _fragment(path: str, content: object) -> Fragment:
    if not isinstance(content, dict):
        return Fragment(path, None if content is None else str(content).rstrip("\n"))
    text = str(content.get("text", "")).rstrip("\n")
    encoding = str(content.get("encoding") or content.get("name_in") or "").upper()
    return Fragment(path, text, encoding, str(content.get("symlink", "")))
