"""What readers see first: what is open before what is coming and over, what is owed by its day."""

from collections.abc import Sequence
from datetime import date

import pytest

from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.consultation import Consultation
from gongkai.views.addresses import REQUEST, URGE, column_address, entrance_address
from gongkai.views.consultations import by_phase
from gongkai.views.directories import Directory, directory_pages
from gongkai.views.home import Home, home_pages
from gongkai.views.listings import Group
from gongkai.views.needs import by_need
from gongkai.views.responding import ways_to_respond
from gongkai.views.rows import filled_columns, rows
from gongkai.views.urge import urge_pages
from small_column import make_catalog

DAY = date(2021, 7, 15)
ASKED = {"kind": "consultation", "published": "2021-06-01", "basis": "major-decision"}
NOTICE = {"kind": "notice", "published": "2021-06-01"}


def asked(**windows: tuple[str, str]) -> list[dict[str, object]]:
    return [
        ASKED | {"id": name, "opens": opens, "closes": closes}
        for name, (opens, closes) in windows.items()
    ]


def ids(groups: Sequence[Group]) -> dict[str, list[str]]:
    return {group.key: [row.record.id for row in group.rows] for group in groups}


CONSULTATIONS = asked(
    late=("2021-06-01", "2021-08-02"),
    soon=("2021-06-01", "2021-07-15"),
    next=("2021-08-01", "2021-09-01"),
    past=("2021-03-01", "2021-04-01"),
    ended=("2021-05-01", "2021-06-01"),
)


def test_consultations_stand_by_what_can_be_done() -> None:
    catalog = make_catalog([*CONSULTATIONS, NOTICE | {"id": "result"}])
    measures = measure(catalog, DAY)
    every = rows([*catalog.of(Consultation), catalog["result"]], catalog, measures)
    assert ids(by_phase(every, measures)) == {
        "open": ["soon", "late"],
        "coming": ["next"],
        "closed": ["ended", "past"],
        "beside": ["result"],
    }


def test_their_column_begins_with_what_is_open_and_has_the_last_day() -> None:
    catalog = make_catalog(CONSULTATIONS)
    first = next(
        page.data
        for page in directory_pages(catalog, measure(catalog, DAY))
        if isinstance(page.data, Directory) and page.data.listing.count
    )
    assert (first.facet, first.listing.groups[0].key) == ("stage", "open")
    assert "closes" in first.listing.columns


def test_a_life_event_begins_with_what_can_be_done_now() -> None:
    claim = {"what": "aid", "who": "all", "amount": "100 yuan", "until": "-", "where": "window"}
    policy = {"kind": "policy", "published": "2021-06-01"}
    records = [
        NOTICE | {"id": "beside"},
        policy | {"id": "rule"},
        policy | {"id": "with-day", "claim": [claim | {"ends": "2021-07-20"}]},
        policy | {"id": "any-time", "claim": [claim]},
        policy | {"id": "over", "expires": "2021-07-01"},
        policy | {"id": "later", "effective": "2021-08-01"},
        *CONSULTATIONS,
    ]
    catalog = make_catalog(records)
    measures = measure(catalog, DAY)
    found = rows([catalog[str(one["id"])] for one in records], catalog, measures)
    assert ids(by_need(found, measures)) == {
        "now": ["soon", "with-day", "late"],
        "use": ["any-time"],
        "rules": ["rule"],
        "coming": ["later", "next"],
        "beside": ["beside"],
        "over": ["over", "past", "ended"],
    }


def promises(**due: str) -> Catalog:
    common = {"kind": "commitment", "promised": "2021-05-01", "published": "2021-05-01"}
    return make_catalog([common | {"id": name, "due": day} for name, day in due.items()])


def test_the_numbers_of_the_first_page_lead_to_their_rows() -> None:
    catalog = promises(past="2021-07-10", older="2021-07-01", week="2021-07-20")
    measures = measure(catalog, DAY)
    (home,), (urge,) = home_pages(catalog, measures), urge_pages(catalog, measures)
    assert isinstance(home.data, Home)
    sections = {f"{URGE}#{one.key}": len(one.grid.rows) for one in urge.data.sections}
    assert {one.address: one.number for one in home.data.urged} == sections
    assert [one.number for one in home.data.urged] == [2, 1]
    assert [one.urged.obligation.subject for one in home.data.urgent] == ["older"]


def test_who_asks_for_information_comes_to_the_page_that_says_how() -> None:
    columns = promises().registries.columns.values()
    for column in columns:
        asks = column.type == "request"
        assert entrance_address(column) == (REQUEST if asks else column_address(column.id))


def test_columns_that_are_blank_in_every_row_go() -> None:
    catalog = make_catalog([NOTICE | {"id": "one"}, *CONSULTATIONS])
    measures = measure(catalog, DAY)
    (one,) = rows([catalog["one"]], catalog, measures)
    every = rows(catalog.of(Consultation), catalog, measures)
    assert filled_columns([one]) == {"unit", "date"}
    assert filled_columns([*[one] * 9, every[0]]) == {"unit", "date", "status"}
    assert filled_columns(every) == {"unit", "date", "status", "closes"}
    assert filled_columns([]) == frozenset()


@pytest.mark.parametrize(
    ("how", "hrefs"),
    [
        ({"online": "https://www.example.gov.cn/form"}, ["https://www.example.gov.cn/form"]),
        ({"telephone": "0632 1234567"}, ["tel:06321234567"]),
        (
            {"email": "desk@example.gov.cn"},
            ["mailto:desk@example.gov.cn?subject=Draft%20%26%20you"],
        ),
        ({"post": "1 Wenhua Road"}, []),
    ],
)
def test_one_answers_by_a_button(how: dict[str, str], hrefs: list[str]) -> None:
    record = CONSULTATIONS[0] | {"how": how, "title": "Draft & you"}
    (found,) = make_catalog([record]).of(Consultation)
    assert found.how is not None
    assert [one.href for one in ways_to_respond(found.how, found)] == hrefs
