"""Industry pages: projects from every list that stands, policies, and what explains them."""

from decimal import Decimal
from typing import Any

from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.views.industries import industries, industry_pages
from small_column import make_catalog, registries

SORT: dict[str, Any] = {
    "id": "projects",
    "fields": [
        {"name": "code", "title": {"zh": "编号", "en": "Code"}},
        {"name": "name", "title": {"zh": "名称", "en": "Name"}},
        {"name": "industry", "title": {"zh": "产业", "en": "Industry"}},
        {"name": "lead", "title": {"zh": "牵头", "en": "Lead"}},
        {"name": "investment", "title": {"zh": "总投资", "en": "Cost"}, "type": "number"},
    ],
    "foreignKeys": [],
    "totals": [{"fields": ["investment"], "row": {"name": ["合计"]}}],
    "identities": [],
    "jumps": [],
}
HEAD = ["编号", "名称", "产业", "牵头", "总投资"]


def listed(name: str, rows: list[list[str]], **more: Any) -> dict[str, Any]:
    file = f"{name}.csv"
    return {
        "id": name,
        "kind": "list",
        "tables": [{"file": file}],
        "cells": {file: [HEAD, *rows]},
    } | more


def test_projects_of_lists_that_stand_are_counted_once() -> None:
    known = registries({"tables": [SORT]})
    catalog = make_catalog(
        [
            listed("old", [["G0", "旧厂", "机械", "市财政局", "9"]]),
            listed(
                "new",
                [
                    ["G1", "新厂", "机械", "市财政局", "100"],
                    ["G2", "商场", "商业", "市财政局", "5"],
                    ["", "合计", "", "", "105"],
                ],
                previous="old",
                as_of="2021-06-30",
                published="2021-07-01",
            ),
            listed(
                "zone",
                [["G1", "新厂", "machines", "某办", "80"], ["G3", "车间", "Machines", "某办", "—"]],
            ),
        ],
        known,
    )
    (industry,) = industries(catalog)

    assert [(one.name, one.lead and one.lead.id) for one in industry.projects] == [
        ("新厂", "finance"),
        ("车间", None),
    ]
    assert industry.investment == Decimal(100)
    assert industry.projects[0].address == "r/new/#G1"


def test_explanations_come_with_the_policies_that_name_the_industry() -> None:
    catalog = make_catalog(
        [
            {"id": "policy", "kind": "policy", "industries": ["machines"]},
            {"id": "other", "kind": "policy"},
            {"id": "explained", "kind": "interpretation", "interprets": ["policy"]},
            {"id": "unrelated", "kind": "interpretation", "interprets": ["other"]},
            {"id": "news", "kind": "notice", "industries": ["machines"]},
        ]
    )
    pages = list(industry_pages(catalog, measure(catalog, AS_OF)))

    assert [page.address for page in pages] == ["industries/", "industries/machines/"]
    found = pages[1].data
    assert [
        [row.record.id for row in rows]
        for rows in (found.policies, found.explanations, found.others)
    ] == [
        ["policy"],
        ["explained"],
        ["news"],
    ]
