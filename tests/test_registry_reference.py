"""docs/registries.md: every file and key of data/ is in it, and its example is a whole column."""

import ast
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import pytest
import yaml as plain_yaml
from pydantic import BaseModel, Field, RootModel

import gongkai
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from gongkai.mkdocs.config import GongkaiConfig
from gongkai.mkdocs.options import options
from gongkai.model.parts import Part
from gongkai.model.registry_files import REGISTRY_FILES, RegistryFile
from gongkai.model.scalars import Day, Integer, Names, SetId, Text
from gongkai.model.units import UnitType
from gongkai.model.wording import WordingRegistry
from gongkai.render.keys import keys_of, parts_of
from gongkai.render.mappings import BELOW, mappings_of, models_in
from gongkai.render.registries import EXAMPLE, example_of, render_registries
from gongkai.sources import yaml
from gongkai.sources.addresses import LEDGER, extend_ledger
from gongkai.sources.codes.files import NO_REGISTRY
from gongkai.sources.earlier import HISTORY, read_history
from gongkai.sources.load import load
from gongkai.sources.registries import load_registries

ROOT = Path(__file__).parents[1]
LAW = "data/rules/national.yml"
"""What every column has beside rules of its own."""
PACKAGE = Path(gongkai.__file__).parent
TYPED = [file for file in REGISTRY_FILES if file.model is not None]
REGISTRY_FILES_PY = "model/registry_files.py"
IN_YAML = [file for file in TYPED if file.path.endswith(".yml")]


def name_of(file: RegistryFile) -> str:
    return file.path


@pytest.fixture
def column(tmp_path: Path) -> Path:
    """Copy the example, so that it can be read and changed as a column."""
    root = tmp_path / "column"
    shutil.copytree(EXAMPLE, root)
    (root / "content").mkdir()
    return root


def in_column(file: RegistryFile, column: Path) -> Path:
    return column / example_of(file).relative_to(EXAMPLE)


def raw(file: RegistryFile) -> Any:
    text = example_of(file).read_text(encoding="utf-8")
    return json.loads(text) if file.path.endswith(".json") else yaml.read(file.path, text).value


def test_reference_is_current() -> None:
    written = (ROOT / "docs" / "registries.md").read_text(encoding="utf-8")
    assert written == render_registries(options()), "run `make docs`"


@pytest.mark.parametrize("file", REGISTRY_FILES, ids=name_of)
def test_every_file_has_its_section_and_example(file: RegistryFile) -> None:
    assert example_of(file).is_file(), f"write an example: {EXAMPLE / file.path}"
    written = render_registries(())
    assert f"\n## `{file.path}`\n" in written
    assert example_of(file).read_text(encoding="utf-8") in written


def test_example_is_a_column_without_a_fault(column: Path) -> None:
    (column / LAW).parent.mkdir()
    shutil.copy(ROOT / LAW, column / LAW)
    assert [message(finding, translation("en")) for finding in load(column).findings] == []


def test_loader_reads_every_file_as_what_the_reference_says(column: Path) -> None:
    read = {file.path: file.model for file in load_registries(column).files}
    named = {"our-words.yml": WordingRegistry}
    assert read == named | {
        in_column(f, column).relative_to(column).as_posix(): f.model for f in IN_YAML
    }


def test_what_commands_write_is_known_to_them(column: Path) -> None:
    assert len(read_history(column / HISTORY).seen) == 1
    assert extend_ledger(column / LEDGER, ["normative/parking/"]) == 0


@pytest.mark.parametrize("file", IN_YAML, ids=name_of)
def test_only_a_needed_file_is_missed(file: RegistryFile, column: Path) -> None:
    missing = in_column(file, column)
    missing.unlink()
    path = missing.relative_to(column).as_posix()
    missed = [
        finding.place.path
        for finding in load_registries(column).findings
        if finding.code is NO_REGISTRY
    ]
    assert (path in missed) == file.required, f"{path}: set `required` in {REGISTRY_FILES_PY}"


@pytest.mark.parametrize("file", [f for f in IN_YAML if "<" not in f.path], ids=name_of)
def test_file_lies_in_parts_where_the_reference_says_so(file: RegistryFile, column: Path) -> None:
    whole = in_column(file, column)
    part = whole.with_suffix("") / "all.yml"
    part.parent.mkdir()
    whole.rename(part)
    read = [one.path for one in load_registries(column).files]
    is_read = part.relative_to(column).as_posix() in read
    assert is_read == file.in_parts, f"{file.path}: set `in_parts` in {REGISTRY_FILES_PY}"


@pytest.mark.parametrize("file", TYPED, ids=name_of)
def test_every_key_says_what_it_means(file: RegistryFile) -> None:
    assert file.model is not None
    silent = [
        f"{model.__module__}.{model.__name__}.{key.name}"
        for model in models_in(file.model)
        if not issubclass(model, RootModel)
        for key in keys_of(model)
        if not key.meaning
    ]
    assert silent == [], "write a docstring below each of these fields"
    assert [m.under for m in mappings_of(file.model)[1:] if not m.meaning] == []


@pytest.mark.parametrize("file", TYPED, ids=name_of)
def test_every_key_has_an_example(file: RegistryFile) -> None:
    assert file.model is not None
    used = set(keys_used(file.model, raw(file)))
    without = [
        f"{model.__name__}.{key.name}"
        for model in models_in(file.model)
        if not issubclass(model, RootModel)
        for key in keys_of(model)
        if (model, key.name) not in used
    ]
    assert without == [], f"write them into {example_of(file)}"


def keys_used(model: type[BaseModel], value: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield every key of a mapping of `model` and of the mappings inside it."""
    inner = list(parts_of(model))
    for key, below in value.items() if isinstance(value, dict) else ():
        yield model, key
        for _, part in (pair for pair in inner if pair[0] == key):
            for mapping in mappings_like(part, below):
                yield from keys_used(part, mapping)


def mappings_like(model: type[BaseModel], value: Any) -> Iterator[dict[str, Any]]:
    """Yield the mappings of `model` in a value: itself, or those in a list or under names."""
    if isinstance(value, dict) and value.keys() & {key.name for key in keys_of(model)}:
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from mappings_like(model, item)


def test_every_option_says_what_it_means_and_has_an_example() -> None:
    example = plain_yaml.safe_load((EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    given = example["plugins"]["gongkai"]
    config = GongkaiConfig()
    config.load_dict(given)
    assert config.validate() == ([], [])
    assert [option.name for option in options() if not option.meaning] == []
    assert [option.name for option in options()] == list(given), f"see {EXAMPLE / 'mkdocs.yml'}"


def test_every_file_that_is_read_is_in_the_reference() -> None:
    unknown = {
        f"{source.relative_to(PACKAGE)}: {path}"
        for source in (PACKAGE / "sources").rglob("*.py")
        for path in paths_of_data(source)
        if not any(is_of(file, path) for file in REGISTRY_FILES)
    }
    assert unknown == set(), f"add them to {REGISTRY_FILES_PY}"


def is_of(file: RegistryFile, path: str) -> bool:
    """Return whether a path of the program is that of `file`, of a part of it, or leads to it."""
    is_part = file.in_parts and path.startswith(f"{file.path.removesuffix('.yml')}/")
    return is_part or f"{file.path}/".startswith((f"{path}/", f"{path}."))


def paths_of_data(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and re.fullmatch(r"data/[\w./-]+", value):
            yield value.rstrip("./")


class Variant(Part):
    days: Integer


class Anything(Part):
    since: Day | Literal["unknown"]
    by_unit: Mapping[UnitType, Variant] = Field(default_factory=dict)
    least: Integer = 1
    sets: tuple[SetId, ...] = ()
    terms: Annotated[Text, Names("term:topics")] | None = None


def test_what_a_key_takes_is_said_for_every_shape() -> None:
    takes = {key.name: (key.takes, key.required, key.default) for key in keys_of(Anything, BELOW)}
    assert takes == {
        "since": ("a date or `unknown`", True, ""),
        "by_unit": (f"keys and values: {takes_of_unit_type()} → `{{…}}` as below", False, ""),
        "least": ("a number", False, "1"),
        "sets": ("a list: the id of a set of units", False, ""),
        "terms": ("a term of `topics`", False, ""),
    }
    assert models_in(Anything) == {Anything: [], Variant: ["by_unit"]}


def takes_of_unit_type() -> str:
    return "one of " + ", ".join(f"`{name}`" for name in get_args(UnitType))
