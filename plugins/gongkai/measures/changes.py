"""Two catalogs -> what a change brings to the column, record by record."""

from collections.abc import Collection, Mapping
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
    old, new = before.records, now.records
    kept = [r for name, r in new.items() if name in old or name in unread_before]
    both = [record for record in kept if record != old.get(record.id)]
    taken = [record for record in both if record.withdrawn and not _is_withdrawn(old, record.id)]
    return Changes(
        new=tuple(r for name, r in new.items() if name not in old and name not in unread_before),
        changed=tuple(record for record in both if record not in taken),
        withdrawn=tuple(taken),
        gone=tuple(r for name, r in old.items() if name not in new and name not in unread),
    )


def _is_withdrawn(records: Mapping[str, Record], name: str) -> bool:
    record = records.get(name)
    return record is not None and record.withdrawn is not None
