"""Exports, read back by real parsers: in memory, and those of the demonstration."""

import csv
import hashlib
import io
import json
import warnings
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest
import rdflib
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import built
from any_column import AS_OF, catalogs
from gongkai.measures.measure import measure
from gongkai.measures.obligations.obligation import MET, OPEN
from gongkai.model.catalog import Catalog
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.render.tables import BETWEEN, FORMULA, cell
from gongkai.sources.load import load
from gongkai.views import matter_table, progress_table, record_table
from gongkai.views.exports import export_files
from gongkai.views.open_datasets import open_datasets
from gongkai.views.table_pages import table_files
from rewritten import rewritten
from small_column import make_catalog, read_case, registries
from test_feeds import HOSTILE, full, hostile_files
from test_site import WITHDRAWN
from written import SITE, written

EDITIONS = pytest.mark.parametrize("language", LANGUAGES)
LINES, SCHEMA, DCAT = "records.ndjson", "data/record.schema.json", "catalog.jsonld"
MARK = b"\xef\xbb\xbf"


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return a CSV file as a spreadsheet reads it, with its heading as keys."""
    assert content.startswith(MARK)
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def lines_of(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.decode().split("\n") if line]


def assert_same(table: bytes, objects: bytes) -> int:
    """Hold a CSV file against the JSON file of the same table; return how many rows they have."""
    rows, items = rows_of(table), json.loads(objects)
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        assert list(row) == list(item)
        for key, value in item.items():
            assert row[key] == cell(value), key
    return len(rows)


@st.composite
def texts(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", *"=+-@\t\r'\"\n,;"])) + draw(st.text(max_size=12))


@given(texts())
@example("=1+1")
@example("'=1+1")
def test_no_cell_begins_like_a_formula_and_nothing_is_lost(text: str) -> None:
    shown = cell(text)
    assert not shown.startswith(FORMULA)
    assert shown == text or (shown == f"'{text}" and text.startswith(FORMULA))


@given(st.lists(st.lists(texts(), min_size=2, max_size=2), max_size=4))
def test_cells_come_back_from_csv_as_they_were(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([cell(v) for v in row] for row in rows)
    back = list(csv.reader(io.StringIO(out.getvalue(), newline=""), strict=True))
    assert back == [[cell(value) for value in row] for row in rows]


def test_blank_zero_and_false_differ() -> None:
    assert [cell(value) for value in (None, 0, False, [], "")] == ["", "0", "false", "", ""]


@EDITIONS
def test_csv_and_json_say_the_same_whatever_records_say(language: Language) -> None:
    files = hostile_files(language)
    tables = [name for name in files if name.endswith("records.csv")]
    assert {"documents/records.csv", "decisions/2021/records.csv", "points/2021/records.csv"} < set(
        tables
    )
    rows = sum(
        assert_same(files[name], files[name.removesuffix("csv") + "json"]) for name in tables
    )
    assert rows > 100
    for row in rows_of(files["columns/policies/records.csv"]):
        assert row["title"].startswith("'=cmd|")
        assert not any(value.startswith(FORMULA) for value in row.values())
    for item in json.loads(files["columns/policies/records.json"]):
        assert item["title"].startswith("=cmd|")


@cache
def validator(language: Language) -> jsonschema.Draft202012Validator:
    schema = json.loads(written(full(), AS_OF, language, views=(export_files,))[SCHEMA])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@EDITIONS
def test_every_line_is_as_the_schema_has_it(language: Language) -> None:
    for files in (written(full(), AS_OF, language), hostile_files(language)):
        lines = lines_of(files[LINES])
        assert {line["kind"] for line in lines} == {r.kind for r in full().records.values()}
        for line in lines:
            validator(language).validate(line)
            assert not line.keys() & {"bodies", "files", "marks", "openness", "withdrawn"}


def test_schema_refuses_what_no_line_says() -> None:
    (line,) = lines_of(written(make_catalog([{"id": "p", "kind": "policy"}]), AS_OF)[LINES])
    for wrong in ({"unknown": 1}, {"sample": "no"}, {"published": "soon"}, {"kind": "nothing"}):
        assert not validator("en").is_valid(line | wrong), wrong
    assert not validator("en").is_valid({k: v for k, v in line.items() if k != "title"})


def test_line_has_what_is_particular_to_its_kind() -> None:
    lines = {line["id"]: line for line in lines_of(written(full(), AS_OF)[LINES])}
    assert lines["asked"]["closes"] == "2021-07-20"
    assert lines["asked"]["status"] == "open"
    assert lines["answer"]["received"] == 0
    assert lines["session"]["observers"] == [{"role": "residents", "count": 3}]
    assert lines["policy"]["page"] == f"{SITE}r/policy/"
    assert lines["policy"]["class"] == "normative"
    assert lines["amending"]["amends"] == [{"doc": "policy", "articles": "第三条"}]


def test_nothing_is_exported_of_a_record_that_is_not_shown() -> None:
    records = [
        {"id": "gone", "kind": "policy", "title": "秘密标题", "en": "Secret", "topics": ["water"],
         "withdrawn": {"date": "2021-07-01", "reason": "error"}},
        {"id": "to-come", "kind": "policy", "title": "秘密标题", "published": "2021-12-01"},
        {"id": "held-back", "kind": "decision", "title": "秘密标题", "published": "2021-12-01"},
        {"id": "shown", "kind": "policy", "repeals": ["gone", "to-come"], "amends": ["kept"],
         "fulfils": [{"matter": "held-back", "stage": "result"}]},
        {"id": "kept", "kind": "policy"},
        {"id": "list", "kind": "catalogue", "items": ["held-back"],
         "adjustments": [{"date": "2021-05-01", "adds": ["held-back"], "document": "to-come"}]},
        {"id": "matter", "kind": "decision", "removed": {"date": "2021-05-01", "by": "to-come"}},
        {"id": "explained", "kind": "interpretation", "interprets": ["gone"]},
        {"id": "still-up", "kind": "policy",
         "withdrawn": {"date": "2021-12-01", "reason": "error"}},
    ]  # fmt: skip
    files = written(make_catalog(records), AS_OF)
    for name, content in files.items():
        text = content.decode()
        for secret in ("秘密标题", "Secret", "gone", "to-come", "held-back"):
            assert secret not in text, (name, secret)
    lines = {line["id"]: line for line in lines_of(files[LINES])}
    assert lines.keys() == {"shown", "kept", "list", "matter", "explained", "still-up"}
    assert lines["shown"]["amends"] == [{"doc": "kept"}]
    assert not lines["shown"].keys() & {"repeals", "fulfils"}
    assert lines["list"]["adjustments"] == [{"date": "2021-05-01"}]
    assert "withdrawn" not in lines["still-up"]
    for line in lines.values():
        validator("en").validate(line)


@EDITIONS
def test_progress_says_what_the_measures_say(language: Language) -> None:
    catalog = full().until(AS_OF)
    obligations = measure(catalog, AS_OF).obligations
    items = json.loads(written(catalog, AS_OF, language)["points/2021/records.json"])
    assert {(i["point"], i["unit"]) for i in items} == {
        (point, cell.unit.id) for point, cell in obligations.each_cell()
    }
    for item in items:
        found = obligations.cells_of(item["point"])[item["unit"]]
        assert item["state"] == found.state.value
        count = len(found.evidence)
        assert len(item["evidence"]) == count
        counted = item["count"]
        assert counted == count or (counted is None and count == 0)
        judged = found.state in (*MET, *OPEN)
        assert not (judged and counted is None)
    assert {item["count"] for item in items} >= {None, 0}


def test_matter_is_one_row_with_a_state_for_each_stage() -> None:
    (item,) = [
        item
        for item in json.loads(written(full(), AS_OF)["decisions/2021/records.json"])
        if item["id"] == "matter"
    ]
    state = measure(full().until(AS_OF), AS_OF).matter("matter")
    for stage in ("draft", "consultation", "opinions", "legality", "meeting"):
        found = next(cell for cell in state.cells.values() if cell.stage == stage)
        assert item[stage] == found.state.value
        assert item[f"{stage}_date"] == (found.day.isoformat() if found.day else None)
        assert len(item[f"{stage}_papers"]) == len(found.documents)


def graph(content: bytes) -> rdflib.Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib uses what it deprecates
        return rdflib.Graph().parse(data=content, format="json-ld", publicID=SITE)


QUERY = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX spdx: <http://spdx.org/rdf/terms#>
SELECT ?title ?url ?size ?sum ?type WHERE {
  ?catalog a dcat:Catalog ; dcat:dataset ?dataset .
  ?dataset dct:title ?title ; dcat:distribution ?file .
  ?file dcat:downloadURL ?url ; dcat:byteSize ?size ; dcat:mediaType ?type ;
        spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue ?sum ] .
}
"""


def assert_catalog(content: bytes, files: dict[str, bytes], site: str) -> set[str]:
    """Hold the catalogue against the files that it names; return their addresses."""
    found = list(graph(content).query(QUERY))
    for title, url, size, digest, media_type in found:
        name = str(url).removeprefix(site)
        assert int(size) == len(files[name]), name
        assert str(digest).lower() == hashlib.sha256(files[name]).hexdigest(), name
        assert str(media_type).startswith("https://www.iana.org/assignments/media-types/")
        assert str(title)
    return {str(url).removeprefix(site) for _, url, *_ in found}


@EDITIONS
def test_catalogue_names_real_files_with_size_and_checksum(language: Language) -> None:
    files = {("zh/" if language == "zh" else "") + n: c for n, c in hostile_files(language).items()}
    prefix = "zh/" if language == "zh" else ""
    named = assert_catalog(files[prefix + DCAT], files, SITE)
    for name in (LINES, "points/2021/records.csv", "columns/policies/feed.xml"):
        assert prefix + name in named
    assert prefix + "units/finance/records.json" in named
    assert not any("sample" in name for name in named)


def test_catalogue_of_real_decisions_is_a_dataset() -> None:
    records = [
        {"id": "list", "kind": "catalogue", "items": ["m"]},
        {"id": "m", "kind": "decision"},
    ]
    files = written(make_catalog(records), AS_OF)
    assert "decisions/2021/records.csv" in assert_catalog(files[DCAT], files, SITE)


REGISTER: dict[str, Any] = {
    "id": "datasets",
    "title": {"zh": "数据目录", "en": "Data sets"},
    "fields": [
        {"name": name, "title": {"zh": name, "en": name}}
        for name in ("code", "title", "provider", "theme", "address")
    ]
    + [
        {
            "name": "licence",
            "title": {"zh": "licence", "en": "licence"},
            "terms": {"open": {"zh": "无条件开放", "en": "open to all"}},
        },
        {
            "name": "cycle",
            "title": {"zh": "cycle", "en": "cycle"},
            "terms": {"monthly": {"zh": "每月", "en": "monthly"}},
        },
        {"name": "updated", "title": {"zh": "updated", "en": "updated"}, "type": "date"},
    ],
    "primaryKey": ["code"],
    "rowTitles": ["title"],
    "updates": {"last": "updated", "cycle": "cycle", "periods": {"monthly": {"months": "1"}}},
}
REGISTERED = """
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?title ?licence ?cycle ?file WHERE {
  ?catalog a dcat:Catalog ; dcat:dataset ?dataset .
  ?dataset dct:title ?title ; dct:accrualPeriodicity ?cycle ; dcat:distribution ?distribution ;
           dct:license [ dct:title ?licence ] .
  OPTIONAL { ?distribution dcat:accessURL ?file }
}
"""


def test_catalogue_has_what_units_open_with_licence_and_cycle() -> None:
    head = ["code", "title", "provider", "theme", "address", "licence", "cycle", "updated"]
    rows = [
        [
            "S-1",
            "停车场",
            "市财政局",
            "交通运输",
            "https://data.example/p.csv",
            "open",
            "每月",
            "2021-07-01",
        ],
        ["S-2", "项目", "某处", "money", "record:held", "无条件开放", "monthly", "2021-05-01"],
    ]
    held = {"held.csv": [["编号", "名称"], ["G1", "道路"]]}
    records = [
        {"id": "register", "kind": "list", "of": "datasets", "tables": [{"file": "r.csv"}]}
        | {"cells": {"r.csv": [head, *rows]}},
        {"id": "held", "kind": "list", "tables": [{"file": "held.csv"}], "cells": held},
    ]
    catalog = make_catalog(records, registries({"tables": [REGISTER]}))
    files = written(catalog, AS_OF, "en", views=(table_files, export_files))
    monthly = "http://publications.europa.eu/resource/authority/frequency/MONTHLY"

    assert {tuple(map(str, row)) for row in graph(files[DCAT]).query(REGISTERED)} == {
        ("停车场", "open to all", monthly, "https://data.example/p.csv"),
        ("项目", "open to all", monthly, "None"),
    }
    named = assert_catalog(files[DCAT], files, SITE)
    assert "r/held/tables/projects.xlsx" in named
    assert [one.is_late for one in open_datasets(catalog, AS_OF)] == [False, True]


def test_catalogue_without_an_address_of_the_site_is_relative() -> None:
    files = written(full(), AS_OF, site="")
    assert LINES in assert_catalog(files[DCAT], files, SITE)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(catalogs())
def test_exports_of_any_column_agree(catalog: Catalog) -> None:
    shown = catalog.until(AS_OF).records
    files = written(catalog, AS_OF, views=(export_files,))
    for name in files:
        if name.endswith("records.csv"):
            assert_same(files[name], files[name.removesuffix("csv") + "json"])
    lines = lines_of(files[LINES])
    assert sorted(line["id"] for line in lines) == sorted(shown)
    for line in lines:
        validator("en").validate(line)


def test_the_same_column_gives_the_same_bytes() -> None:
    case = read_case(Path(__file__).parent / "full_column.yml")
    records = list(reversed(case["records"]))
    assert written(make_catalog(records, registries(case)), AS_OF) == written(full(), AS_OF)


def test_a_bidirectional_character_stays_in_its_cell() -> None:
    catalog = rewritten(full(), lambda _: LocalText(zh="\u202e=1", en="\u202e=1"))
    (row, *_) = rows_of(written(catalog, AS_OF)["columns/policies/records.csv"])
    assert row["title"] == "\u202e=1"
    assert HOSTILE not in row.values()


def test_exports_of_the_demonstration(demonstration: Path) -> None:
    manifest = json.loads((demonstration / "manifest.json").read_text(encoding="utf-8"))
    data = [name for name, entry in manifest.items() if entry["kind"] == "data"]
    rows = 0
    for name in data:
        content = (demonstration / name).read_bytes()
        if name.endswith(".xlsx"):
            with ZipFile(demonstration / name) as parts:
                content = b"".join(parts.read(part) for part in parts.namelist())
        assert not any(withdrawn in content.decode() for withdrawn in WITHDRAWN), name
        if name.endswith(".csv"):
            other = (demonstration / name).with_suffix(".json").read_bytes()
            rows += assert_same(content, other)
    assert rows > 1000
    records = load(built.ROOT).catalog.until(AS_OF).records.keys()
    site = "https://gongkai.example/"
    for edition in ("", "zh/"):
        lines = lines_of((demonstration / edition / LINES).read_bytes())
        assert {line["id"] for line in lines} == records
        checker = jsonschema.Draft202012Validator(
            json.loads((demonstration / edition / SCHEMA).read_bytes())
        )
        for line in lines:
            checker.validate(line)
            assert (demonstration / line["page"].removeprefix(site) / "index.html").is_file()
        files = {name: (demonstration / name).read_bytes() for name in manifest if "." in name}
        named = assert_catalog(files[f"{edition}{DCAT}"], files, site)
        assert f"{edition}columns/policies/records.csv" in named
        assert not any("sample" in name for name in named)


@EDITIONS
def test_dictionary_names_every_column_of_every_table(
    demonstration: Path, language: Language
) -> None:
    edition = demonstration / ("zh" if language == "zh" else "")
    page = LexborHTMLParser((edition / "data/index.html").read_text(encoding="utf-8"))
    for table, fields, example_file in (
        ("record-table", record_table.FIELDS, "columns/policies/records.csv"),
        ("matter-table", matter_table.FIELDS, "decisions/2021/records.csv"),
        ("progress-table", progress_table.FIELDS, "points/2021/records.csv"),
    ):
        heading = (edition / example_file).read_bytes().removeprefix(MARK).split(b"\r\n")[0]
        keys = heading.decode().split(",")
        assert keys == [field.key for field in fields]
        rows = page.css(f"h2#{table} + table tbody tr")
        assert [row.css_first("code").text() for row in rows] == keys
        assert all(len(row.css("td")[2].text().strip()) > 1 for row in rows)


def test_list_in_a_cell_is_parted_as_the_dictionary_says() -> None:
    records = [{"id": "p", "kind": "policy", "topics": ["water", "money"]}]
    (row,) = rows_of(written(make_catalog(records), AS_OF)["columns/policies/records.csv"])
    assert row["topics"] == BETWEEN.join(["water", "money"])
    assert row["dated"] == ""
    assert date.fromisoformat(row["updated"]) == date(2021, 1, 4)
