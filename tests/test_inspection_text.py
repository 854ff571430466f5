"""What findings quote on the pages of an inspection is text, whatever it looks like."""

import string
from collections.abc import Iterator
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

import small_column
from gongkai.measures.ages import AgedFault, Fixed, Inspection
from gongkai.measures.measure import measure
from gongkai.model.editions import DEFAULT
from gongkai.model.findings import Code, Finding, Named, Phrase, SourcePlace
from gongkai.model.history import Seen
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.render.renderer import PageRenderer
from gongkai.render.sheets import LinkedSite, sheets
from gongkai.render.urls import Origin
from gongkai.verdict.codes import CODES
from gongkai.views.addresses import INSPECTION
from gongkai.views.inspection import pages_of

DAY = date(2021, 7, 15)
HOSTILE = (
    "\"'></td></table><script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
    "<!-- &lt;b&gt; ]]> {{ 7*7 }} {% raw %} {fix} %s <a href='javascript:pwned()'>x</a>"
)
RECORD = {"id": "hostile", "kind": "notice", "column": "notices", "title": HOSTILE, "en": HOSTILE}


def faults() -> Iterator[AgedFault]:
    """Yield a fault of every code with every way of fixing it, all details of which are hostile."""
    for code in CODES.values():
        details = {
            name: HOSTILE
            for template in (code.message, code.fix, code.otherwise, code.unsure)
            for _, name, _, _ in string.Formatter().parse(template)
            if name
        }
        for found in (
            Finding(code, SourcePlace(f"content/{HOSTILE}.md"), details, "hostile", url=HOSTILE),
            Finding(
                code, SourcePlace("content/a.md"), dict.fromkeys(details, Named(HOSTILE, HOSTILE))
            ),
            Finding(code, SourcePlace("data/units.yml"), _phrases(code, details)),
        ):
            yield AgedFault(found, "sample-health", "notices", DAY, 0)


def _phrases(code: Code, details: dict[str, str]) -> dict[str, str]:
    """Return details that are messages with details; no near value, where it need not be."""
    phrases = {name: Phrase("{count} more places", count=HOSTILE) for name in details}
    if code.otherwise:
        phrases.pop("nearest", None)
    return phrases


def fixed() -> Fixed:
    seen = Seen(
        fingerprint="0",
        code="GK061",
        severity="warning",
        path=HOSTILE,
        record="hostile",
        says=LocalText(zh=HOSTILE, en=HOSTILE),
        first_seen=DAY,
        last_seen=DAY,
        mended=DAY,
    )
    return Fixed(seen, DAY, 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_value_of_any_finding_becomes_markup(language: Language) -> None:
    catalog = small_column.make_catalog([RECORD])
    inspection = Inspection(DAY, tuple(faults()), (fixed(),))
    measures = measure(catalog, DAY)
    pages = list(pages_of(inspection, catalog, measures, "open"))
    renderer = PageRenderer(catalog, Origin("", language, DEFAULT))
    on_site = [renderer.render(page).html for page in pages]
    beside = [
        page.decode()
        for _, page in sheets(pages, INSPECTION, catalog, language, LinkedSite("../", DEFAULT))
    ]
    quoted = 0
    for html in (*on_site, *beside):
        tree = LexborHTMLParser(html)
        body = tree.body
        assert body is not None
        for selector in ("script", "img", "[onerror]", "a[href^=javascript]", "td > table", "b"):
            assert not body.css(selector), selector
        for node in body.css("*"):
            assert node.tag != "_comment"
        quoted += body.text().count(HOSTILE)
    assert quoted > 2 * len(CODES) * 2
