"""Put a site on a server: examined, copied beside the one that is read, then switched to."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from gongkai.model.findings import Phrase
from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.addresses import Vanished, vanished
from gongkai.publish.built_site import BuiltSite, examine, read_site
from gongkai.publish.checksums import missing_or_changed
from gongkai.publish.copying import Copied, copy
from gongkai.publish.fitness import refuse_return, unfit
from gongkai.publish.server_folder import ServerFolder, digest_in, held
from gongkai.publish.signed import Signer, brought, chain_of, is_signed_alike, signed_files
from gongkai.signing.statement import CHAIN, STATEMENT, ReleaseStatement, read_statement
from gongkai.sources.addresses import (
    LEDGER,
    Ledger,
    LedgerError,
    extend_ledger,
    read_ledger,
    readable_ledger,
)
from gongkai.sources.editions import why_refused
from gongkai.sources.folders import WORK, lies_in_sources
from gongkai.whole import write_whole

Progress = Callable[[str], None]


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True)
class PublishedColumn:
    """The column that a site was built from; a server need not have one."""

    root: Path | None
    is_unpublishable: Callable[[str], bool] = field(default=_nothing)
    """Says whether an address holds a person's number: only such a one may vanish."""

    def published(self, progress: Progress) -> Ledger:
        """Return what data/addresses.txt lists; `progress` is called if it cannot be read."""
        return readable_ledger(self.root / LEDGER, progress) if self.root is not None else Ledger()


@dataclass(frozen=True)
class Published:
    """What a publication did."""

    site: BuiltSite
    release: Path
    copied: Copied | None
    """None where the site was already the one that is read."""
    new: int
    """Addresses that were never published here before."""
    old: tuple[Path, ...]
    """Releases deleted because there are newer ones enough."""
    unfit: tuple[Path, ...]
    """Releases deleted because they showed what is withdrawn since."""
    statement: ReleaseStatement | None = None
    """What the release says of itself, where it is signed."""


def check(
    folder: Path, column: PublishedColumn, progress: Progress, *, is_urgent: bool = False
) -> BuiltSite:
    """Return the site at `folder` if the column allows it to be published."""
    site = examine(folder)
    if site.is_preview:
        raise RefusedError(
            "{site} is a preview: run `gongkai build` without --preview", site=folder
        )
    _all_there(column.published(progress), site, column, progress, is_urgent=is_urgent)
    return site


def publish(
    folder: Path,
    target: Path,
    column: PublishedColumn,
    *,
    keep: int,
    restored: Collection[str],
    now: datetime,
    progress: Progress,
    is_urgent: bool = False,
    signer: Signer | None = None,
    is_unsigned: bool = False,
) -> Published:
    """Publish the site at `folder` into the folder `target`, and keep the newest `keep` releases.

    `signer` signs it, if it was not signed before it came here. Where releases were signed before,
    one that is not has to be wanted (`is_unsigned`), or urgent. Where it is urgent, because a leak
    is online, addresses that are missing are listed, and have to come back with the next
    publication. Raises RefusedError where the site is unfit and CannotPublishError where the folder
    is. Whatever happens, the release that was read before is read on until the new one is whole.
    """
    _refuse_target(target, folder, column.root)
    site = check(folder, column, progress, is_urgent=is_urgent)
    count = str(len(site.sums))
    progress(Phrase("examined: {site} ({count} files)", site=str(folder), count=count))
    with held(target) as server:
        current, releases = server.current(), server.releases()
        newest = next(filter(None, map(_readable, reversed(releases))), None)
        shown = _readable(current) if current is not None else None
        before = _ledger(server, releases, progress)
        if shown is not None:  # it was switched to, whether or not the ledger was written then
            before = replace(before, addresses=before.addresses | shown.permanent)
        gone = _all_there(before, site, column, progress, is_urgent=is_urgent)
        if newest is not None:
            refuse_return(site, newest, restored)
        copied = None
        try:
            chain = chain_of(server.folder, *([current] if current is not None else []))
            beside = brought(site, chain)
        except RefusedError as error:
            if not is_urgent:
                raise
            progress(error.said)
            chain, beside, signer = [], {}, None
        is_bare = signer is None and not beside
        if is_bare and chain:
            _say_unsigned(progress, is_wanted=is_unsigned or is_urgent)
        if current is None or not (
            _is_whole(current, site) and (is_bare or is_signed_alike(current, beside))
        ):
            moment = server.next_moment(now)
            if signer is not None and not beside:
                beside = signed_files(site, signer, chain, moment)
            copied = copy(site, server, shown or newest, moment, beside)
            server.switch(copied.release)
            current = copied.release
        _keep_chain(server, beside)
        known = site.permanent | before.addresses
        new = extend_ledger(server.ledger, known, gone.unpublishable, site.editions)
        withdrawn = [one for one in unfit(server.releases()) if one != current]
        old = [one for one in server.releases()[:-keep] if one != current and one not in withdrawn]
        for release in (*withdrawn, *old):
            server.delete(release)
    said = read_statement(beside[STATEMENT].decode()) if beside else None
    return Published(site, current, copied, new, tuple(old), tuple(withdrawn), said)


def _say_unsigned(progress: Progress, *, is_wanted: bool) -> None:
    """Refuse a release without a signature where readers expect one; say so where it is wanted."""
    said = Phrase(
        "earlier releases are signed and this one is not: readers cannot verify it\n"
        "to fix it: name the key with --key, or say --unsigned"
    )
    if not is_wanted:
        raise RefusedError(said)
    progress(said)


def _keep_chain(server: ServerFolder, beside: Mapping[str, bytes]) -> None:
    """Keep the chain beside the releases, which come and go."""
    if beside:
        write_whole(server.folder / CHAIN, beside[CHAIN].decode())


def _ledger(server: ServerFolder, releases: Sequence[Path], progress: Progress) -> Ledger:
    """Return what was ever published here; if that cannot be read, what the releases show."""
    try:
        return read_ledger(server.ledger)
    except LedgerError:
        sites = filter(None, map(_readable, releases))
        known = readable_ledger(server.ledger, progress).addresses
        return Ledger(known.union(*(site.permanent for site in sites)))


def write_addresses(site: BuiltSite, column: PublishedColumn, progress: Progress) -> int:
    """Add the addresses of a published site to data/addresses.txt; return how many are new."""
    if column.root is None:
        raise CannotPublishError(
            "no column here: {file} is written in the folder with mkdocs.yml", file=LEDGER
        )
    gone = vanished(column.published(progress).addresses, site.entries, column.is_unpublishable)
    return extend_ledger(column.root / LEDGER, site.permanent, gone.unpublishable, site.editions)


def _all_there(
    published: Ledger,
    site: BuiltSite,
    column: PublishedColumn,
    progress: Progress,
    *,
    is_urgent: bool,
) -> Vanished:
    """Return which addresses are gone for good reason; refuse the site for any other."""
    moved = why_refused(published.editions, site.editions)
    if moved is not None:
        raise RefusedError(moved)
    gone = vanished(published.addresses, site.entries, column.is_unpublishable)
    if gone.missing and not is_urgent:
        raise RefusedError(gone.said)
    if gone.missing:
        progress(gone.said)
    return gone


def _readable(release: Path) -> BuiltSite | None:
    """Return what a release says of itself; None if it is broken."""
    try:
        return read_site(release)
    except RefusedError:
        return None


def _is_whole(current: Path, site: BuiltSite) -> bool:
    """Return whether the release that is read is this site, and still whole."""
    return digest_in(current) == site.digest and not any(missing_or_changed(current, site.sums))


def _refuse_target(target: Path, folder: Path, root: Path | None) -> None:
    """Refuse a target in the site itself or among what a column is made from."""
    among_sources = root is not None and lies_in_sources(target, root, WORK)
    if among_sources or target.resolve().is_relative_to(folder.resolve()):
        raise CannotPublishError(
            "{folder} lies in the site or among its sources; name another folder", folder=target
        )
