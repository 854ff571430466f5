"""The library of plans: a shelf for each government, level and type, with what is missing."""

from typing import Any

from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.views.blocks import Status
from gongkai.views.board import Board
from gongkai.views.plans import plan_pages
from small_column import make_catalog, registries

WORDS = {
    "plan_types": {
        "development": {"zh": "发展规划", "en": "Development"},
        "special": {"zh": "专项规划", "en": "Special"},
    },
    "plan_levels": {"city": {"zh": "市级", "en": "City"}},
}
RULE = {
    "id": "R143",
    "title": "下一期规划",
    "text": "期满后公布下一期。",
    "source": "本项目",
    "period": {"months": "6"},
    "certainty": "proposal",
}


def plan(name: str, first: int, last: int, **more: Any) -> dict[str, Any]:
    period = {"from": str(first), "to": str(last)}
    return {
        "id": name,
        "kind": "plan",
        "type": "development",
        "level": "city",
        "period": period,
    } | more


def test_each_government_has_a_shelf_for_each_type_with_every_period() -> None:
    catalog = make_catalog(
        [
            plan("special-13", 2016, 2020, type="special", unit="finance"),
            plan("of-district", 2021, 2025, unit="district"),
            plan("twelfth", 2011, 2015, unit="city"),
            plan("fifteenth", 2018, 2025, unit="city"),
            plan("tenth", 2001, 2005, unit="city"),
            plan("eleventh", 2006, 2010, unit="city"),
            plan("this-year", 2021, 2021, plan_for="2021/1"),
        ],
        registries({"vocabularies": WORDS, "rules": [RULE]}),
    )
    (page,) = plan_pages(catalog, measure(catalog, AS_OF))
    assert isinstance(page.data, Board)

    shelves = {
        section.key: [
            (
                row[1][0].address if row[1] else row[0][0].values,
                [value.label.message for value in row[3] if isinstance(value, Status)],
            )
            for row in section.grid.rows
        ]
        for section in page.data.sections
    }
    assert shelves == {
        "city-city-development": [
            ("r/fifteenth/", ["in force"]),
            ({"first": 2016, "last": 2017}, ["no plan of these years is here"]),
            ("r/twelfth/", ["period ended"]),
            ("r/eleventh/", ["period ended"]),
            ("r/tenth/", ["period ended"]),
        ],
        "city-city-special": [("r/special-13/", ["period ended", "no plan follows"])],
        "district-city-development": [("r/of-district/", ["in force"])],
    }
