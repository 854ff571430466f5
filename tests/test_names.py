"""Names are standard terms (docs/glossary.md): those of code, tests, templates and styles."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongkai

PACKAGE = Path(gongkai.__file__).parent
TESTS = Path(__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

OLD_WORDS = {
    *("wish", "wishes", "sense", "senses", "surroundings", "likeness", "likenesses"),
    *("conceal", "conceals", "concealed", "concealing", "veto", "vetoes", "sums"),
    *("paper", "papers", "signs", "mend", "mends", "mended", "mending"),
    *("tell", "tells", "told", "borne"),
}
"""Words of this project's youth, whose standard terms docs/glossary.md has."""
SEVERAL_MEANINGS = {
    *("frame", "controls", "reach", "refresh", "library", "indexed", "pieces", "look_alike"),
    *("find_numbers", "Site", "Entry", "Document", "Place", "Column", "Table", "Link", "Verdict"),
}
"""Names that say too little by themselves."""


def old_words_in(name: str) -> set[str]:
    """Return the old words in a name, `likeThis`, `like_this` or `like-this`."""
    words = re.findall("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name.replace("sign_off", ""))
    return {word.lower() for word in words} & OLD_WORDS


def test_old_words_are_found_however_a_name_is_written() -> None:
    for name in ("ToldRule", "_told_by", "gk-mend", "PARTY_PAPER", "inspection_mended"):
        assert old_words_in(name), name
    for name in ("checksums", "signal", "design", "newspaper", "amended"):
        assert not old_words_in(name), name


def names_in(file: Path) -> Iterator[str]:
    """Yield the names of a module and of its classes and functions."""
    yield file.stem
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_names_are_standard_terms(file: Path) -> None:
    names = set(names_in(file))
    assert [name for name in names if old_words_in(name)] == []
    assert names & SEVERAL_MEANINGS == set()


@pytest.mark.parametrize("file", sorted(TESTS.rglob("*.py")), ids=lambda file: file.name)
def test_names_of_tests_have_no_old_word(file: Path) -> None:
    assert [name for name in names_in(file) if old_words_in(name)] == []


@pytest.mark.parametrize("folder", sorted(f for f in TESTS.rglob("*") if f.is_dir()), ids=str)
def test_cases_have_no_old_word_in_their_names(folder: Path) -> None:
    assert [f.name for f in folder.iterdir() if old_words_in(f.stem)] == []


TEMPLATES = sorted(file for file in PACKAGE.rglob("*.html") if "examples" not in file.parts)
STYLES = sorted(PACKAGE.rglob("*.css"))


@pytest.mark.parametrize("file", [*TEMPLATES, *STYLES], ids=lambda file: file.name)
def test_templates_and_styles_are_named_by_standard_terms(file: Path) -> None:
    classes = set(re.findall(r"\bgk-[\w-]+", file.read_text(encoding="utf-8")))
    assert classes or file not in STYLES, "a style sheet without a class of ours is not read right"
    assert [name for name in (file.stem, *classes) if old_words_in(name)] == []
