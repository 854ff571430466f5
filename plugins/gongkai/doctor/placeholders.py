"""Placeholders that `gongkai init` left: addresses, names, contacts."""

from collections.abc import Iterator

from gongkai.doctor.workplace import Examination, Workplace
from gongkai.model.diagnosis import Diagnosis, ok, run_this, warning
from gongkai.model.findings import Phrase, Word
from gongkai.sources.placeholders import check_placeholders


def examine(workplace: Workplace) -> Iterator[Diagnosis]:
    """Yield how many lines of the settings hold one, and the first of them."""
    if workplace.root is None or workplace.loaded is None:
        return
    found = list(check_placeholders(workplace.root, workplace.loaded))
    if not found:
        yield ok(Phrase("none is left"))
        return
    place = min(finding.place for finding in found)
    yield warning(
        Phrase(
            "lines to fill in: {count}, {path}:{line} first",
            count=str(len(found)),
            path=place.path,
            line=str(place.line),
        ),
        run_this("gongkai check --select GK810"),
    )


PLACEHOLDERS = Examination("placeholders", Word("placeholders"), examine)
