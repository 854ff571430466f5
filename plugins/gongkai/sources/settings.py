"""Which settings of data/site.yml are left empty that pages and exports print, one finding."""

from collections.abc import Iterator, Mapping

from gongkai.model.findings import Finding, SourcePlace, Word, listed
from gongkai.model.local_text import LocalText
from gongkai.model.site import SiteRegistry
from gongkai.sources.codes.settings import LEFT_EMPTY

SAYS: Mapping[str, Word] = {
    "heading": Word("what the first page is called"),
    "name": Word("the registered name of the site (SiteName)"),
    "id_code": Word("the code of the site (SiteIDCode)"),
    "contact": Word("who answers for the column"),
    "fault": Word("where a fault is reported"),
    "licence": Word("under which licence the data may be used again"),
}
"""What each setting tells, which nothing else does; a demonstration is nobody's site."""
WORDS = tuple(SAYS.values())
"""The same, for translators."""


def check_settings(site: SiteRegistry) -> Iterator[Finding]:
    """Yield what a site does not say of itself; none in a demonstration."""
    empty = [key for key in SAYS if getattr(site, key) in (None, "", LocalText())]
    if empty and not site.demonstration:
        details = {
            "name": ", ".join(empty),
            "field": listed([SAYS[key] for key in empty]),
            "lines": "; ".join(f"{key}: …" for key in empty),
        }
        yield Finding(LEFT_EMPTY, SourcePlace("data/site.yml"), details)
