"""What was withdrawn never comes back: neither by an old release nor by an old build."""

from collections.abc import Collection, Sequence
from pathlib import Path

from gongkai.model.findings import Phrase
from gongkai.publish import RefusedError
from gongkai.publish.addresses import below, shortened
from gongkai.publish.built_site import BuiltSite, read_site


def brings_back(old: BuiltSite, newer: BuiltSite) -> list[str]:
    """Return what an older site shows that a newer one has taken down.

    A page replaced by a notice is, and a file beside such a page; and so is what the newer one
    no longer has at all, which a publication lets go only where the address itself is a leak.
    """
    pages = {a for a in newer.withdrawn if a in old.entries and a not in old.withdrawn}
    files = below(newer.withdrawn, [a for a in old.entries if not a.endswith("/")])
    shown = [f"/{address}" for address in sorted(pages.union(files))]
    gone = old.permanent.difference(newer.entries, files)
    return shown + ([_without_notice(len(gone))] * bool(gone))


def unfit(releases: Sequence[Path]) -> dict[Path, list[str]]:
    """Return the releases that must not be read again, with what each would bring back.

    `releases` are in order from the oldest. Each is compared with all that came later,
    because what was withdrawn may be shown again since, in another form.
    """
    sites: list[BuiltSite] = []
    found: dict[Path, list[str]] = {}
    for release in reversed(releases):
        try:
            site = read_site(release)
        except RefusedError as broken:
            found[release] = [broken.said]
            continue
        back = sorted({one for newer in sites for one in brings_back(site, newer)})
        if back:
            found[release] = back
        sites.append(site)
    return found


def refuse_return(site: BuiltSite, newest: BuiltSite, restored: Collection[str]) -> None:
    """Refuse a site that shows what the newest release has withdrawn: it may be an old build."""
    shown = [
        address
        for address in sorted(newest.withdrawn)
        if address in site.entries
        and address not in site.withdrawn
        and record_in(address) not in restored
    ]
    if shown:
        raise RefusedError(
            "these records are withdrawn, and the site shows them again:\n  {addresses}\n"
            "to fix it: build from the newest commit; where a record is to be shown again, say so "
            "with `--restore {record}`",
            addresses=shortened([f"/{address}" for address in shown]),
            record=record_in(shown[0]),
        )


def _without_notice(number: int) -> str:
    return Phrase("{number} addresses that were taken down without a notice", number=str(number))


def record_in(address: str) -> str:
    """Return the id of the record whose page is at an address."""
    return address.rstrip("/").rpartition("/")[2]
