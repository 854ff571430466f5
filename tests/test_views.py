"""Pages as data: what holds for the pages of any catalog."""

import random
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from any_column import AS_OF, all_pages, catalogs, measured
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.relations import RELATIONS
from gongkai.views.addresses import column_address, notice_address, record_address
from gongkai.views.blocks import Facts, Term, Timeline
from gongkai.views.consultations import consultation_column
from gongkai.views.decisions import YearOfDecisions, decision_pages
from gongkai.views.directories import Directory, directory_pages
from gongkai.views.page import Page
from gongkai.views.records import RecordPage, record_pages
from gongkai.views.related import Together
from gongkai.views.rows import rows
from gongkai.views.shelves import unit_shelves
from small_column import make_catalog

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


T = TypeVar("T")


def blocks_of(page: Page, kind: type[T]) -> list[T]:
    """Return the blocks of one kind on the page of a record."""
    blocks = page.data.content.blocks if isinstance(page.data, RecordPage) else ()
    return [block for block in blocks if isinstance(block, kind)]


def pages_of(catalog: Catalog) -> list[Page]:
    return list(all_pages(*measured(catalog)))


@few
@given(catalogs(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(catalog: Catalog, chance: random.Random) -> None:
    shuffled = list(catalog.records.items())
    chance.shuffle(shuffled)
    other = replace(catalog, records=dict(shuffled))

    assert pages_of(other) == pages_of(catalog)


@few
@given(catalogs())
def test_addresses_are_unique_and_end_in_a_slash(catalog: Catalog) -> None:
    addresses = Counter(page.address for page in pages_of(catalog))

    assert [address for address, count in addresses.items() if count > 1] == []
    assert all(address.endswith("/") or address == "" for address in addresses)
    assert not any(address.startswith("/") for address in addresses)


@few
@given(catalogs())
def test_every_record_has_one_page_at_its_address(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    pages = Counter(page.record.id for page in all_pages(shown, measures) if page.record)

    assert pages == dict.fromkeys(shown.records, 1)
    for page in all_pages(shown, measures):
        if page.record is not None:
            assert page.address == record_address(page.record)


@few
@given(catalogs())
def test_notices_stand_where_the_records_stood(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    before = {record.id: record_address(record) for record in catalog.records.values()}
    notices = {page.address for page in record_pages(shown, measures) if page.kind == "withdrawn"}

    assert notices == {before[name] for name in shown.notices}
    assert {notice_address(notice) for notice in shown.notices.values()} == notices


@few
@given(catalogs())
def test_directories_list_every_record_by_each_facet(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    listed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in directory_pages(shown, measures):
        if isinstance(page.data, Directory):
            for group in page.data.listing.groups:
                place = listed[page.data.column.id, page.data.facet]
                place.extend(row.record.id for row in group.rows)
    for column in shown.registries.columns:
        mine = shown.of_column(column)
        once = sorted(record.id for record in mine)
        by_topic = sorted(r.id for r in mine for _ in (r.topics or ("without",)))
        is_asked = shown.registries.columns[column] == consultation_column(shown.registries)
        assert sorted(listed[column, "stage" if is_asked else "year"]) == once
        kinds = {
            **({"year": {record.day and record.day.year for record in mine}} if is_asked else {}),
            "unit": {record.unit for record in mine},
            "topic": {topic for record in mine for topic in record.topics or ("without",)},
            "status": {row.status and row.status.message for row in rows(mine, shown, measures)},
            "kind": {record.kind for record in mine},
        }
        for facet, groups in kinds.items():
            whole = by_topic if facet == "topic" else once
            expected = whole if len(groups) > 1 else []  # one group alone needs no page
            assert sorted(listed[column, facet]) == expected


@few
@given(catalogs())
def test_what_directories_link_to_is_there(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    addresses = {page.address for page in all_pages(shown, measures)}
    for page in directory_pages(shown, measures):
        if isinstance(page.data, Directory):
            links = [facet.address for facet in page.data.facets]
            links += [column_address(child.id) for child in page.data.children]
            links += [row.address for group in page.data.listing.groups for row in group.rows]
            links += [crumb.address for crumb in page.trail]
            assert set(links) <= addresses


@few
@given(catalogs())
def test_relations_are_shown_on_both_pages(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    pairs = {
        (page.record.id, row.record.id)
        for page in record_pages(shown, measures)
        if page.record is not None
        for beside in blocks_of(page, Together)
        for group in beside.related
        for row, _ in group.items
    }

    assert pairs == {(other, one) for one, other in pairs}
    declared = {(link.source.id, link.target.id) for link in shown.relations_by_name(RELATIONS)}
    assert declared <= pairs


@few
@given(catalogs())
def test_timelines_are_in_the_order_of_their_days(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    for page in decision_pages(shown, measures):
        for timeline in blocks_of(page, Timeline):
            days = [
                min((d.day for d, _ in step.documents if d.day), default=step.day)
                for step in timeline.steps
            ]
            known = [day for day in days if day is not None]
            assert known == sorted(known)


@few
@given(catalogs())
def test_matters_and_their_documents_name_each_other(catalog: Catalog) -> None:
    shown, measures = measured(catalog)
    to_documents = {
        (page.address, record_address(document))
        for page in decision_pages(shown, measures)
        for timeline in blocks_of(page, Timeline)
        for step in timeline.steps
        for document, _ in step.documents
    }
    to_matters = {
        (matter.address, page.address)
        for page in record_pages(shown, measures)
        for beside in blocks_of(page, Together)
        for matter in beside.matters
    }

    assert to_documents == to_matters


@few
@given(catalogs())
def test_what_is_invented_is_never_listed(catalog: Catalog) -> None:
    for page in pages_of(catalog):
        assert not (page.sample and page.listed)
        if page.record is not None:
            assert page.sample == page.record.sample


@few
@given(catalogs())
def test_nothing_held_back_or_withdrawn_is_on_any_page(catalog: Catalog) -> None:
    shown = catalog.until(AS_OF)
    secret = set(catalog.records) - set(shown.records)
    text = repr([page.data for page in all_pages(shown, measure(shown, AS_OF))])

    for name in secret - set(shown.notices):
        assert f"id='{name}'" not in text
    for name in shown.notices:
        assert f"title='{name}'" not in text


def test_every_matter_stands_below_its_catalogue() -> None:
    catalog = make_catalog([{"id": "matter", "kind": "decision", "year": "2019"}])
    pages = {page.address: page for page in pages_of(catalog)}

    assert isinstance(pages["decisions/2019/matter/"].record, Decision)
    assert pages["decisions/2019/"].kind == "decision-catalogue"
    assert "r/matter/" not in pages


def test_joint_document_stands_with_all_its_issuers_and_is_owed_by_one() -> None:
    joint = {
        "id": "joint",
        "kind": "policy",
        "unit": "finance",
        "issuers": ["市财政局", "某区水利局"],
    }
    catalog = make_catalog([joint]).until(AS_OF)
    measures = measure(catalog, AS_OF)

    assert [record.id for record in catalog.issued_by("finance")] == ["joint"]
    assert [record.id for record in catalog.issued_by("district-water")] == ["joint"]
    assert [record.id for record in catalog.of_unit("district-water")] == []
    shelves = {shelf.page: shelf.records for shelf in unit_shelves(catalog)}
    assert [record.id for record in shelves["units/district-water/"]] == ["joint"]
    page = next(p for p in record_pages(catalog, measures) if p.address == "r/joint/")
    assert isinstance(page.data, RecordPage)
    (facts,) = (block for block in page.data.content.blocks if isinstance(block, Facts))
    (issuers,) = (field for field in facts.fields if field.key == "issuers")
    terms = [term.address for term in issuers.values if isinstance(term, Term)]
    assert terms == [None, "units/district-water/"]


def test_catalogue_says_what_was_added_taken_out_and_moved_on() -> None:
    records = [
        {"id": "roads", "kind": "decision", "carried_over": MOVED},
        {"id": "shelters", "kind": "decision"},
        {"id": "buses", "kind": "decision"},
        {"id": "change", "kind": "notice", "published": "2021-06-25"},
        {
            "id": "decisions-2021",
            "kind": "catalogue",
            "items": ["roads", "shelters"],
            "adjustments": [
                {
                    "date": "2021-06-25",
                    "document": "change",
                    "adds": ["shelters"],
                    "removes": ["buses"],
                }
            ],
        },
    ]
    catalog = make_catalog(records).until(AS_OF)
    pages = {page.address: page.data for page in decision_pages(catalog, measure(catalog, AS_OF))}
    year = pages["decisions/2021/"]
    assert isinstance(year, YearOfDecisions)
    (table,) = year.tables
    came_in = {row.state.matter.id: row.added is not None for row in table.matters}
    assert came_in == {"roads": False, "shelters": True, "buses": False}
    assert [row.added_by.record.id for row in table.matters if row.added_by] == ["change"]
    moved = pages["decisions/2022/"]
    assert isinstance(moved, YearOfDecisions)
    assert [row.state.matter.id for row in moved.carried] == ["roads"]


MOVED = {"to": "2022", "date": "2021-06-10", "reason": "跨年"}
