"""When places are open: on working days, holidays, in a season, and on other dates."""

from datetime import date

import pytest

from gongkai.measures.measure import measure
from gongkai.measures.obligations.obligation import ObligationState
from gongkai.measures.opening import clashes, departures, hours_on
from gongkai.measures.places import places_by_government
from gongkai.model.kinds.place import PublicPlace
from gongkai.model.opening import WEEK
from gongkai.model.working_days import CalendarYear, WorkingDays
from gongkai.render.opening_hours import opening_hours
from small_column import make_catalog, registries

CALENDAR = WorkingDays(
    {
        2021: CalendarYear.model_validate(
            {
                "year": "2021",
                "source": "通知",
                "holidays": ["2021-05-03", "2021-05-04", "2021-05-05", "2021-10-01"],
                "workdays": ["2021-04-25", "2021-05-08"],
            }
        )
    }
)
NOON = (("08:30", "12:00"),)
WHOLE = (("08:30", "12:00"), ("13:30", "17:30"))


def place(*hours: dict[str, object], **more: object) -> PublicPlace:
    raw = {"id": "zone", "kind": "place", "hours": list(hours), **more}
    (made,) = make_catalog([raw]).of(PublicPlace)
    return made


HALL = place(
    {"days": ["working-days"], "open": ["13:30-17:30", "08:30-12:00"]},
    {"days": ["saturday"], "open": ["08:30-12:00"], "from": "10-01", "until": "04-30"},
    closed_on_holidays=True,
    exceptions=[
        {"from": "2021-05-10", "until": "2021-05-11"},
        {"from": "2021-05-12", "open": ["09:00-10:00"]},
    ],
    closed_since="2021-12-01",
)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        ("2021-04-23", WHOLE),
        ("2021-04-24", NOON),  # a Saturday of the season that goes over the new year
        ("2021-04-25", WHOLE),  # a Sunday that is worked
        ("2021-05-01", ()),  # a Saturday after the season
        ("2021-05-03", ()),
        ("2021-05-08", WHOLE),  # a Saturday that is worked, out of season
        ("2021-05-09", ()),
        ("2021-05-10", ()),
        ("2021-05-11", ()),
        ("2021-05-12", (("09:00", "10:00"),)),
        ("2021-05-13", WHOLE),
        ("2021-10-02", ()),  # a Saturday of the season that belongs to a holiday
        ("2021-10-09", NOON),
        ("2021-11-30", WHOLE),
        ("2021-12-01", ()),
    ],
)
def test_hours_of_a_day(day: str, hours: tuple[tuple[str, str], ...]) -> None:
    assert hours_on(HALL, date.fromisoformat(day), CALENDAR) == hours


def test_the_29th_of_february_is_as_the_28th() -> None:
    (winter,) = place(
        {"days": ["monday"], "open": ["08:30-12:00"], "from": "11-01", "until": "02-28"}
    ).hours
    assert winter.holds_on(2, 29)
    assert not winter.holds_on(3, 1)


def test_days_of_an_unknown_year_say_nothing() -> None:
    open_daily = place({"days": list(WEEK), "open": ["08:30-12:00"]}, closed_on_holidays=True)
    shown = departures(open_daily, date(2021, 12, 30), CALENDAR)
    assert shown == {}
    made = opening_hours(open_daily, CALENDAR, date(2022, 1, 1))
    assert "specialOpeningHoursSpecification" not in made


def test_machines_read_the_week_and_the_days_that_differ() -> None:
    made = opening_hours(HALL, CALENDAR, date(2021, 5, 7))
    usual, other = made["openingHoursSpecification"], made["specialOpeningHoursSpecification"]
    assert [day.rpartition("/")[2] for day in usual[0]["dayOfWeek"]] == [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ]
    assert (usual[-1]["validFrom"], usual[-1]["validThrough"]) == ("2021-10-01", "2022-04-30")
    assert [(one["validFrom"], one["opens"], one["closes"]) for one in other[:5]] == [
        ("2021-05-08", "08:30", "12:00"),
        ("2021-05-08", "13:30", "17:30"),
        ("2021-05-10", "00:00", "00:00"),
        ("2021-05-11", "00:00", "00:00"),
        ("2021-05-12", "09:00", "10:00"),
    ]
    assert opening_hours(HALL, CALENDAR, date(2021, 12, 1)) == {}


@pytest.mark.parametrize(
    ("hours", "count"),
    [
        ([{"days": ["monday"], "open": ["08:30-12:00", "13:30-17:30"]}], 0),
        ([{"days": ["monday"], "open": ["08:30-12:00", "11:30-17:30"]}], 1),
        ([{"days": ["monday", "monday"], "open": ["08:30-12:00"]}], 1),
        ([{"days": ["monday"], "open": ["12:00-12:00"]}], 1),
        (
            [
                {"days": ["monday"], "open": ["08:30-12:00"]},
                {"days": ["working-days"], "open": ["13:30-17:30"]},
            ],
            1,
        ),
        (
            [
                {"days": ["monday"], "open": ["08:30-12:00"], "from": "11-01", "until": "03-01"},
                {"days": ["monday"], "open": ["08:00-12:00"], "from": "03-01", "until": "10-31"},
            ],
            1,
        ),
        (
            [
                {"days": ["monday"], "open": ["08:30-12:00"], "from": "11-01", "until": "02-28"},
                {"days": ["monday"], "open": ["08:00-12:00"], "from": "03-01", "until": "10-31"},
                {"days": ["sunday"], "open": ["08:00-12:00"]},
            ],
            0,
        ),
    ],
)
def test_hours_that_cannot_both_hold(hours: list[dict[str, object]], count: int) -> None:
    assert len(list(clashes(place(*hours)))) == count


def test_a_zone_closed_for_good_proves_nothing() -> None:
    wanted = {"what": "专区", "kind": "place", "where": {"place": ["corner"]}}
    points = [{"id": "1", "responsible": {"units": ["finance"]}, "evidence": [wanted]}]
    states = []
    for closed in ({}, {"closed_since": "2021-06-30"}, {"closed_since": "2021-07-02"}):
        raw = {"id": "zone", "kind": "place", "unit": "finance", **closed}
        known = registries({"points": points})
        catalog = make_catalog([raw], known).until(date(2021, 7, 1))
        cell = measure(catalog, date(2021, 7, 1)).obligations.cell("2021/1", "finance")
        states.append(cell.state if cell is not None else None)
    assert states == [ObligationState.DONE, ObligationState.DUE, ObligationState.DONE]


def test_places_are_counted_where_a_government_publishes_here() -> None:
    raws = [
        {"id": "seen", "kind": "external", "unit": "city"},
        {"id": "notice", "kind": "notice", "unit": "district-water"},
        {"id": "old", "kind": "place", "unit": "sample-district", "closed_since": "2021-06-01"},
        {"id": "zone", "kind": "place", "unit": "sample-transport"},
    ]
    found = places_by_government(make_catalog(raws), date(2021, 7, 1))
    counted = {one.government.id: [p.id for p in one.by_type.get("corner", ())] for one in found}
    assert counted == {"district": [], "sample-district": ["zone"]}
