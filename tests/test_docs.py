"""Documentation and code agree."""

import re
from pathlib import Path

import click
import pytest

from gongkai.commands.loading import NAMES, load
from gongkai.i18n.chinese_keys import chinese_keys
from gongkai.i18n.translation import translation
from gongkai.model import kinds
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.reasons import BY_BASIS
from gongkai.model.record import Record
from gongkai.render.keys import keys_of
from gongkai.render.mappings import models_in
from gongkai.render.reference import render_reference
from gongkai.report.code_pages import page_of, pages_of
from gongkai.verdict.codes import CODES
from gongkai.verdict.handbook import handbook

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def reference() -> str:
    return render_reference()


@pytest.fixture(scope="module")
def decisions() -> str:
    return (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "language"), [("records.md", "en"), ("records.zh.md", "zh")])
def test_record_reference_is_current(file: str, language: Language) -> None:
    written = (ROOT / "docs" / file).read_text(encoding="utf-8")
    assert written == render_reference(language), "run `make docs`"


def test_record_reference_has_the_same_rows_in_both_languages(reference: str) -> None:
    chinese = render_reference("zh")
    names = re.compile(r"^(?:\| (`\S+`) \||- (`\w+`)[:（])", re.MULTILINE)
    assert names.findall(chinese) == names.findall(reference)
    assert [line for line in chinese.splitlines() if line.endswith("|  |")] == []


def test_record_reference_in_chinese_has_the_key_of_every_field() -> None:
    chinese = render_reference("zh")
    for model in (Record, *KINDS.values()):
        for name, key in chinese_keys(model).items():
            assert f"`{name}` | `{key}` |" in chinese or f"`{name}`（`{key}`）" in chinese


def test_record_reference_in_chinese_has_no_english_sentence() -> None:
    text = re.sub(r"`[^`]*`|\[English\]", "", render_reference("zh"))
    assert re.findall(r"[A-Za-z]+ [a-z]+ .*", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_has_a_page_with_all_that_is_said_of_it(
    this_column: Path, language: Language
) -> None:
    words = translation(language)
    pages = handbook(this_column, language)
    listed = pages.pop(pages_of(language))
    assert pages.keys() == {page_of(code, language) for code in CODES}
    for code, page in zip(CODES.values(), pages.values(), strict=True):
        assert f"[{code.id}]({code.id}.md)" in listed
        parts = [
            f"# {code.id}\n",
            words("How to fix it: {fix}").partition("{")[0],
            words("Why: {reason}").partition("{")[0],
            words("Wrong:"),
            words("Right:"),
        ]
        places = [page.find(part) for part in parts]
        assert -1 not in places and places == sorted(places), code.id
        prose = re.sub(r"```.*?```|`[^`]*`|“[^”]*”", "", page, flags=re.DOTALL)
        assert "{" not in prose
        assert language == "en" or re.findall(r"[A-Za-z]{3,} [a-z]{3,}.*", prose) == []


@pytest.mark.parametrize("code", CODES)
def test_a_basis_that_is_a_decision_of_ours_can_be_read(code: str, decisions: str) -> None:
    """Its words are in the registry of reasons, and docs/decisions.md has the whole."""
    basis = CODES[code].basis
    number = re.match(r"decision (\d+) of this software: (.*)", basis)
    if number:
        title = number[2][0].upper() + number[2][1:]
        assert f'<a id="decision-{number[1]}"></a>\n## {number[1]}. {title}\n' in decisions
        assert basis in BY_BASIS


def test_every_decision_that_is_named_is_written_down(decisions: str) -> None:
    rooms = [ROOT / name for name in ("plugins", "data", "hooks", "tests")]
    files = [file for room in rooms for file in room.rglob("*") if file.suffix in (".py", ".yml")]
    named = {
        number
        for file in files
        for number in re.findall(r"\(decision (\d+)", file.read_text(encoding="utf-8"))
    }
    assert {"10", "12"} <= named <= set(re.findall(r"^## (\d+)\.", decisions, re.MULTILINE))


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


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    command = load(name)
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
