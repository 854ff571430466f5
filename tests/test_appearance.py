"""A city's colours and logo: what can be read, and where they come."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import Abort
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from gongkai.model.appearance import LEAST, WHITE, Appearance, contrast, readable
from gongkai.render.appearance import appearance_css
from in_process import equip, run

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
ENGLISH = "content/policies/2021/parking.en.md"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle r="9"/></svg>'


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)
    assert contrast(WHITE, WHITE) == 1


@given(COLOURS)
def test_colour_that_white_text_cannot_be_read_on_is_refused(colour: str) -> None:
    try:
        found = Appearance.model_validate({"primary": colour}).primary
    except ValidationError as error:
        assert contrast(colour, WHITE) < LEAST
        assert "white text cannot be read" in str(error)
    else:
        assert found == colour
        assert contrast(colour, WHITE) >= LEAST


@given(COLOURS)
def test_links_are_readable_in_both_modes(colour: str) -> None:
    assert contrast(readable(colour, "#f1f5f4", "#000000"), "#f1f5f4") >= LEAST
    assert contrast(readable(colour, "#232b2b", WHITE), "#232b2b") >= LEAST


@pytest.mark.parametrize("wrong", [{"primary": "red"}, {"primary": "#123"}, {}])
def test_what_is_no_colour_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Appearance.model_validate(wrong)
    with pytest.raises(ValidationError):
        Appearance.model_validate({"primary": "#7a1f1f", "logo": "logo.exe"})


def test_site_has_the_colours_and_the_logo_of_its_city(
    column: Path, caplog: pytest.LogCaptureFixture
) -> None:
    equip(column)
    file = column / "data" / "site.yml"
    site = yaml.safe_load(file.read_text("utf-8")) if file.exists() else {}
    site["appearance"] = {"primary": "#7a1f1f", "logo": "data/logo.svg"}
    site["fault"] = "https://forge.example/new?title={title}&body={page}%0A{version}%0A{path}"
    site["edit"] = "https://forge.example/edit/{path}"
    file.write_text(yaml.safe_dump(site, allow_unicode=True), encoding="utf-8")
    with pytest.raises(Abort):
        run(column, downloads=[])
    assert "data/logo.svg is not there" in caplog.text
    (column / "data" / "logo.svg").write_text(LOGO, encoding="utf-8")
    built = run(column, downloads=[])
    css = appearance_css(Appearance(primary="#7a1f1f"))
    assert (built / "assets/appearance.css").read_text("utf-8") == css
    assert (built / "assets/logo.svg").read_text("utf-8") == LOGO
    page = LexborHTMLParser((built / "index.html").read_text("utf-8"))
    assert page.css(".md-logo img")[0].attributes["src"] == "assets/logo.svg"
    styles = [node.attributes["href"] for node in page.css("link[rel=stylesheet]")]
    assert styles[-1] == "assets/appearance.css"
    assert fault_and_edit(page)[0].startswith("https://forge.example/new?title=")
    assert len(fault_and_edit(page)) == 1, "the first page is made of many files"
    record = LexborHTMLParser((built / "r/parking/index.html").read_text("utf-8"))
    fault, edit = fault_and_edit(record)
    assert parse_qs(urlsplit(fault).query) == {
        "title": [(record.css("h1")[0].text(strip=True))],
        "body": [f"r/parking/\n2021-06-01\n{ENGLISH}"],
    }
    assert edit == f"https://forge.example/edit/{ENGLISH}"


def fault_and_edit(page: LexborHTMLParser) -> list[str]:
    hrefs = [node.attributes["href"] or "" for node in page.css(".gk-footer a")]
    return [href for href in hrefs if href.startswith("https://forge.example/")]
