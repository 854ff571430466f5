"""JSON Schemas hold what the engine reads, and refuse what it refuses."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import workspace
from commands import run
from gongkai.editing.schema_files import of_kind, of_registry, registry_names
from gongkai.editing.terms import Terms, terms_of
from gongkai.i18n.chinese_keys import chinese_keys
from gongkai.model.kinds import KINDS
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.registries import Registries
from gongkai.model.scalars import Plain
from gongkai.sources.front_matter import front_matter
from gongkai.sources.model_keys import keys_of
from gongkai.sources.registries import LoadedRegistries, load_registries
from gongkai.sources.respelling import respelled
from gongkai.sources.spelling import Spelling, spelling_of
from gongkai.sources.yaml import YamlDocument, read

WHOLE = re.compile(r"0|[1-9][0-9]*")
EVERY = 12
"""One record of so many is held against its schema, and one of three of these against that in
Chinese; python bench/keys.py takes all."""


def as_json(document: YamlDocument) -> Any:
    """Return what a program makes of a YAML text that knows YAML 1.2 and no types of its own."""
    value = _as_json(document.value)
    for path in document.empty:
        inside = value
        for part in path[:-1]:
            inside = inside[part]
        if isinstance(path[-1], str):
            inside[path[-1]] = None
    return value


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    if isinstance(value, Plain) and value.reads_as == "a number":
        return json.loads(value) if WHOLE.fullmatch(value) else 0
    if isinstance(value, Plain) and value.reads_as == "true or false":
        return {"true": True, "false": False}.get(value, str(value))
    return str(value)


@cache
def validator(kind: str, keys: Language, root: Path) -> Draft202012Validator:
    schema = of_kind(kind, keys, terms(root))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@cache
def loaded(root: Path) -> LoadedRegistries:
    return load_registries(root)


def registries(root: Path) -> Registries:
    return loaded(root).registries


@cache
def terms(root: Path) -> Terms:
    return terms_of(registries(root))


def chinese(root: Path) -> Spelling:
    found = registries(root)
    return spelling_of(replace(found, site=found.site.model_copy(update={"keys": "zh"})))


def wrong(text: str, kind: str, keys: Language, root: Path) -> list[str]:
    """Return what the schema finds in the front matter of a file."""
    part = front_matter(text)
    assert part is not None
    value = as_json(read("", *part))
    errors = validator(kind, keys, root).iter_errors(value)
    return [f"{list(error.path)}: {error.message}" for error in errors]


def kind_in(text: str) -> str | None:
    found = re.search(r"^kind: (\S+)$", text, re.MULTILINE)
    return found[1] if found and found[1] in KINDS else None


def whole_records(root: Path) -> Iterator[tuple[Path, str, str]]:
    for file in sorted((root / "content").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        kind = kind_in(text)
        if kind is not None:
            yield file, text, kind


@pytest.mark.demonstration
def test_records_of_the_demonstration_hold(this_column: Path) -> None:
    spelling = chinese(this_column)
    found = {}
    for number, (file, text, kind) in enumerate(whole_records(this_column)):
        if number % EVERY == 0:
            found[file] = wrong(text, kind, "en", this_column)
        if number % (EVERY * 3) == 0:
            there = respelled(text, KINDS[kind], spelling, "zh")
            assert there is not None
            found[file] += wrong(there, kind, "zh", this_column)
    assert {file: one for file, one in found.items() if one} == {}
    assert len(found) > 30


@pytest.mark.demonstration
def test_every_file_of_data_holds(this_column: Path) -> None:
    held: dict[object, Draft202012Validator] = {}
    for file in registry_names().values():
        schema = of_registry(file)
        Draft202012Validator.check_schema(schema)
        held[file.model] = Draft202012Validator(schema)
    for read_file in loaded(this_column).files:
        errors = held[read_file.model].iter_errors(as_json(read_file.document))
        assert [one.message for one in errors] == [], read_file.path


CASES = sorted((Path(__file__).parent / "golden" / "sources").glob("*.yml"))
OF_SHAPE = {
    "GK020",
    "GK021",
    "GK022",
    "GK023",
    "GK025",
    "GK026",
    "GK027",
    "GK028",
    "GK029",
}
"""The codes of keys and of the form of values."""


def test_what_has_no_right_shape_is_refused(column: Path) -> None:
    """Each golden case of keys and values of a record that is read, in both languages of keys."""
    spelling = chinese(column)
    held, refused = [], 0
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        codes = {one["code"] for one in case.get("findings", [])}
        for name, changes in case.get("change", {}).items():
            at = [one for one in case["findings"] if one["at"].startswith(name)]
            if not name.endswith(".md") or not {one["code"] for one in at} & OF_SHAPE:
                continue
            text = (column / name).read_text(encoding="utf-8")
            for old, new in changes:
                text = text.replace(old, new)
            kind = kind_in(text)
            if kind is None or front_matter(text) is None or codes & {"GK008", "GK013", "GK055"}:
                continue
            if not wrong(text, kind, "en", column):
                held.append(path.stem)
            there = respelled(text, KINDS[kind], spelling, "zh")
            if there is not None and not wrong(there, kind, "zh", column):
                held.append(f"{path.stem} in Chinese")
            refused += 1
    assert held == []
    assert refused > 15


def test_terms_and_units_that_are_not_there_are_refused(column: Path) -> None:
    text = (column / workspace.PARKING).read_text(encoding="utf-8")
    there = respelled(text, KINDS["policy"], chinese(column), "zh")
    assert there is not None
    faults = [
        (
            "unit: sample-transport",
            "unit: transport",
            "公开主体: 示例区交通运输局",
            "公开主体: 交通局",
        ),
        ("genre: notice", "genre: note", "文种: 通知", "文种: 通告告"),
        ("topics: [transport]", "topics: [cars]", "主题分类: [交通运输]", "主题分类: [汽车]"),
        ("stage: result", "stage: end", "环节: 决策结果", "环节: 完"),
    ]
    for old, new, before, after in faults:
        assert wrong(text.replace(old, new), "policy", "en", column)
        assert wrong(there.replace(before, after), "policy", "zh", column)
    short = there.replace("公开主体: 示例区交通运输局", "公开主体: 示例区交通局")
    assert wrong(short.replace("[交通运输]", "交通运输"), "policy", "zh", column) == []


@pytest.mark.parametrize("keys", LANGUAGES)
def test_every_key_of_every_kind_is_there_with_words_in_both_languages(keys: Language) -> None:
    for name, kind in KINDS.items():
        schema = of_kind(name, keys, {})
        written = chinese_keys(kind) if keys == "zh" else {key: key for key in keys_of(kind)}
        assert list(schema["properties"]) == [written[key] for key in keys_of(kind)]
        for part in schema["properties"].values():
            assert " · " in part["title"] or part["title"] == "ID", part
            assert part["description"]
    kinds = of_kind("record", keys, {})["allOf"]
    assert [one["then"]["$ref"] for one in kinds] == [f"{name}.schema.json" for name in KINDS]


def test_schemas_are_written_and_printed(column: Path) -> None:
    result = run(column, "schema", "-o", "made")
    assert (result.returncode, result.stderr) == (0, "schemas: 90 files in made\n")
    record = json.loads((column / "made/records/en/record.schema.json").read_text("utf-8"))
    folder = column / "made/records/en"
    known = Registry().with_resources(
        (file.name, DRAFT202012.create_resource(json.loads(file.read_text("utf-8"))))
        for file in folder.iterdir()
    )
    text = (column / workspace.PARKING).read_text(encoding="utf-8")
    part = front_matter(text)
    assert part is not None
    value = as_json(read("", *part))
    found = Draft202012Validator(record, registry=known)
    assert list(found.iter_errors(value)) == []
    assert list(found.iter_errors(value | {"colour": "red"})) != []
    for schema in (record, json.loads((folder / "policy.schema.json").read_text("utf-8"))):
        Draft202012Validator.check_schema(schema)
    unknown = run(column, "schema", "--kind", "policies")
    assert unknown.returncode == 2
    assert (
        "there is no kind “policies”; near it are:\n  policy (Policy document)\n" in unknown.stderr
    )
