"""Files beside pages, written in memory."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from gongkai.measures.measure import Measures, measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT, Editions
from gongkai.model.language import Language
from gongkai.render.files import FileRenderer
from gongkai.render.urls import Origin
from gongkai.views.calendars import calendar_files
from gongkai.views.datafile import DataFile
from gongkai.views.exports import export_files
from gongkai.views.feeds import feed_files

SITE = "https://column.example/base/"
View = Callable[[Catalog, Measures], Iterator[DataFile]]
VIEWS: tuple[View, ...] = (feed_files, calendar_files, export_files)


def written(
    catalog: Catalog,
    as_of: date,
    language: Language = "en",
    *,
    editions: Editions = DEFAULT,
    site: str = SITE,
    name: str = "column",
    views: Iterable[View] = VIEWS,
) -> dict[str, bytes]:
    """Return every file of an edition, by its address; `catalog` may hold what is not shown."""
    shown = catalog.until(as_of)
    measures = measure(shown, as_of)
    renderer = FileRenderer(Origin(site, language, editions), name)
    files = [file for view in views for file in view(shown, measures)]
    found = {file.address: renderer.render(file) for file in files}
    assert len(found) == len(files), "two files have one address"
    return found
