"""Switch a server back to a release that it has kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.findings import Phrase, Word
from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.addresses import shortened
from gongkai.publish.built_site import BuiltSite, read_site
from gongkai.publish.checksums import missing_or_changed
from gongkai.publish.fitness import unfit
from gongkai.publish.server_folder import RELEASES, ServerFolder, held
from gongkai.sources.addresses import extend_ledger, read_ledger


@dataclass(frozen=True)
class KeptRelease:
    """A release as it is listed."""

    release: Path
    is_current: bool
    pages: int
    back: Sequence[str]
    """What it would bring back although it is withdrawn since; empty where it may be read."""


@dataclass(frozen=True)
class RolledBack:
    """What a roll back did."""

    before: Path
    release: Path
    silent: Sequence[str]
    """Addresses that were published and do not answer as long as this release is read."""


def kept(target: Path) -> list[KeptRelease]:
    """Return the releases of a folder, the oldest first."""
    _refuse(target)
    server = ServerFolder(target)
    releases, current = server.releases(), server.current()
    back = unfit(releases)
    return [KeptRelease(one, one == current, _pages(one), back.get(one, ())) for one in releases]


def roll_back(target: Path, to: str | None) -> RolledBack:
    """Let the release before the current one be read again, or the one that `to` names.

    `to` may be the beginning of a name. Raises RefusedError where that release would bring back
    what is withdrawn since or is no longer whole, and CannotPublishError where there is none.
    """
    _refuse(target)
    with held(target) as server:
        current, releases = server.current(), server.releases()
        if current is None:
            raise CannotPublishError("nothing is published in {folder}", folder=target)
        chosen = _chosen(releases, current, to)
        back = unfit(releases)
        if chosen in back:
            fit = [one.name for one in releases if one not in back and one != current]
            raise RefusedError(
                "{release} shows what is withdrawn since:\n  {shown}\nto fix it: {fix}",
                release=chosen.name,
                shown=shortened(back[chosen]),
                fix=Phrase("`--to` one of these: {releases}", releases=", ".join(fit))
                if fit
                else Word("revert the commit that is wrong, build and publish"),
            )
        site, shown = read_site(chosen), read_site(current)
        broken = list(missing_or_changed(chosen, site.sums))
        if broken:
            raise RefusedError(
                "{release} is no longer whole:\n  {faults}",
                release=chosen.name,
                faults=shortened(broken),
            )
        extend_ledger(server.ledger, shown.permanent, editions=shown.editions)
        server.switch(chosen)
        return RolledBack(current, chosen, _silent(server, site))


def _refuse(target: Path) -> None:
    if not (target / RELEASES).is_dir():
        raise CannotPublishError(
            "{folder} is no folder that anything was published into", folder=target
        )


def _chosen(releases: Sequence[Path], current: Path, to: str | None) -> Path:
    """Return the release that is asked for."""
    if to is None:
        older = [one for one in releases if one.name < current.name]
        if not older:
            raise CannotPublishError(
                "{release} is the oldest release that is kept; those that show what is withdrawn "
                "are deleted when it is withdrawn",
                release=current.name,
            )
        return older[-1]
    named = [one for one in releases if one.name.startswith(to)]
    if len(named) != 1:
        there = ", ".join(one.name for one in releases)
        raise CannotPublishError(
            "{count} releases are named {to}; there are: {releases}",
            count=len(named),
            to=to,
            releases=there,
        )
    return named[0]


def _silent(server: ServerFolder, site: BuiltSite) -> list[str]:
    """Return the published addresses that a release does not have."""
    published = read_ledger(server.ledger).addresses
    return sorted(f"/{address}" for address in published - site.entries.keys())


def _pages(release: Path) -> int:
    try:
        entries = read_site(release).entries
    except RefusedError:
        return 0
    return sum(address == "" or address.endswith("/") for address in entries)
