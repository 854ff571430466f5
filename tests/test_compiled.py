"""Templates are compiled once for every build, and anew when anything of them changes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from gongkai.render import compiled
from gongkai.render.compiled import CompiledTemplates
from gongkai.render.environment import environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where Python is told to keep what it has compiled; nothing lies there yet."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield tmp_path


def rendered(source: str, language: str = "en", **filters: object) -> str:
    """Return what a new environment makes of a template, as a build of its own would."""
    env = Environment(
        loader=DictLoader({"page.html": source}),
        autoescape=True,
        bytecode_cache=CompiledTemplates("zh" if language == "zh" else "en"),
    )
    env.filters.update(filters)
    return env.get_template("page.html").render()


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jinja"))


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered("{{ 1 + 1 }}") == "2"
    (kept,) = files(folder)
    monkeypatch.setattr(Environment, "_parse", None)  # nothing can be compiled any more
    assert rendered("{{ 1 + 1 }}") == "2"
    assert files(folder) == [kept]


def test_a_template_that_changed_is_compiled_anew(folder: Path) -> None:
    assert [rendered("old"), rendered("new")] == ["old", "new"]
    assert len(files(folder)) == 1


def test_each_edition_has_its_own(folder: Path) -> None:
    """A filter may be applied to a text of the template while that is compiled."""
    assert rendered("{{ 'page'|named }}", named=lambda text: f"the {text}") == "the page"
    assert rendered("{{ 'page'|named }}", "zh", named=lambda _: "页面") == "页面"
    assert len(files(folder)) == 2


def test_another_engine_compiles_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered("{{ 'page'|named }}", named=str.upper) == "PAGE"
    monkeypatch.setattr(compiled, "_compiler", lambda: "another")
    assert rendered("{{ 'page'|named }}", named=str.title) == "Page"


@pytest.mark.parametrize("broken", [b"", b"nothing of the kind", None], ids=["cut", "other", "end"])
def test_what_is_broken_is_made_anew(folder: Path, broken: bytes | None) -> None:
    rendered("right")
    (kept,) = files(folder)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9] if broken is None else broken)
    assert rendered("right") == "right"
    assert kept.read_bytes() == whole


def test_nothing_is_written_where_python_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered("right") == "right"
    assert files(folder) == []


def test_a_folder_that_cannot_be_made_stops_no_build(folder: Path) -> None:
    (folder / Path(compiled.__file__).parts[1]).write_text("a file is in the way")
    assert rendered("right") == "right"
    assert files(folder) == []


def test_pages_keep_theirs() -> None:
    assert isinstance(environment("zh").bytecode_cache, CompiledTemplates)
