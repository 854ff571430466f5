"""data/addresses.txt: what was published once and must never vanish (decision 7)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.editions import Editions
from gongkai.model.findings import Phrase
from gongkai.model.language import LANGUAGES
from gongkai.model.said import SaidError
from gongkai.whole import put_aside, write_whole

LEDGER = "data/addresses.txt"
_HEAD = """\
# Every address that was published. None may vanish: a withdrawn record leaves a notice at its own.
# `gongkai publish --write-addresses` adds to this file; nobody else needs to.
"""
_EDITIONS = "# editions: "
"""Begins the line that names the edition at the root, and then those below it."""


class LedgerError(SaidError):
    """The file is there, and is no list of addresses."""


@dataclass(frozen=True)
class Ledger:
    """What was published."""

    addresses: frozenset[str] = frozenset()
    """As a manifest writes them."""
    editions: Editions | None = None
    """None where nothing says which."""


def read_ledger(file: Path) -> Ledger:
    """Return what was published; nothing where there is no file.

    Raises LedgerError where it cannot be read: without it any address might vanish.
    """
    if file.exists() and not file.is_file():  # a pipe or a device has no end
        raise LedgerError("{file} is no list of addresses: it is no regular file", file=file)
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return Ledger()
    except (OSError, UnicodeDecodeError) as error:
        raise LedgerError(
            "{file} is no list of addresses: {error}", file=file, error=error
        ) from None
    addresses = [line.lstrip("/") for line in lines if line and not line.startswith("#")]
    named = [line.removeprefix(_EDITIONS) for line in lines if line.startswith(_EDITIONS)]
    editions = Editions.named(named[0].split()) if named else None
    return Ledger(frozenset(addresses), editions or _inferred(addresses))


def readable_ledger(file: Path, report: Callable[[str], None]) -> Ledger:
    """Return what was published, as far as it can be read; what cannot is reported.

    For what must not wait: a site without a leak goes before the promise that no address vanishes.
    """
    try:
        return read_ledger(file)
    except LedgerError as error:
        report(
            Phrase(
                "{error}; it is put aside, and begun anew with the addresses that are known",
                error=error.said,
            )
        )
        return Ledger()


def extend_ledger(
    file: Path,
    published: Collection[str],
    dropped: Collection[str] = (),
    editions: Editions | None = None,
) -> int:
    """Add addresses to the ledger, take out those of `dropped`; return how many are new.

    `editions` are those of the site; a site without one of them takes none out. A ledger that
    would stay as it is is not touched; another is replaced whole, so that a run that is broken
    off leaves the old one. One that cannot be read is put aside, and begun anew.
    """
    try:
        before = read_ledger(file)
    except LedgerError:
        put_aside(file)
        before = Ledger()
    after = before.addresses.union(published).difference(dropped)
    known = before.editions
    if known is None or (editions is not None and editions.keeps(known)):
        known = editions
    text = _HEAD + (f"{_EDITIONS}{' '.join(known.languages)}\n" if known is not None else "")
    text += "".join(f"/{address}\n" for address in sorted(after))
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    if text != old and (after or old):
        write_whole(file, text)
    return len(after - before.addresses)


def _inferred(addresses: Collection[str]) -> Editions | None:
    """Return the editions of a ledger that does not name them: it has the first page of each."""
    for language in LANGUAGES:
        if f"{language}/" in addresses:
            return Editions((*(other for other in LANGUAGES if other != language), language))
    return None
