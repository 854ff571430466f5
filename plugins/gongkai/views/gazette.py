"""The gazette: all issues by year, with what is missing (point 34)."""

from collections.abc import Iterator

from gongkai.measures.gazette import gazette_years
from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.gazette_issue import GazetteIssue
from gongkai.model.local_text import LocalText
from gongkai.model.variants import filled
from gongkai.views.addresses import GAZETTE
from gongkai.views.blocks import Grid, Status, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.page import Label, Page
from gongkai.views.rows import row

TITLE = Label("Government gazette")
_HEADS = (Label("Title"), Label("Issue"), Label("Printed on"), Label("Documents"))
_MISSING = Status(Label("not here"), "missing")


def gazette_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page of all issues; a column without a gazette has none."""
    registries = catalog.registries
    sections = []
    for year in gazette_years(catalog):
        unit = registries.units[year.unit]
        rows = tuple(
            _row(number, year.issues.get(number), catalog, measures)
            for number in reversed(year.numbers)
        )
        short = unit.short
        title = LocalText(
            zh=f"{short.in_('zh')} {year.year}年", en=f"{short.in_('en')}, {year.year}"
        )
        sections.append(BoardSection(f"{year.unit}-{year.year}", title, Grid(_HEADS, rows)))
    lede = Label("All issues, the latest first, each with the documents printed in it.")
    found = board(lede, sections, filled(("R85", "R86"), registries.rules, registries.units))
    if found is not None:
        yield Page(GAZETTE, "board.html", TITLE, "board", found)


def _row(
    number: int, issue: GazetteIssue | None, catalog: Catalog, measures: Measures
) -> tuple[tuple[Value, ...], ...]:
    if issue is None:
        return ((_MISSING,), (number,), (), ())
    return (
        (row(issue, catalog, measures),),
        (number,),
        (issue.printed,),
        (len(issue.items),),
    )
