"""The adapter: sites of the small base project, built in process."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser

import workspace
from gongkai.i18n.translation import translation
from in_process import equip, run
from personal import filled

LEAK = "content/policies/2021/leak.zh.md"
RECORD = """---
id: leak
kind: policy
title: 【示例】某内部通知
summary: 内部概述
unit: sample-transport
issuers: [示例区交通运输局]
published: 2021-03-01
class: other
genre: notice
openness: {openness}
sample: true
---
正文里的秘语。
"""


@pytest.fixture(autouse=True)
def no_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that no test expects is a failure."""
    yield
    warned = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.getMessage() for record in warned] == []


@pytest.fixture
def project(column: Path) -> Path:
    return equip(column)


@pytest.fixture
def stopped(caplog: pytest.LogCaptureFixture) -> Callable[..., str]:
    """Build a project that must not be built; return what the build says."""

    def attempt(project: Path, **options: Any) -> str:
        with pytest.raises(Abort):
            run(project, **options)
        said = "\n".join(record.getMessage() for record in caplog.records)
        caplog.clear()
        return said

    return attempt


def leak(project: Path, openness: str = "on-request") -> None:
    workspace.write(project / LEAK, RECORD.format(openness=openness))


def test_pages_stand_at_their_addresses(project: Path) -> None:
    site = run(project)
    for address in (
        "",
        "r/parking/",
        "units/sample-transport/",
        "columns/policies/",
        "points/2021/",
        "points/2021/1/",
        "decisions/2021/",
        "decisions/2021/parking-plan/",
        "documents/",
        "documents/changes/",
    ):
        assert (site / address / "index.html").is_file(), address


def test_chinese_build_links_to_attachments_of_the_english_tree(project: Path) -> None:
    english = run(project)
    assert (english / "r/parking/parking-table.csv").is_file()
    chinese = run(project, edition="zh")
    assert not (chinese / "r/parking/parking-table.csv").exists()
    page = LexborHTMLParser((chinese / "r/parking/index.html").read_text(encoding="utf-8"))
    links = [node.attributes["href"] for node in page.css("#gk-attachments + ul a")]
    assert links == ["../../../r/parking/parking-table.csv"]  # seen from /zh/r/parking/


def test_chinese_build_names_what_is_not_translated(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = translation("zh")
    monkeypatch.setattr(words, "untranslated", set())
    run(project, edition="zh")
    assert "not translated" not in capsys.readouterr().err
    monkeypatch.delitem(words.messages, "in force")
    run(project, edition="zh")
    assert "because it is not translated into zh: “in force”" in capsys.readouterr().err


def test_no_source_file_is_published(project: Path) -> None:
    workspace.write(project / "content/policies/2021/stray.txt", "draft")
    site = run(project)
    assert not [file for file in site.rglob("*") if file.suffix == ".md"]
    assert not list(site.rglob("stray.txt"))


def test_front_matter_does_not_act_on_the_theme(project: Path) -> None:
    body = "---\ntemplate: nothing.html\nhide: [navigation]\n---\n正文"
    file = project / "content/policies/2021/parking.zh.md"
    file.write_text(file.read_text(encoding="utf-8") + body, encoding="utf-8")
    assert (run(project) / "r/parking/index.html").is_file()


def test_leak_stops_the_build_before_anything_is_cleaned(
    project: Path, stopped: Callable[..., str]
) -> None:
    site = run(project)
    (site / "proof").write_text("still here")
    leak(project)
    said = stopped(project)
    assert f"{LEAK}:11:11 GK501" in said
    assert "某内部通知" not in said
    assert "秘语" not in said
    assert (site / "proof").read_text() == "still here"


def test_leak_taken_down_leaves_a_notice_that_says_nothing(project: Path) -> None:
    leak(project)
    site = run(project, on_leak="take-down")
    assert (site / "r/leak/index.html").is_file()
    for file in site.rglob("*"):
        if file.suffix in (".html", ".json", ".xml"):
            text = file.read_text(encoding="utf-8")
            assert "某内部通知" not in text
            assert "内部概述" not in text
            assert "秘语" not in text


PERSONS = ("id", "id-x", "mobile", "card")
PERSON = RECORD.format(openness="proactive").replace("正文里的秘语。", "正文里的秘语：{value}")


def with_number(project: Path, value: str) -> None:
    workspace.write(project / LEAK, PERSON.replace("{value}", filled(value)))


@pytest.mark.parametrize("kind", PERSONS)
def test_number_of_a_person_stops_the_build_before_anything_is_written(
    project: Path, stopped: Callable[..., str], kind: str
) -> None:
    with_number(project, f"<span hidden>{{{kind}|spaced}}</span>")
    said = stopped(project)
    assert f"{LEAK}:14:21 GK51" in said
    assert filled(f"{{{kind}|spaced}}")[:9] not in said
    assert filled(f"{{{kind}}}")[:5] not in said
    assert not (project / "site").exists()


@pytest.mark.parametrize("kind", PERSONS)
def test_document_with_a_number_of_a_person_is_taken_down(project: Path, kind: str) -> None:
    with_number(project, f"{{{kind}}}")
    site = run(project, on_leak="take-down")
    assert (site / "r/leak/index.html").is_file()
    for file in site.rglob("*"):
        if file.suffix in (".html", ".json", ".xml", ".csv", ".ndjson"):
            text = file.read_text(encoding="utf-8")
            assert "某内部通知" not in text
            assert filled(f"{{{kind}}}") not in text


def test_number_in_the_id_leaves_no_address(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    name = filled("list-{mobile}")
    text = PERSON.replace("{value}", "名单").replace("id: leak", f"id: {name}")
    workspace.write(project / f"content/policies/2021/{name}.zh.md", text)
    site = run(project, on_leak="take-down")
    assert not (site / "r" / name).exists()
    assert not [file for file in site.rglob("*") if name in file.as_posix()]
    assert filled("{mobile}") not in (site / "manifest.json").read_text(encoding="utf-8")
    assert filled("{mobile}") not in caplog.text


def test_warning_on_persons_stops_nothing(project: Path) -> None:
    with_number(project, "联系人手机1381***5678。")
    assert (run(project) / "r/leak/index.html").is_file()


def test_faulty_record_stops_the_build(project: Path, stopped: Callable[..., str]) -> None:
    workspace.write(project / LEAK, RECORD.format(openness="proactive").replace("unit:", "unti:"))
    assert "GK020" in stopped(project)


def test_fault_of_a_record_that_leaks_stops_the_build_without_a_line_of_it(
    project: Path, stopped: Callable[..., str]
) -> None:
    text = RECORD.format(openness="withheld").replace("genre: notice", "gener: 秘语")
    workspace.write(project / LEAK, text)
    said = stopped(project)
    assert "GK020" in said and "GK501" in said
    assert "秘语" not in said


def test_fault_of_a_record_that_is_taken_down_stops_nothing(
    project: Path, stopped: Callable[..., str]
) -> None:
    text = RECORD.format(openness="withheld").replace("genre: notice", "gener: 秘语")
    workspace.write(project / LEAK, text)
    site = run(project, on_leak="take-down")
    assert "某内部通知" not in (site / "r/leak/index.html").read_text(encoding="utf-8")
    workspace.apply({"change": {workspace.PARKING: [["kind: policy", "kind: polici"]]}}, project)
    assert "GK02" in stopped(project, on_leak="take-down")


def test_faulty_record_may_be_left_out(project: Path) -> None:
    workspace.write(project / LEAK, RECORD.format(openness="proactive").replace("unit:", "unti:"))
    site = run(project, on_error="leave-out")
    assert not (site / "r/leak").exists()
    assert (site / "r/parking/index.html").is_file()


def test_faulty_record_that_leaks_is_taken_down_too(project: Path) -> None:
    text = RECORD.format(openness="withheld").replace("genre: notice", "genre: nothing")
    workspace.write(project / LEAK, text)
    site = run(project, on_leak="take-down", on_error="leave-out")
    assert "某内部通知" not in (site / "r/leak/index.html").read_text(encoding="utf-8")


def test_record_is_held_back_until_its_day(project: Path) -> None:
    text = RECORD.format(openness="proactive").replace("2021-03-01", "2021-07-16")
    workspace.write(project / LEAK, text)
    assert not (run(project) / "r/leak").exists()
    assert (run(project, as_of="2021-07-16") / "r/leak/index.html").is_file()


def test_build_date_that_is_no_date(project: Path, stopped: Callable[..., str]) -> None:
    assert "takes a day like 2021-07-15" in stopped(project, as_of="15 July")


def test_two_pages_at_one_address_stop_the_build(
    project: Path, stopped: Callable[..., str]
) -> None:
    twice = (project / "hooks/home.py").read_text(encoding="utf-8")
    (project / "hooks/again.py").write_text(twice, encoding="utf-8")
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    config["hooks"].append("hooks/again.py")
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert "two pages have the address /" in stopped(project)


def test_hooks_without_the_plugin_say_what_is_missing(
    project: Path, stopped: Callable[..., str]
) -> None:
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"] = []
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    assert "'gongkai' plugin" in stopped(project)


def test_manifest_shows_identity(project: Path) -> None:
    manifest = json.loads((run(project) / "manifest.json").read_text(encoding="utf-8"))
    entry = manifest["r/parking/"]
    assert entry["kind"] == "policy"
    assert entry["source"].startswith("content/policies/2021/parking.")
    assert entry["unit"] == "sample-transport"
    assert entry["column"] == "policies"
    assert entry["validity"] == "in-force"
    assert manifest["r/parking/parking-table.csv"]["kind"] == "attachment"


def test_navigation_holds_columns_only(project: Path) -> None:
    page = LexborHTMLParser((run(project) / "index.html").read_text(encoding="utf-8"))
    links = {node.attributes["href"] or "" for node in page.css("nav.md-nav--primary a[href]")}
    assert "columns/policies/" in links
    assert not [link for link in links if link.startswith("r/")]
