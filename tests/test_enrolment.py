"""Enrolment: when it was to be there, what its table says, and the page that leads to a street."""

from datetime import date
from typing import Any

import pytest

from gongkai.measures.measure import Measures, measure
from gongkai.model.catalog import Catalog
from gongkai.views.enrolment import EnrolmentPage, enrolment_pages
from gongkai.views.jump import JumpIndex, jump_files
from small_column import make_catalog, registries

AS_OF = date(2021, 6, 28)
RULE = {
    "id": "R157",
    "title": "招生方案公布的时间",
    "text": "报名{days}日以前公布。",
    "days": "7",
    "source": "本项目",
    "certainty": "proposal",
}
AREAS = {
    "id": "school-areas",
    "title": "招生范围表",
    "source": "本项目",
    "fields": [
        {"name": "stage", "title": "学段", "terms": {"primary": {"zh": "小学", "en": "Primary"}}},
        {"name": "school", "title": "学校", "constraints": {"required": True}},
        {"name": "place", "title": "街路", "constraints": {"required": True}},
        {"name": "places", "title": "学位", "type": "integer"},
    ],
    "primaryKey": ["place"],
    "named": ["place"],
}


def schools(**changed: Any) -> dict[str, Any]:
    return {
        "id": "schools",
        "kind": "enrolment",
        "published": "2021-06-19",
        "year": "2021",
        "stages": ["primary"],
        "quota": [{"stage": "primary", "places": "180"}],
        "windows": [{"stage": "primary", "opens": "2021-06-26", "closes": "2021-06-30"}],
        "tables": [{"of": "school-areas", "file": "a.csv"}],
        "cells": {
            "a.csv": [
                ["学段", "学校", "街路", "学位"],
                ["小学", "一小", "中心街", "90"],
                ["小学", "一小", "文化路", "90"],
                ["小学", "二小", "湖畔二里", "90"],
            ]
        },
        **changed,
    }


@pytest.fixture(scope="module")
def column() -> tuple[Catalog, Measures]:
    known = registries({"rules": [RULE], "tables": [AREAS]})
    catalog = make_catalog(
        [schools(), schools(id="before", year="2020", published="2020-06-01")], known
    )
    return catalog, measure(catalog, AS_OF)


@pytest.mark.parametrize(("published", "is_late"), [("2021-06-19", False), ("2021-06-20", True)])
def test_it_is_to_be_there_days_before_registration_opens(published: str, is_late: bool) -> None:
    known = registries({"rules": [RULE], "tables": [AREAS]})
    state = measure(make_catalog([schools(published=published)], known), AS_OF).enrolment("schools")
    assert state is not None
    assert (state.due, state.is_late) == (date(2021, 6, 19), is_late)


def test_without_registration_nothing_is_late() -> None:
    state = measure(make_catalog([schools(windows=[], tables=[], cells={})]), AS_OF).enrolment(
        "schools"
    )
    assert state is not None
    assert (state.due, state.is_late) == (None, False)


def test_places_of_a_school_count_once(column: tuple[Catalog, Measures]) -> None:
    state = column[1].enrolment("schools")
    assert state is not None
    assert state.places == {"primary": 180}


def test_page_is_that_of_the_newest_year_and_leads_to_the_table(
    column: tuple[Catalog, Measures],
) -> None:
    (page,) = enrolment_pages(*column)
    assert isinstance(page.data, EnrolmentPage)
    (stage,) = page.data.stages
    (one,) = stage.rows
    assert page.data.year == 2021
    assert [(area.address, area.rows) for area in one.areas] == [
        ("r/schools/#table-school-areas", 3)
    ]
    assert [row.record.id for row in page.data.earlier] == ["before"]


def test_name_of_a_street_leads_to_its_row(column: tuple[Catalog, Measures]) -> None:
    index = next(file.data for file in jump_files(*column) if file.address == "jump/index.json")
    assert isinstance(index, JumpIndex)
    found = [(row.index, row.address) for row in index.rows if row.record.record.id == "schools"]
    assert ("湖畔二里", "r/schools/#湖畔二里") in found
