"""Every link of a site is judged, and named where it stands."""

from pathlib import Path

from gongkai.links.broken.graph import Graph
from gongkai.links.reading.link_fault import LinkFault
from gongkai.links.reading.scan import scan
from gongkai.links.reading.served import serve
from gongkai.links.reading.site import ScannedSite
from gongkai.model.findings import Finding, SourcePlace


def faults(folder: Path) -> list[LinkFault]:
    served = serve(folder)
    read = scan(served, {}, "https://h.example/", lambda *_: None)
    return [*Graph(ScannedSite(folder, served, {}, read)).find()]


def write(folder: Path, page: str, html: str) -> None:
    (folder / page).mkdir(parents=True, exist_ok=True)
    (folder / page / "index.html").write_text(html, encoding="utf-8")


def test_a_fault_of_a_template_has_the_address_of_the_page_it_names(tmp_path: Path) -> None:
    icon = '<head><link rel="icon" href="{0}gone.svg"></head><body>'
    nav = '<div class="md-sidebar--primary gk-nav"><a href="./">1</a></div><main class="md-main">'
    write(tmp_path, "", icon.format(""))
    write(tmp_path, "a/b", icon.format("../../") + nav)
    [found] = [one for one in faults(tmp_path) if "gone.svg" in one.details["href"]]
    assert (found.page, found.details["href"]) == ("", "gone.svg")
    assert found.details["pages"] == "/, /a/b/"


def test_places_on_a_long_page_are_found(tmp_path: Path) -> None:
    places = [f"part-{number}" for number in range(200)]
    links = "".join(f'<a href="#{one}">{one}</a>' for one in [*places, "part-200"])
    write(tmp_path, "", "".join(f'<p id="{one}">' for one in places) + links)
    assert [one.details["anchor"] for one in faults(tmp_path)] == ["part-200"]


def test_a_fault_on_a_page_whose_name_is_no_unicode_has_a_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "bad\udcff").mkdir()
    (tmp_path / "bad\udcff" / "index.html").write_text('<a href="nowhere/">x</a>', encoding="utf-8")
    [fault] = faults(tmp_path)
    found = Finding(fault.code, SourcePlace(f"site/{fault.page}"), fault.details)
    assert len(found.fingerprint) == 16
