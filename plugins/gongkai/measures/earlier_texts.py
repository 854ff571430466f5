"""What records said before: from the texts that were published, those that are no longer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from gongkai.model.catalog import Catalog
from gongkai.model.published_text import (
    EarlierText,
    PublishedText,
    TextSince,
    published_texts,
)
from gongkai.model.record import Record

EarlierTexts = Mapping[str, Sequence[EarlierText]]
"""By record, the oldest first."""


def earlier_texts(
    catalog: Catalog,
    day: date,
    names: Iterable[str],
    known: Callable[[str], Sequence[TextSince]],
    read: Callable[[str], PublishedText],
) -> dict[str, tuple[EarlierText, ...]]:
    """Return what the records of `names` that are shown said before `day`.

    The text that a record has now is none of them; where it differs from the last one that was
    published, that one ends on this day.
    """
    found = {}
    for name in names:
        record = catalog.get(name)
        since = [one for one in known(name) if one.since <= day] if record is not None else []
        if record is not None and since:
            found[name] = tuple(_of(record, since, day, read))
    return {record: texts for record, texts in found.items() if texts}


def _of(
    record: Record,
    since: Sequence[TextSince],
    day: date,
    read: Callable[[str], PublishedText],
) -> list[EarlierText]:
    now = {text.language: text.digest for text in published_texts(record)}
    found = []
    for language in dict.fromkeys(one.language for one in since):
        own = [one for one in since if one.language == language]
        ends = [later.since for _, later in pairwise(own)]
        if own[-1].digest != now.get(language):
            ends.append(day)
        found += [
            EarlierText(read(one.digest), one.since, until)
            for one, until in zip(own, ends, strict=False)
        ]
    return found
