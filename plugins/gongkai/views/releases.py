"""Health releases by subject: what holds, and what it took the place of (point 21)."""

from collections.abc import Iterator

from gongkai.measures.measure import Measures
from gongkai.measures.validity import ENDED, State
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.release import Release
from gongkai.model.record_index import newest_first
from gongkai.views import labels
from gongkai.views.addresses import RELEASES
from gongkai.views.blocks import Grid, Quiet, Status, Value
from gongkai.views.board import BoardSection, board
from gongkai.views.page import Label, Page
from gongkai.views.rows import row

TITLE = Label("Health releases")
_HEADS = (Label("Release"), Label("What holds"), Label("Published"), Label("Status"))


def release_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the timeline of each subject; a column without releases has none."""
    releases = newest_first(catalog.of(Release))
    subjects = catalog.registries.vocabularies.terms("epidemic_subjects")
    sections = [
        BoardSection(
            key,
            name,
            Grid(
                _HEADS,
                tuple(
                    _row(one, catalog, measures)
                    for one in sorted(releases, key=lambda one: is_over(one, measures))
                    if one.subject == key
                ),
            ),
        )
        for key, name in subjects.items()
    ]
    lede = Label(
        "What holds today on each subject, the newest first, and below it what no longer holds."
    )
    found = board(lede, sections)
    if found is not None:
        yield Page(RELEASES, "board.html", TITLE, "board", found)


def is_over(release: Release, measures: Measures) -> bool:
    """Return whether a release no longer holds: another took its place, or it ended."""
    validity = measures.validity_of(release.id)
    return validity is not None and validity.state in ENDED


def _row(one: Release, catalog: Catalog, measures: Measures) -> tuple[tuple[Value, ...], ...]:
    validity = measures.validity_of(one.id)
    state = validity.state if validity is not None else State.IN_FORCE
    said: list[Value] = [Status(labels.VALIDITY[state], state.value)]
    if validity is not None:
        said += [Quiet((row(link.source, catalog, measures),)) for link in validity.causes]
    return ((row(one, catalog, measures),), (one.holds,), (one.published.day,), tuple(said))
