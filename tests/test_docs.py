"""Documentation and code agree."""

import re
from pathlib import Path

import click
import pytest

from gongkai.cli import main
from gongkai.codes import CODES
from gongkai.handbook import explanation
from gongkai.model import kinds
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.render.keys import keys_of
from gongkai.render.mappings import models_in
from gongkai.render.reference import render_reference
from gongkai.report.explanation import render_handbook
from gongkai.sources.registries import load_registries
from gongkai.translation import translation

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def reference() -> str:
    return render_reference()


def test_record_reference_is_current(reference: str) -> None:
    written = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    assert written == reference, "run `make docs`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_handbook_of_checks_is_current(this_column: Path, language: Language) -> None:
    """test_codes.py says which codes it lacks."""
    written = (ROOT / "docs" / f"checks.{language}.md").read_text(encoding="utf-8")
    told = re.findall(r"^### (GK\d{3})$", written, re.MULTILINE)
    assert set(told) <= CODES.keys(), "run `make docs`"
    registries = load_registries(this_column).registries
    current = (explanation(CODES[code], registries) for code in told)
    assert written == render_handbook(current, translation(language)), "run `make docs`"
    for code in told:  # GitHub makes the anchor #gk321 of such a heading
        assert f"(#{code.lower()})" in written
    assert "{" not in re.sub(r"```.*?```|`[^`]*`|“[^”]*”", "", written, flags=re.DOTALL)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_the_reference(kind: str, reference: str) -> None:
    assert f"\n### {kind}\n" in reference


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_record_says_what_it_means(kind: str) -> None:
    silent = [
        f"{model.__name__}.{key.name}"
        for model in models_in(KINDS[kind])
        for key in keys_of(model)
        if not key.meaning
    ]
    assert silent == [], "write a docstring below each of these fields"


def test_no_key_in_the_reference_is_without_a_meaning(reference: str) -> None:
    assert [line for line in reference.splitlines() if line.endswith("|  |")] == []


def test_every_file_of_the_kinds_declares_one() -> None:
    files = Path(kinds.__file__).parent.glob("*.py")
    named = sorted(file.stem.replace("_", "-") for file in files if file.stem != "__init__")
    assert named == list(KINDS)


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    command = main.commands[name]
    assert command.help
    for parameter in command.params:
        assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None), parameter
    texts = [
        (ROOT / name).read_text()
        for name in ("README.md", "Makefile", "plugins/gongkai/starter/column.mk")
    ]
    assert any(f"gongkai {name}" in text for text in texts)


def test_architecture_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [
        p.name for p in (ROOT / "plugins" / "gongkai").iterdir() if (p / "__init__.py").is_file()
    ]
    for room in rooms:
        assert f"`{room}/`" in text
