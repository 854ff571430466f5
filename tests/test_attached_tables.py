"""Attached lists stand on the page of their record, escaped and bounded."""

from dataclasses import replace
from types import MappingProxyType

from any_column import AS_OF
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.model.file_text import FileText, Spot, Where, joined
from gongkai.model.record import Record
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.sources.documents.tables import as_table
from gongkai.views.attached_tables import MOST_ROWS, attached_tables
from gongkai.views.records import record_pages


def reading(rows: list[list[str]]) -> FileText:
    """Return what the reader of files makes of a list."""
    pieces = as_table(
        [
            (Spot.at(Where.CELL_OF_LINE, line=line, column=column), cell)
            for column, cell in enumerate(row, 1)
        ]
        for line, row in enumerate(rows, 1)
    )
    return FileText((joined(pieces, ""),))


def with_list(catalog: Catalog, rows: list[list[str]]) -> Record:
    """Return the record of the demonstration whose list has these rows instead of its own."""
    record = catalog.get("parking-charges")
    assert record is not None
    file = replace(record.files["parking-rates.csv"], read=reading(rows))
    return record.model_copy(
        update={
            "files": MappingProxyType({**record.files, file.path: file, "parking-rates.csv": file})
        }
    )


def test_list_is_shown_with_its_head(this_catalog: Catalog) -> None:
    record = this_catalog.get("parking-charges")
    assert record is not None
    (found,) = attached_tables(record, this_catalog)
    assert found.head[0] == "区域 Zone"
    assert found.rows[0][2:6] == ("30", "2", "3", "20")
    assert found.numbers == {2, 3, 4, 5}
    assert not found.has_more
    pages = record_pages(this_catalog, measure(this_catalog, AS_OF))
    (page,) = (page for page in pages if page.record is record)
    html = PageRenderer(this_catalog, Origin("", "zh", DEFAULT)).render(page).html
    assert '<td role="cell" data-label="区域 Zone">一类区域 Zone 1</td>' in html


def test_cells_are_what_the_file_says(this_catalog: Catalog) -> None:
    rows = [["标题"], ["甲", "乙"], ["a|b", "<b>x</b>"], ["c\nd"]]
    (found,) = attached_tables(with_list(this_catalog, rows), this_catalog)
    assert found.head == ("甲", "乙")
    assert found.rows == (("a|b", "<b>x</b>"), ("c d", ""))


def test_long_list_is_cut_and_one_without_rows_is_left_out(this_catalog: Catalog) -> None:
    long = [["甲", "乙"], *([str(n), "1"] for n in range(MOST_ROWS + 5))]
    (found,) = attached_tables(with_list(this_catalog, long), this_catalog)
    assert (len(found.rows), found.count, found.has_more) == (MOST_ROWS, MOST_ROWS + 5, True)
    for rows in ([["甲", "乙"]], [["甲"], ["1"]], []):
        assert list(attached_tables(with_list(this_catalog, rows), this_catalog)) == []
