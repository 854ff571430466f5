"""What sites show of their inspection, and `gongkai inspect` as a user runs it."""

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser

import built
import workspace
from commands import run as command
from gongkai.model.history import History
from gongkai.sources.load import load
from gongkai.verdict.judge import inspect_sources
from gongkai.views.inspection_scope import SETTINGS, Inspected, opened, opened_units
from in_process import equip, run
from workspace import PARKING

RECORD = """---
id: {id}
kind: notice
title: {title}
summary: 概述
unit: {unit}
published: {published}
openness: proactive
{sample}---
{text}<font>红字</font>
"""
REAL = "content/policies/2021/real-notice.zh.md"
HELD_BACK = "content/policies/2021/held-back.zh.md"
LEAKING = "content/policies/2021/leaking.zh.md"
FAULT = "the text holds HTML"
"""What GK061 says."""
SEEN: list[dict[str, Any]] = [
    {
        "fingerprint": f"{number:016}",
        "code": code,
        "severity": "warning",
        "path": path,
        "unit": unit,
        "column": "policies",
        "record": record,
        "says": {"zh": f"旧错{number}", "en": f"old fault {number}"},
        "first_seen": "2021-07-01",
        "last_seen": "2021-07-10",
        "mended": "2021-07-11",
    }
    for number, (code, path, unit, record) in enumerate(
        [
            ("GK199", PARKING, "sample-transport", "parking"),
            ("GK199", REAL, "finance", "real-notice"),
            ("GK199", HELD_BACK, "sample-transport", "held-back"),
            ("GK512", PARKING, "sample-transport", "parking"),
        ]
    )
]
HISTORY = {"updated": "2021-07-14", "seen": SEEN}


def write(project: Path, path: str, **fields: str) -> None:
    name = Path(path).name.partition(".")[0]
    given = {"id": name, "title": "【示例】公告", "unit": "sample-transport", "text": ""}
    given |= {"published": "2021-03-01", "sample": "sample: true\n"} | fields
    workspace.write(project / path, RECORD.format(**given))


@pytest.fixture
def project(column: Path) -> Path:
    """Faults of an invented unit, of a real one, and of records that nobody may know yet."""
    workspace.apply({"change": {PARKING: [["各单位：", "<font>各单位</font>："]]}}, column)
    write(column, REAL, unit="finance", title="公告", sample="")
    write(column, HELD_BACK, published="2021-12-01")
    workspace.write(column / "data/inspection/history.json", json.dumps(HISTORY))
    return equip(column)


def leak(project: Path) -> None:
    write(project, LEAKING, text="此件不公开。")


def everything(site: Path) -> str:
    texts = [f.read_bytes().decode("utf-8", "replace") for f in site.rglob("*") if f.is_file()]
    return "\n".join(texts)


def rows_of(file: Path) -> list[dict[str, str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edition", ["en", "zh"])
def test_internal_site_has_nothing_of_the_inspection(project: Path, edition: str) -> None:
    site = run(project, edition=edition)
    assert not list(site.rglob("*inspection*"))
    text = everything(site)
    shown = (FAULT, "正文中有HTML", "old fault", "旧错")
    for word in ("GK0", "GK1", "GK5", *shown, "held-back", "inspection/"):
        assert word not in text, word


def test_internal_site_shows_health_and_what_was_fixed(project: Path) -> None:
    site = run(project)
    sections = page(site, "columns/")
    fixed = [n.attributes["href"] for n in sections.css("#mended ~ table td:first-child a")]
    assert fixed == ["../r/parking/", "../r/real-notice/"]
    states = [n.text() for n in sections.css("#health ~ table")[0].css(".gk-status")]
    assert len(states) == 4
    directory = page(site, "columns/policies/")
    assert "next record due by" in directory.css_first(".gk-facts").text()


def test_sample_site_shows_invented_units_only(project: Path) -> None:
    site = run(project, inspection="sample")
    rows = json.loads((site / "inspection/records.json").read_text(encoding="utf-8"))
    assert {(row["unit"], row["record"]) for row in rows} == {("sample-transport", "parking")}
    fixed = json.loads((site / "inspection/mended/records.json").read_text(encoding="utf-8"))
    assert [row["message"] for row in fixed] == ["old fault 0"]
    text = everything(site)
    for word in (REAL, "old fault 1", "old fault 2", "old fault 3", "held-back", "GK512"):
        assert word not in re.sub(r'"source": ?"[^"]*"', "", text), word
    assert (site / "inspection/units/sample-transport/index.html").is_file()
    assert not (site / "inspection/units/finance").exists()
    assert "noindex" in (site / "inspection/index.html").read_text(encoding="utf-8")
    links = [n.attributes["href"] for n in page(site, "columns/").css("#mended ~ p a")]
    assert links == ["../inspection/"]


def test_looking_at_invented_units_alone_shows_the_same_of_them(project: Path) -> None:
    """And nobody says that the faults of others, which nobody looked for, are fixed."""
    standing = [one | {"mended": None} if one["record"] == "real-notice" else one for one in SEEN]
    sources, history = load(project), History.model_validate(HISTORY | {"seen": standing})
    units = opened_units("sample", sources.catalog.registries.units.values())
    whole, some = (
        inspect_sources(sources, history, workspace.DAY, units=only) for only in (None, units)
    )
    assert "finance" in {one.unit for one in whole.faults}
    shown = [opened(Inspected(one, "sample"), sources.catalog) for one in (whole, some)]
    assert shown[0] == shown[1]
    assert shown[0].faults and shown[0].fixed
    assert "real-notice" in {one.seen.record for one in whole.fixed}
    assert "real-notice" not in {one.seen.record for one in some.fixed}


def test_open_site_shows_all_that_readers_can_know(project: Path) -> None:
    site = run(project, inspection="open")
    rows = json.loads((site / "inspection/records.json").read_text(encoding="utf-8"))
    assert {row["unit"] for row in rows} == {"sample-transport", "finance"}
    text = everything(site)
    for word in ("held-back", "old fault 2", "old fault 3", "GK5"):
        assert word not in text, word


@pytest.mark.parametrize("setting", SETTINGS)
def test_leak_shows_on_no_page_and_in_no_export(project: Path, setting: str) -> None:
    leak(project)
    site = run(project, inspection=setting, on_leak="take-down")
    text = everything(site)
    assert "GK5" not in text
    assert "leaking.zh.md" not in text
    assert "此件不公开" not in text


def test_page_and_tables_say_the_same(project: Path) -> None:
    site = run(project, inspection="open")
    for address, table, key in (
        ("inspection/", "#faults + table", "code"),
        ("inspection/mended/", "table", "code"),
        ("inspection/score/", "#measured + table", "item"),
    ):
        rows = rows_of(site / address / "records.csv")
        items = json.loads((site / address / "records.json").read_text(encoding="utf-8"))
        assert [row[key] for row in rows] == [item[key] for item in items]
        shown = page(site, address).css(f"{table} tbody tr")
        counted = [row for row in rows if row.get("count", "x")]
        assert len(shown) == len(counted), address
    overview = page(site, "inspection/")
    rows = rows_of(site / "inspection/records.csv")
    warnings = overview.css(".gk-numbers dd")[1].text().strip()
    assert int(warnings) == sum(row["severity"] == "warning" for row in rows)
    by_unit = {
        line.css_first("a").text(): line.css("td")[2].text().strip()
        for line in overview.css("#units ~ table")[0].css("tbody tr")
    }
    assert by_unit == {name: str(sum(row["unit_name"] == name for row in rows)) for name in by_unit}
    ages = [int(row["age"]) for row in rows]
    assert ages == sorted(ages, reverse=True)


def test_history_that_cannot_be_read_stops_the_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (project / "data/inspection/history.json").write_text("{", encoding="utf-8")
    with pytest.raises(Abort):
        run(project)
    assert "no history of inspections" in caplog.text


def test_history_may_lie_elsewhere(project: Path) -> None:
    (project / "data/inspection/history.json").rename(project / "nights.json")
    site = run(project, inspection="sample", history="nights.json")
    assert len(rows_of(site / "inspection/mended/records.csv")) == 1


@pytest.fixture
def inspected(project: Path) -> Callable[..., Any]:
    def attempt(*options: str) -> Any:
        return command(project, "inspect", *options)

    return attempt


def test_command_writes_pages_of_all_units_for_those_inside(
    project: Path, inspected: Callable[..., Any]
) -> None:
    before = (project / "data/inspection/history.json").read_bytes()
    result = inspected()
    assert (result.returncode, result.stdout) == (0, "")
    folder = project / "build/inspection"
    rows = rows_of(folder / "records.csv")
    assert f"(to fix: {len(rows)}, fixed: 4)" in result.stderr
    assert {row["unit"] for row in rows} == {"sample-transport", "finance"}
    assert {row["path"] for row in rows} == {PARKING, REAL, HELD_BACK}
    assert (project / "data/inspection/history.json").read_bytes() == before
    assert not (project / "site").exists()


def test_links_between_sheets_lead_to_files(project: Path, inspected: Callable[..., Any]) -> None:
    inspected()
    folder = project / "build/inspection"
    pages = built.pages(folder)
    assert len(pages) >= 6
    for name, sheet in pages.items():
        ids = {n.attributes["id"] for n in sheet.css("[id]")}
        for node in sheet.css("a[href]"):
            link = node.attributes["href"] or ""
            if link.startswith("../../") and "site/" in link:
                continue
            file, fragment = built.target_of(name, link) or ("", "")
            assert (folder / file).is_file(), (name, link)
            if file == name and fragment:
                assert fragment in ids
    links = [n.attributes["href"] for n in pages["index.html"].css("#faults + table td a")]
    assert "../../site/r/parking/index.html" in links
    assert not any("held-back" in (link or "") for link in links), "no page shows it yet"


def test_same_input_same_bytes(
    project: Path, inspected: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for seed, folder in enumerate(("one", "two")):
        monkeypatch.setenv("PYTHONHASHSEED", str(seed))
        assert inspected("--output", f"build/{folder}").returncode == 0
        place = project / "build" / folder
        files = [file for file in place.rglob("*") if file.is_file()]
        found.append({file.relative_to(place): file.read_bytes() for file in files})
    assert found[0] == found[1]
    assert inspected("--output", "build/one").returncode == 0, "may be written anew"


@pytest.mark.parametrize("form", ["csv", "json"])
def test_tables_alone(project: Path, inspected: Callable[..., Any], form: str) -> None:
    assert inspected("--format", form).returncode == 0
    found = {f.suffix for f in (project / "build/inspection").rglob("*.*") if f.is_file()}
    assert found - {""} == {f".{form}"}


def test_chinese(project: Path, inspected: Callable[..., Any]) -> None:
    inspected("--lang", "zh")
    sheet = (project / "build/inspection/index.html").read_text(encoding="utf-8")
    assert 'lang="zh-CN"' in sheet
    assert "正文中有HTML" in sheet


def test_history_is_written_only_when_asked_and_ages_grow(
    project: Path, inspected: Callable[..., Any]
) -> None:
    nights = project / "nights.json"
    for day in ("2021-07-15", "2021-07-17"):
        options = ("--date", day, "--history", "nights.json")
        assert inspected(*options, "--update-history").returncode == 0
    history = json.loads(nights.read_text(encoding="utf-8"))
    assert history["updated"] == "2021-07-17"
    assert {seen["first_seen"] for seen in history["seen"]} == {"2021-07-15"}
    ages = {row["age"] for row in rows_of(project / "build/inspection/records.csv")}
    assert ages == {"2"}
    workspace.apply({"change": {PARKING: [["<font>各单位</font>：", "各单位："]]}}, project)
    inspected("--date", "2021-07-20", "--history", "nights.json")
    fixed = rows_of(project / "build/inspection/mended/records.csv")
    assert {(row["record"], row["mended"], row["days"]) for row in fixed} == {
        ("parking", "2021-07-20", "5")
    }
    again = inspected("--date", "2021-07-16", "--history", "nights.json", "--update-history")
    assert again.returncode == 2
    assert "an earlier day" in again.stderr


def test_history_never_holds_a_leak(project: Path, inspected: Callable[..., Any]) -> None:
    leak(project)
    assert inspected("--update-history", "--history", "nights.json").returncode == 0
    assert "leaking" not in (project / "nights.json").read_text(encoding="utf-8")
    assert "GK502" in (project / "build/inspection/records.csv").read_text(encoding="utf-8")


def test_inspection_is_never_written_into_a_site(
    project: Path, inspected: Callable[..., Any]
) -> None:
    elsewhere = project / "public"
    shutil.copytree(run(project), elsewhere)
    for target in ("site", "site/inspection", "public/inspection"):
        result = inspected("--output", target)
        assert result.returncode == 2, target
        assert "never published" in result.stderr
    for target in ("content", "content/policies/x", "data/inspection", ".", "..", "build/en/x"):
        result = inspected("--output", target)
        assert result.returncode == 2, target
        assert "holds sources" in result.stderr
    assert not list(elsewhere.rglob("*inspection*"))


def test_folder_of_something_else_is_left_alone(
    project: Path, inspected: Callable[..., Any]
) -> None:
    workspace.write(project / "notes/mine.txt", "mine")
    result = inspected("--output", "notes")
    assert result.returncode == 2
    assert (project / "notes/mine.txt").read_text() == "mine"
    assert inspected("--output", "notes/mine.txt").returncode == 2


@pytest.mark.parametrize(
    "options", [["--date", "2021-13-1"], ["--format", "xml"], ["--lang", "fr"], ["--history", "."]]
)
def test_wrong_option(inspected: Callable[..., Any], options: list[str]) -> None:
    result = inspected(*options)
    assert (result.returncode, result.stdout) == (2, "")


def test_links_are_inspected_on_the_built_site_and_recalled_without_it(project: Path) -> None:
    english = project / PARKING.replace(".zh.", ".en.")
    right = english.read_text(encoding="utf-8")
    english.write_text(f"{right}\nSee [示例交〔2019〕第8号](record:parking).\n", encoding="utf-8")
    equip(project)
    site = run(project)

    def reported(*options: str) -> list[str]:
        command(project, "inspect", "--format", "json", "--date", "2021-07-15", *options)
        rows = json.loads((project / "build/inspection/records.json").read_text(encoding="utf-8"))
        return [row["code"] for row in rows if row["code"] == "GK141"]

    assert reported() == []
    assert reported("--site", str(site), "--update-history") == ["GK141"]
    assert reported("--update-history") == ["GK141"], "nobody looked, so nothing is fixed"
    english.write_text(right, encoding="utf-8")
    assert reported("--site", str(run(project)), "--update-history") == []
    assert reported() == []
