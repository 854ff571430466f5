"""Requests for information: what they cost, by when they are answered, what became of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.measures.fees import fee, price, worked
from gongkai.measures.request_days import RequestStep, request_days
from gongkai.measures.request_figures import request_figures
from gongkai.model.fees import FeeScale
from gongkai.sources.registries import load_registries
from small_column import make_catalog, registries

NATIONAL = load_registries(Path(__file__).parents[1]).registries
BY_REQUEST, BY_PAGE = (NATIONAL.rules[name].fee for name in ("R87", "R88"))


def scale(*steps: tuple[int, ...]) -> FeeScale:
    names = ("from", "price", "every", "more")
    made = [dict(zip(names, map(str, step), strict=False)) for step in steps]
    return FeeScale.model_validate({"per": "page", "steps": made})


@pytest.mark.parametrize(
    ("count", "yuan"),
    [
        (0, 0),
        (1, 0),
        (10, 0),
        (11, 100),
        (30, 2000),
        (31, 2200),
        (35, 3000),
        (40, 4000),
        (41, 4300),
        (50, 7000),
        (51, 7400),
        (60, 11000),
    ],
)
def test_requests_cost_more_from_step_to_step(count: int, yuan: int) -> None:
    assert BY_REQUEST is not None
    assert fee(BY_REQUEST, count) == yuan


@pytest.mark.parametrize(
    ("count", "yuan"),
    [
        (0, 0),
        (30, 0),
        (31, 10),
        (100, 700),
        (101, 720),
        (120, 1100),
        (200, 2700),
        (201, 2740),
        (300, 6700),
    ],
)
def test_pages_cost_more_from_step_to_step(count: int, yuan: int) -> None:
    assert BY_PAGE is not None
    assert fee(BY_PAGE, count) == yuan


def test_worked_figures_are_those_at_which_the_price_turns() -> None:
    assert BY_REQUEST is not None
    assert BY_PAGE is not None
    assert [count for count, _ in worked(BY_REQUEST)] == [1, 10, 11, 30, 31, 40, 41, 50, 51]
    assert [count for count, _ in worked(BY_PAGE)] == [1, 30, 31, 100, 101, 200, 201, 300]
    assert worked(scale((1, 5))) == ((1, 5),)


@given(
    st.lists(st.integers(2, 60), unique=True, max_size=4).map(sorted),
    st.lists(st.integers(0, 90), min_size=5, max_size=5),
    st.integers(0, 80),
)
def test_each_price_holds_for_what_lies_in_its_step_alone(
    firsts: list[int], prices: list[int], count: int
) -> None:
    given_scale = scale(*zip([1, *firsts], prices, strict=False))
    assert fee(given_scale, count + 1) - fee(given_scale, count) == price(given_scale, count + 1)
    for first, cost in zip(firsts, prices[1:], strict=False):
        assert price(given_scale, first) == cost


@pytest.mark.parametrize(
    "steps", [[(2, 5)], [(1, 5), (1, 6)], [(1, 5), (9, 6), (3, 7)], [(1, 2, 3)]]
)
def test_steps_that_are_none_are_refused(steps: list[tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match="a fee"):
        scale(*steps)


@pytest.mark.usefixtures("this_column")
def test_the_days_of_a_request_leave_out_holidays_and_the_day_itself() -> None:
    days = {one.step: one.day for one in request_days(date(2021, 9, 17), NATIONAL)}
    assert days == {
        RequestStep.CORRECTION: date(2021, 9, 28),
        RequestStep.THIRD_PARTY: date(2021, 10, 14),
        RequestStep.ANSWER: date(2021, 10, 21),
        RequestStep.EXTENDED: date(2021, 11, 18),
    }


def test_a_day_in_a_year_without_a_calendar_is_not_guessed() -> None:
    known = registries(
        {
            "rules": [
                {
                    "id": "R34",
                    "title": "答复",
                    "text": "{days}个工作日",
                    "days": "20",
                    "source": "条例",
                    "certainty": "V",
                    "limits": {"extension": "20"},
                }
            ]
        }
    )
    days = {one.step: one.day for one in request_days(date(2021, 11, 25), known)}
    assert days == {RequestStep.ANSWER: date(2021, 12, 23), RequestStep.EXTENDED: None}


@pytest.mark.usefixtures("this_column")
def test_figures_are_those_of_all_quarters_but_what_is_open_that_of_the_last() -> None:
    head = ["季度", "新收", "办结", "按时办结", "予以公开", "部分公开", "正在办理"]
    rows = [
        ["2021-Q2", 4, 5, 4, 2, 1, 0],
        ["2021-Q1", 6, 5, 5, 3, 0, 1],
        ["上半年", 10, 10, 9, 5, 1, 0],
    ]
    known = replace(registries(), tables={"requests": NATIONAL.tables["requests"]})
    cells = {"r.csv": [head, *([str(cell) for cell in row] for row in rows)]}
    raw = {"id": "r", "kind": "series", "of": "requests", "period": "quarter"}
    catalog = make_catalog([raw | {"tables": [{"file": "r.csv"}], "cells": cells}], known)
    (found,) = request_figures(catalog)
    assert found.periods == ("2021-Q1", "2021-Q2")
    assert (found.received, found.answered, found.in_time, found.granted, found.open) == (
        10,
        10,
        9,
        6,
        0,
    )
    assert str(found.share_in_time) == "90.0"


def test_law_names_every_step_of_a_fee_in_its_words() -> None:
    for name in ("R87", "R88"):
        rule = NATIONAL.rules[name]
        assert rule.fee is not None
        words = rule.text.in_("zh")
        for step in rule.fee.steps[1:]:
            assert str(step.from_) in words or str(step.from_ - 1) in words
