"""Downloads in a build: which there are, where they stand, and what the cache may do."""

import hashlib
import json
import logging
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort
from selectolax.lexbor import LexborHTMLParser

import built
import printed
import workspace
from gongkai.render.downloads import fonts
from gongkai.sources.cache import PLACE
from in_process import equip, run

PARKING = workspace.PARKING


@pytest.fixture(autouse=True)
def no_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning is a failure: the build is strict."""
    yield
    warned = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert [record.getMessage() for record in warned] == []


@pytest.fixture
def project(column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The base project with an empty cache of its own."""
    monkeypatch.setenv(PLACE, str(tmp_path / "cache"))
    return equip(column)


def downloads(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.suffix in (".pdf", ".docx")
    }


def offered(page: Path) -> list[tuple[str, str]]:
    """Return link and words of each download that a page offers."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    return [
        (item.css_first("a").attributes["href"] or "", " ".join(item.text().split()))
        for item in tree.css(".gk-buttons li:has(a[download])")
    ]


def test_every_text_of_an_edition_stands_beside_its_page(project: Path) -> None:
    site = run(project)
    assert list(downloads(site)) == [
        "r/parking/parking.en.docx",
        "r/parking/parking.en.pdf",
        "r/parking-opinions/parking-opinions.en.docx",
        "r/parking-opinions/parking-opinions.en.pdf",
    ]
    chinese = run(project, edition="zh")
    assert "r/parking/parking.zh.pdf" in downloads(chinese)
    assert "r/parking-explained/parking-explained.zh.docx" in downloads(chinese)
    assert "decisions/2021/parking-plan/parking-plan.zh.pdf" in downloads(chinese)
    assert not [name for name in downloads(chinese) if ".en." in name]


def test_page_shows_form_size_and_pages(project: Path) -> None:
    site = run(project)
    pdf, word = offered(site / "r/parking/index.html")
    size = round((site / "r/parking/parking.en.pdf").stat().st_size / 1000)
    assert pdf == ("../../r/parking/parking.en.pdf", f"PDF {size} kB · 1 page")
    assert word[0] == "../../r/parking/parking.en.docx"
    assert word[1].startswith("Word ") and "page" not in word[1]


def test_page_without_translation_offers_the_official_text(project: Path) -> None:
    english = offered(run(project) / "r/parking-explained/index.html")
    chinese = run(project, edition="zh")
    assert [link for link, _ in english] == [
        "../../zh/r/parking-explained/parking-explained.zh.pdf",
        "../../zh/r/parking-explained/parking-explained.zh.docx",
    ]
    size = round((chinese / "r/parking-explained/parking-explained.zh.pdf").stat().st_size / 1000)
    assert english[0][1] == f"PDF {size} kB · 1 page"
    assert offered(chinese / "r/parking-explained/index.html")[0][0] == (
        "../../../zh/r/parking-explained/parking-explained.zh.pdf"
    )


def test_withdrawn_records_have_none(project: Path) -> None:
    text = (project / PARKING).read_text(encoding="utf-8")
    gone = text.replace(
        "sample: true", "sample: true\nwithdrawn: {date: 2021-07-01, reason: error}"
    )
    (project / PARKING).write_text(gone, encoding="utf-8")
    site = run(project, edition="zh")
    assert (site / "r/parking/index.html").is_file()
    assert not [name for name in downloads(site) if "parking." in name]


def test_manifest_lists_them(project: Path) -> None:
    site = run(project, edition="zh")
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    listed = {address: e for address, e in manifest.items() if e["kind"] == "download"}
    assert {address.removeprefix("zh/") for address in listed} == downloads(site).keys()
    entry = listed["zh/r/parking/parking.zh.pdf"]
    assert (entry["edition"], entry["record"]) == ("zh", "parking")
    assert entry["source"] == PARKING
    assert len(entry["hash"]) == 16


@pytest.mark.parametrize(
    ("wanted", "left"), [([], set()), (["pdf"], {".pdf"}), (["docx"], {".docx"})]
)
def test_site_chooses_its_forms(project: Path, wanted: list[str], left: set[str]) -> None:
    site = run(project, downloads=wanted)
    assert {Path(name).suffix for name in downloads(site)} == left
    assert bool(offered(site / "r/parking/index.html")) == bool(left)


def test_links_of_a_download_lead_to_the_site_if_it_has_an_address(project: Path) -> None:
    site = run(project, edition="zh", site_url="https://column.example/zwgk/")
    pdf = printed.reader((site / "r/parking/parking.zh.pdf").read_bytes())
    links = {
        note.get_object()["/A"]["/URI"] for page in pdf.pages for note in page.get("/Annots", [])
    }
    zh = {
        *("r/parking/", "r/parking-explained/", "points/2021/1/", "topics/transport/"),
        *("units/sample-transport/", "decisions/2021/parking-plan/"),
    }
    assert links == {
        *(f"https://column.example/zwgk/zh/{address}" for address in zh),
        "https://column.example/zwgk/r/parking/parking-table.csv",
    }


def test_links_of_a_download_are_text_if_the_site_has_no_address(project: Path) -> None:
    site = run(project, edition="zh")
    pdf = (site / "r/parking/parking.zh.pdf").read_bytes()
    assert not [page for page in printed.reader(pdf).pages if "/Annots" in page]
    assert "停车收费见解读和要点。" in printed.text_of(pdf)


def test_cold_and_warm_cache_give_the_same_bytes(project: Path, tmp_path: Path) -> None:
    cold = downloads(run(project))
    kept = {f: f.stat().st_mtime_ns for f in (tmp_path / "cache/downloads").iterdir()}
    assert downloads(run(project)) == cold
    assert {f: f.stat().st_mtime_ns for f in (tmp_path / "cache/downloads").iterdir()} == kept
    shutil.rmtree(tmp_path / "cache")
    assert downloads(run(project)) == cold


def test_day_of_the_build_and_neighbours_change_no_copy(project: Path) -> None:
    first = downloads(run(project, edition="zh", site_url="https://column.example/"))
    explained = project / "content/interpretations/parking-explained.zh.md"
    text = explained.read_text(encoding="utf-8")
    explained.write_text(text + "\n另作说明。\n", encoding="utf-8")
    later = run(project, edition="zh", site_url="https://column.example/", as_of="2021-07-17")
    changed = {name for name, content in downloads(later).items() if content != first[name]}
    assert changed == {f"r/parking-explained/parking-explained.zh.{f}" for f in ("pdf", "docx")}


def test_copy_says_by_what_it_can_be_held_against_its_record(project: Path) -> None:
    site = run(project, edition="zh", site_url="https://column.example/")
    lines = (site / "records.ndjson").read_text(encoding="utf-8").splitlines()
    record = next(line for line in map(json.loads, lines) if line["id"] == "parking")
    digest = hashlib.sha256((project / PARKING).read_bytes()).hexdigest()
    assert record["source_sha256"]["zh"] == digest
    address = "https://column.example/zh/r/parking/"
    made = downloads(site)
    for text in (
        printed.text_of(made["r/parking/parking.zh.pdf"]),
        printed.docx_text(made["r/parking/parking.zh.docx"]),
    ):
        for words in (address, digest, "现行有效", "状态截至2021年6月1日", "副本，非签署原件"):
            assert words in text
    assert printed.alternatives(made["r/parking/parking.zh.pdf"]) == [f"供扫描的二维码：{address}"]


def test_red_head_is_for_documents_of_organs_on_demand(project: Path) -> None:
    plain = printed.docx_text(downloads(run(project, edition="zh"))["r/parking/parking.zh.docx"])
    assert plain.count("副本，非签署原件") == 1
    made = downloads(run(project, edition="zh", red_head=True))
    text = printed.docx_text(made["r/parking/parking.zh.docx"])
    assert text.startswith("副本，非签署原件")
    head, _, rest = text.partition("示例区交通运输局示例交〔2021〕第1号【示例】停车收费办法")
    assert head and "停车收费见解读和要点。示例区交通运输局2021年5月8日附件" in rest
    assert "示例区交通运输局2021年5月8日" in printed.text_of(made["r/parking/parking.zh.pdf"])
    explained = printed.docx_text(made["r/parking-explained/parking-explained.zh.docx"])
    assert not explained.startswith("副本")  # it has no number


def test_damaged_cache_is_never_published(project: Path, tmp_path: Path) -> None:
    cold = downloads(run(project))
    for file in (tmp_path / "cache/downloads").iterdir():
        if file.suffix != ".json":
            file.write_bytes(b"damaged")
    assert downloads(run(project)) == cold


def test_change_of_a_text_is_printed(project: Path) -> None:
    run(project, edition="zh")
    text = (project / PARKING).read_text(encoding="utf-8")
    (project / PARKING).write_text(text.replace("各单位：", "各有关单位："), encoding="utf-8")
    site = run(project, edition="zh")
    assert "各有关单位：" in printed.text_of(downloads(site)["r/parking/parking.zh.pdf"])
    assert "各有关单位：" in printed.docx_text(downloads(site)["r/parking/parking.zh.docx"])


def test_attachment_at_the_address_of_a_download_stops_the_build(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.write(project / "content/policies/2021/parking.en.pdf", "%PDF-1.4")
    text = (project / PARKING).read_text(encoding="utf-8")
    more = text.replace("attachments:\n", "attachments:\n  - file: parking.en.pdf\n")
    (project / PARKING).write_text(more, encoding="utf-8")
    with pytest.raises(Abort, match="BuildError"):
        run(project)
    assert "have the address /r/parking/parking.en.pdf" in caplog.text
    caplog.clear()


def test_machine_without_chinese_fonts_leaves_pdfs_out_and_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fonts, "SONG", ("No Such Face",))
    site = run(project)
    assert {Path(name).suffix for name in downloads(site)} == {".docx"}
    assert "sudo apt-get install fonts-noto-cjk" in capsys.readouterr().err
    assert [words[:4] for _, words in offered(site / "r/parking/index.html")] == ["Word"]


@pytest.mark.parametrize(("library", "left"), [("typst", {".docx"}), ("docx", {".pdf"})])
def test_form_whose_library_is_not_installed_is_left_out(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    library: str,
    left: set[str],
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert {Path(name).suffix for name in downloads(run(project))} == left
    assert "pip install 'gongkai[downloads]'" in capsys.readouterr().err


def test_build_says_once_what_it_leaves_out(
    column: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.configure(column)
    start = 'import sys\nsys.modules["docx"] = None\n'
    workspace.write(tmp_path / "start/sitecustomize.py", start)
    paths = [str(tmp_path / "start"), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    result = built.build(column)
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("no Word file is written") == 1
    assert "WARNING" not in result.stderr
    assert {Path(name).suffix for name in downloads(column / "site")} == {".pdf"}


def test_unknown_form_is_refused(project: Path) -> None:
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    config["plugins"]["gongkai"]["downloads"] = ["odt"]
    (project / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    with pytest.raises(Abort, match="configuration error"):
        run(project)


def test_cache_that_cannot_be_written_stops_the_build_with_its_name(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").mkdir()
    place = tmp_path / "cache" / "downloads"
    workspace.write(place, "a file in the place of a folder")
    with pytest.raises(Abort, match="BuildError"):
        run(project)
    assert f"{place}: copies of documents cannot be kept there: it is there already" in caplog.text
    assert PLACE in caplog.text
    caplog.clear()
