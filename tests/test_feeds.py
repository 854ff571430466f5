"""Feeds and calendars, read back by real parsers: in memory, and those of the demonstration."""

import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from any_column import AS_OF, catalogs
from gongkai.model.catalog import Catalog
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.views.feeds import feed_files
from rewritten import rewritten
from small_column import make_catalog, read_case, registries
from test_site import WITHDRAWN
from written import SITE, written

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "json_feed.schema.json").read_text(encoding="utf-8"))
HOSTILE = (
    "=cmd|'/c calc'!A0\"]]></title><script>alert(1)</script><!-- &amp; \u202etxt\u202c "
    "\x00\x08\x0b\x1b\ufffe\t,;:\\n\r\nBEGIN:VEVENT"
)
EDITIONS = pytest.mark.parametrize("language", LANGUAGES)
OPEN = "columns/consultations/open"


@cache
def full() -> Catalog:
    case = read_case(HERE / "full_column.yml")
    return make_catalog(case["records"], registries(case))


@cache
def hostile_files(language: Language) -> dict[str, bytes]:
    catalog = rewritten(full(), lambda _: LocalText(zh=HOSTILE, en=HOSTILE), HOSTILE)
    return written(catalog, AS_OF, language, name=HOSTILE)


def atom(content: bytes) -> Any:
    """Return a feed as a feed reader takes it, which must find nothing wrong with it."""
    found = feedparser.parse(content)
    assert found.bozo == 0, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def ids(content: bytes) -> list[str]:
    return [entry.id for entry in atom(content).entries]


def policies(count: int, **more: Any) -> Catalog:
    start = date(2021, 1, 1)
    return make_catalog(
        {"id": f"p{n:02}", "kind": "policy", "published": f"{start + timedelta(days=n)}", **more}
        for n in range(count)
    )


@EDITIONS
def test_every_atom_feed_is_sound_whatever_records_say(language: Language) -> None:
    feeds = {name: c for name, c in hostile_files(language).items() if name.endswith(".xml")}
    assert {"feed.xml", f"{OPEN}.xml", "documents/changes/feed.xml"} <= feeds.keys()
    shown, languages = 0, set()
    for content in feeds.values():
        found = atom(content)
        names = [entry.id for entry in found.entries]
        assert len(set(names)) == len(names)
        assert found.feed.title
        for entry in found.entries:
            shown += 1
            assert entry.title.startswith("=cmd|'/c calc'!A0\"]]></title><script>")
            assert "\x1b" not in entry.title
            languages.add(entry.title_detail.language)
            assert entry.author
            assert entry.tags
            assert entry.updated_parsed >= entry.published_parsed
    assert shown > 100
    assert languages == {"zh-CN"}  # none of these records has a translation


@EDITIONS
def test_every_json_feed_is_as_the_specification_has_it(language: Language) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    feeds = [name for name in hostile_files(language) if name.endswith(("feed.json", "open.json"))]
    assert len(feeds) > 10
    for name in feeds:
        feed = json.loads(hostile_files(language)[name])
        validator.validate(feed)
        other = atom(hostile_files(language)[name.removesuffix("json") + "xml"])
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in other.entries]
        # The feed reader cleans titles; the JSON has them as the record does.
        assert all(item["title"].endswith("BEGIN:VEVENT") for item in feed["items"])


@EDITIONS
def test_every_calendar_is_sound_whatever_records_say(language: Language) -> None:
    calendars = {name: c for name, c in hostile_files(language).items() if name.endswith(".ics")}
    assert set(calendars) == {
        "r/asked/consultation.ics",
        f"{OPEN}.ics",
        "r/open-day-to-come/event.ics",
        "events/events.ics",
    }
    for name, content in calendars.items():
        whole = icalendar.Calendar.from_ical(content)
        assert whole.decoded("REFRESH-INTERVAL") == timedelta(days=1)
        assert whole["SOURCE"].endswith(name)
        if "event" in name:
            (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
            assert event["UID"] == f"event-open-day-to-come-{language}@column.example"
            assert event.decoded("DTSTART").isoformat() == "2021-08-01T01:00:00+00:00"
            continue
        (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert event.decoded("DTSTART") == date(2021, 7, 20)
        assert event.decoded("DTEND") == date(2021, 7, 21)
        assert event["SUMMARY"].endswith("BEGIN:VEVENT")
        assert "\x1b" not in event["DESCRIPTION"]
        assert event["UID"] == f"consultation-asked-{language}@column.example"
        assert event.decoded("DTSTAMP").isoformat() == "2021-01-03T16:00:00+00:00"
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("TRIGGER") == timedelta(days=-3)
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_feed_has_the_newest_thirty_and_their_dates() -> None:
    files = written(policies(40), AS_OF)
    feed = atom(files["columns/policies/feed.xml"])
    newest = [f"{SITE}r/p{n:02}/" for n in range(39, 9, -1)]
    assert [entry.id for entry in feed.entries] == newest
    assert [entry.link for entry in feed.entries] == newest
    assert feed.feed.updated == feed.entries[0].updated == "2021-02-09T00:00:00+08:00"


def test_time_is_that_of_beijing_and_changes_move_it() -> None:
    record = {
        "id": "changed",
        "kind": "policy",
        "published": "2021-03-01 09:30",
        "changes": [{"date": "2021-04-02", "note": "改"}, {"date": "2021-12-01", "note": "再改"}],
    }
    (entry,) = atom(written(make_catalog([record]), AS_OF)["feed.xml"]).entries
    assert entry.published == "2021-03-01T09:30:00+08:00"
    assert entry.updated == "2021-04-02T00:00:00+08:00"


def test_empty_feed_is_dated_by_the_day_of_the_build() -> None:
    files = written(make_catalog([]), AS_OF)
    for name in ("feed.xml", "units/finance/feed.xml", "topics/water/feed.xml"):
        feed = atom(files[name])
        assert feed.entries == []
        assert feed.feed.updated == "2021-07-15T00:00:00+08:00"


def test_column_that_groups_others_has_what_they_have() -> None:
    files = written(policies(2), AS_OF)
    assert ids(files["columns/statutory-content/feed.xml"]) == [f"{SITE}r/p01/", f"{SITE}r/p00/"]


def test_topic_and_life_event_have_their_records() -> None:
    records = [
        {"id": "bus", "kind": "policy", "topics": ["transport"]},
        {"id": "trip", "kind": "policy", "life": ["travel"]},
    ]
    files = written(make_catalog(records), AS_OF)
    assert ids(files["topics/transport/feed.xml"]) == [f"{SITE}r/bus/"]
    assert ids(files["life/travel/feed.xml"]) == [f"{SITE}r/trip/"]
    assert ids(files["topics/water/feed.xml"]) == []


def test_open_consultations_and_their_calendar() -> None:
    days = {
        "over": ("2021-05-01", "2021-06-01"),
        "open": ("2021-07-01", "2021-08-01"),
        "last-day": ("2021-07-01", "2021-07-15"),
        "upcoming": ("2021-07-16", "2021-08-20"),
    }
    records = [
        {"id": name, "kind": "consultation", "opens": opens, "closes": closes}
        for name, (opens, closes) in days.items()
    ]
    files = written(make_catalog(records), AS_OF)
    assert {name for name in files if name.endswith("consultation.ics")} == {
        f"r/{name}/consultation.ics" for name in ("open", "last-day", "upcoming")
    }
    events = icalendar.Calendar.from_ical(files[f"{OPEN}.ics"]).walk("VEVENT")
    assert [str(event["URL"]) for event in events] == [
        f"{SITE}r/{name}/" for name in ("last-day", "open", "upcoming")
    ]
    assert sorted(ids(files[f"{OPEN}.xml"])) == [f"{SITE}r/last-day/", f"{SITE}r/open/"]


def test_calendar_follows_an_extension_and_its_hour() -> None:
    asked = {"kind": "consultation", "opens": "2021-06-01", "closes": "2021-07-01"}
    records = [
        asked | {"id": "asked"},
        {
            "id": "longer",
            "kind": "notice",
            "published": "2021-06-30",
            "extends": [{"doc": "asked", "until": "2021-07-20 17:30"}],
        },
    ]
    files = written(make_catalog(records), AS_OF)
    (event,) = icalendar.Calendar.from_ical(files["r/asked/consultation.ics"]).walk("VEVENT")
    assert event.decoded("DTSTART") == datetime(2021, 7, 20, 9, 30, tzinfo=UTC)
    assert f"{SITE}r/asked/" in ids(files[f"{OPEN}.xml"])


def test_changes_between_documents_are_listed_once_each() -> None:
    records = [
        {"id": "old", "kind": "policy", "en": "Old"},
        {"id": "new", "kind": "policy", "en": "New", "published": "2021-05-01",
         "amends": [{"doc": "old", "articles": "1"}, {"doc": "old", "articles": "2"}]},
        {"id": "newer", "kind": "policy", "en": "Newer", "published": "2021-06-01",
         "repeals": ["old"]},
    ]  # fmt: skip
    feed = atom(written(make_catalog(records), AS_OF)["documents/changes/feed.xml"])
    assert [(e.title, e.summary) for e in feed.entries] == [
        ("Newer", "Repeals: Old"),
        ("New", "Amends: Old"),
    ]
    assert [entry.id for entry in feed.entries] == [
        f"{SITE}r/newer/#repeals-old",
        f"{SITE}r/new/#amends-old",
    ]


def test_document_dated_after_the_build_is_not_yet_news() -> None:
    records = [{"id": "seen", "kind": "external", "dated": "2025-01-01"}]
    assert ids(written(make_catalog(records), AS_OF)["feed.xml"]) == []


def test_without_an_address_of_the_site_links_are_relative_and_ids_permanent() -> None:
    record = {"id": "p", "kind": "policy"}
    files = written(make_catalog([record]), AS_OF, "zh", site="")
    (entry,) = atom(files["columns/policies/feed.xml"]).entries
    assert entry.id.startswith("urn:uuid:")
    assert entry.link == "../../../zh/r/p/"
    assert ids(files["feed.xml"]) == [entry.id]
    (item,) = json.loads(files["columns/policies/feed.json"])["items"]
    assert (item["id"], item["url"]) == (entry.id, entry.link)


def test_text_in_another_language_says_so() -> None:
    records = [
        {"id": "a", "kind": "policy", "title": "只有中文"},
        {"id": "b", "kind": "policy", "title": "两种语言", "en": "Both languages"},
    ]
    files = written(make_catalog(records), AS_OF, "en")
    titles = {(e.title, e.title_detail.language) for e in atom(files["feed.xml"]).entries}
    assert titles == {("只有中文", "zh-CN"), ("Both languages", "en")}
    assert titles == {(i["title"], i["language"]) for i in json.loads(files["feed.json"])["items"]}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs())
def test_feeds_of_any_column_hold_only_what_is_shown(catalog: Catalog) -> None:
    shown = catalog.until(AS_OF).records
    for name, content in written(catalog, AS_OF, views=(feed_files,)).items():
        if name.endswith(".xml"):
            found = ids(content)
            assert len(found) <= 30
            for address in found:
                record = address.removeprefix(SITE).split("/")[-2]
                assert record in shown, (name, address)


def test_feeds_of_the_demonstration(demonstration: Path, this_catalog: Catalog) -> None:
    catalog = this_catalog
    manifest = json.loads((demonstration / "manifest.json").read_text(encoding="utf-8"))
    feeds = [name for name, entry in manifest.items() if entry["kind"] == "feed"]
    validator = jsonschema.Draft202012Validator(SCHEMA)
    entries = 0
    for name in feeds:
        content = (demonstration / name).read_bytes()
        if name.endswith(".xml"):
            entries += len(atom(content).entries)
        else:
            validator.validate(json.loads(content))
    assert entries > 200
    registries = catalog.registries
    for edition in ("", "zh/"):
        wanted = [
            *(f"columns/{name}/" for name in registries.columns),
            *(f"units/{name}/" for name in registries.units),
            *(f"topics/{name}/" for name in registries.vocabularies.terms("topics")),
            *(f"life/{name}/" for name in registries.vocabularies.terms("life_events")),
            *("", "documents/changes/"),
        ]
        for page in wanted:
            assert {f"{edition}{page}feed.xml", f"{edition}{page}feed.json"} <= set(feeds)
    for name in feeds:
        text = (demonstration / name).read_text(encoding="utf-8")
        assert not any(withdrawn in text for withdrawn in WITHDRAWN), name


def test_calendars_of_the_demonstration(demonstration: Path) -> None:
    manifest = json.loads((demonstration / "manifest.json").read_text(encoding="utf-8"))
    calendars = [name for name, entry in manifest.items() if entry["kind"] == "calendar"]
    assert len(calendars) >= 4
    for name in calendars:
        calendar = icalendar.Calendar.from_ical((demonstration / name).read_bytes())
        starts = [event.decoded("DTSTART") for event in calendar.walk("VEVENT")]
        assert all(date(s.year, s.month, s.day) >= AS_OF for s in starts)
