"""What the law says in data/ of this repository: how it is laid out."""

from pathlib import Path

import yaml

from gongkai.model.gate import Gate, Sign
from gongkai.sources.load import load
from gongkai.sources.merging import merge

ROOT = Path(__file__).parents[1]
NATIONAL = [
    *(ROOT / "data" / "rules").glob("national.yml"),
    *(ROOT / "data" / "gate").glob("national.yml"),
    *(ROOT / "data" / f"{name}.yml" for name in ("filing", "indicators", "vocabularies")),
]
"""What another city takes over whole."""
OF_THE_PLACE = ("枣", "滕州", "鲁发", "鲁办", "山东", "Zaozhuang", "Tengzhou", "Shandong")


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
    one, other = Sign(text="甲", certainty="V"), Sign(text="乙", certainty="V")
    first = Gate.model_validate({"marks": (one,), "privacy": {"heads": {"persons": ["姓名"]}}})
    second = Gate.model_validate(
        {"marks": (other,), "privacy": {"surnames": "王", "heads": {"persons": ["户主"]}}}
    )

    both = merge([first, second])

    assert both.marks == (one, other)
    assert both.privacy.heads.persons == ("姓名", "户主")
    assert both.privacy.surnames == "王"
