"""Lay words and short names: data/synonyms.yml and data/synonyms/."""

import pytest
import yaml

import workspace
from gongkai.model.local_text import LocalText
from gongkai.model.synonyms import SynonymRegistry
from gongkai.model.units import Unit
from gongkai.views.jump import spoken_names

DATA = workspace.ROOT / "data"
OURS = [
    SynonymRegistry.model_validate(yaml.safe_load(file.read_text("utf-8")))
    for file in (DATA / "synonyms.yml", DATA / "synonyms/lay-words.yml")
]
"""What the engine brings."""
REGISTRY = OURS[0]


def test_every_list_names_a_source_and_no_word_leads_to_itself() -> None:
    for registry in OURS:
        assert {one.source for one in registry.lists} <= {one.id for one in registry.sources}
        for one in registry.lists:
            assert [said for said, written in one.said.items() if said in written] == []
    assert not REGISTRY.words.keys() & OURS[1].words.keys()


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("某区教育和体育局", "某区教体局"),
        ("某市发展和改革委员会", "某市发改委"),
        ("某市人力资源和社会保障局", "某市人社局"),
        ("City Development and Reform Commission", "City DRC"),
    ],
)
def test_units_are_called_by_what_people_say(name: str, spoken: str) -> None:
    assert spoken in REGISTRY.names_like(name)


def test_lists_of_a_city_are_added() -> None:
    lists = [
        {"about": "words", "source": "a", "certainty": "M", "said": {"电驴": written}}
        for written in (["电动自行车"], ["电动自行车", "轻便摩托车"])
    ]
    registry = SynonymRegistry.model_validate({"lists": lists})
    assert registry.words == {"电驴": ("电动自行车", "轻便摩托车")}
    assert list(registry.names_like("电动自行车管理局")) == []


def test_column_without_the_registry_knows_the_names_alone() -> None:
    name = LocalText(zh="某区教育和体育局", en="District Education and Sports Bureau")
    unit = Unit(id="education", type="department", name=name, short=name)
    assert spoken_names(unit, SynonymRegistry()) == (name.zh, name.en)
    assert "某区教体局" in spoken_names(unit, REGISTRY)
