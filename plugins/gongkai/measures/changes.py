"""Two catalogs -> what a change brings to the column, record by record."""

from collections.abc import Collection
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.record import Record


@dataclass(frozen=True)
class Changes:
    """Records that a change touches, each in one group, by their ids."""

    new: tuple[Record, ...] = ()
    changed: tuple[Record, ...] = ()
    withdrawn: tuple[Record, ...] = ()
    """Those that the change takes down: a notice stays at the address."""
    gone: tuple[Record, ...] = ()
    """Those whose files the change deletes: the address would lead nowhere (decision 7)."""


def changes(
    before: Catalog, now: Catalog, unread_before: Collection[str] = (), unread: Collection[str] = ()
) -> Changes:
    """Compare two catalogs; text, front matter and attachments count, and the folder.

    `unread_before` and `unread` are the ids of files that were no record then or are none now,
    because of an error: they are neither new nor gone.
    """
    new: list[Record] = []
    changed: list[Record] = []
    withdrawn: list[Record] = []
    for record in now.everything():
        old = before.get(record.id)
        if old is None and record.id not in unread_before:
            new.append(record)
        elif record != old:
            is_taken_down = _is_withdrawn(record) and not _is_withdrawn(old)
            (withdrawn if is_taken_down else changed).append(record)
    gone = (r for r in before.everything() if now.get(r.id) is None and r.id not in unread)
    return Changes(tuple(new), tuple(changed), tuple(withdrawn), tuple(gone))


def _is_withdrawn(record: Record | None) -> bool:
    return record is not None and record.withdrawn is not None
