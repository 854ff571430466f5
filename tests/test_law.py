"""What the law says is data: where it stands, and that nothing which rests on it is missing."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from gongkai.model.gate import Gate
from gongkai.model.law import LAW, NEEDS, Need
from gongkai.model.mark_patterns import Mark
from gongkai.model.rules import Rule
from gongkai.sources.law import check_law
from gongkai.sources.load import load
from gongkai.sources.merging import merge
from gongkai.sources.registries import LoadedRegistries, load_registries
from gongkai.verdict.codes import CODES
from messages import ROOM

ROOT = Path(__file__).parents[1]
NATIONAL = [
    *(ROOT / "data" / "rules").glob("national.yml"),
    *(ROOT / "data" / "gate").glob("national.yml"),
    *(ROOT / "data" / f"{name}.yml" for name in ("filing", "indicators", "vocabularies")),
]
"""What another city takes over whole."""
OF_THE_PLACE = ("枣", "滕州", "鲁发", "鲁办", "山东", "Zaozhuang", "Tengzhou", "Shandong")
INVENTED = ("示例区", "Sample District")
"""The invented unit of the demonstration; examples of codes may speak of one of that name."""
RULE = re.compile(r"\bR\d{1,3}\b")


@cache
def of_the_column() -> LoadedRegistries:
    return load_registries(ROOT)


def rules() -> list[Rule]:
    return list(of_the_column().registries.rules.values())


def test_files_that_another_city_takes_over_name_no_place_of_ours() -> None:
    for file in NATIONAL:
        text = file.read_text(encoding="utf-8")
        assert not [name for name in OF_THE_PLACE if name in text], file


def test_all_files_of_a_registry_are_read() -> None:
    read = load(ROOT).catalog.registries.rules
    for file in (ROOT / "data" / "rules").glob("*.yml"):
        for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]:
            assert rule["id"] in read


def test_parts_are_joined_list_by_list_and_key_by_key() -> None:
    one, other = Mark(text="甲", certainty="V"), Mark(text="乙", certainty="V")
    first = Gate.model_validate({"marks": (one,), "privacy": {"heads": {"persons": ["姓名"]}}})
    second = Gate.model_validate(
        {"marks": (other,), "privacy": {"surnames": "王", "heads": {"persons": ["户主"]}}}
    )

    both = merge([first, second])

    assert both.marks == (one, other)
    assert both.privacy.heads.persons == ("姓名", "户主")
    assert both.privacy.surnames == "王"


def texts_of_the_engine() -> Iterator[tuple[Path, str]]:
    """Yield the files of the engine, without its lists of all characters and of all words."""
    lists = ("alike.json", "traditional.json", "zh.model")
    for file in sorted(ROOM.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts and file.name not in lists:
            yield file, file.read_text(encoding="utf-8", errors="replace")


def test_engine_names_no_city(this_column: Path) -> None:
    units = load_registries(this_column).registries.units.values()
    names = {name for unit in units for name in (unit.name.zh, unit.name.en) if not unit.sample}
    names = {name for name in names if name} | set(OF_THE_PLACE)
    for file, text in texts_of_the_engine():
        here = names if "examples" in file.parts else names | set(INVENTED)
        assert not [name for name in here if name in text], file


def test_every_rule_that_the_program_names_is_declared() -> None:
    """A name in a docstring or comment says where something comes from, and reads nothing."""
    for file in sorted(ROOM.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in notes:
                named = set(RULE.findall(str(node.value)))
                assert named <= NEEDS.keys(), f"{file}:{node.lineno}: enter it in model/law.py"


def test_no_template_names_a_rule() -> None:
    for file in (*ROOM.rglob("*.html"), *ROOM.rglob("templates/*.md")):
        text = re.sub(r"{#.*?#}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not RULE.findall(text), file


def test_codes_rest_on_what_is_declared_and_all_of_it_is_national() -> None:
    text = (ROOT / "data" / "rules" / "national.yml").read_text(encoding="utf-8")
    national = {rule["id"] for rule in yaml.safe_load(text)["rules"]}

    assert {rule for code in CODES.values() for rule in code.all_rules} <= NEEDS.keys()
    assert NEEDS.keys() <= national
    assert len(NEEDS) == len(LAW)


def found_without(changed: dict[str, Rule]) -> list[tuple[str, Any]]:
    loaded = of_the_column()
    known = replace(loaded.registries, rules=changed)
    return [(f.code.id, dict(f.details)) for f in check_law(known, loaded.files)]


@pytest.mark.parametrize("need", LAW, ids=lambda need: need.rule)
def test_rule_that_is_missing_is_an_error(need: Need) -> None:
    known = dict(of_the_column().registries.rules)
    del known[need.rule]

    assert found_without(known) == [("GK071", {"id": need.rule, "about": need.about})]
    assert CODES["GK071"].severity.value == "error"


@pytest.mark.parametrize(
    ("need", "key"), [(need, key) for need in LAW for key in need.keys], ids=str
)
def test_key_that_is_missing_is_an_error(need: Need, key: str) -> None:
    known = dict(of_the_column().registries.rules)
    name, _, entry = key.partition(".")
    value = getattr(known[need.rule], name)
    left = {one: kept for one, kept in value.items() if one != entry} if entry else None
    known[need.rule] = known[need.rule].model_copy(update={name: left})

    details = {"id": need.rule, "key": key, "about": need.about}
    assert found_without(known) == [("GK072", details)]


def test_nothing_is_missing_in_the_column() -> None:
    assert found_without(dict(of_the_column().registries.rules)) == []
