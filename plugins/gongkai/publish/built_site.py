"""A built site in a folder, checked against its own manifest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from gongkai.model.editions import Editions
from gongkai.model.findings import Phrase, Word
from gongkai.publish import CannotPublishError, RefusedError
from gongkai.publish.addresses import Entries, below, homes, permanent, shortened, withdrawn
from gongkai.publish.checksums import (
    SUMS,
    ChecksumsError,
    missing_or_changed,
    read_checksums,
    strays,
)

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class BuiltSite:
    """What a folder holds, or a release."""

    folder: Path
    sums: Mapping[str, str]
    """Every file with its digest."""
    entries: Entries

    @cached_property
    def digest(self) -> str:
        """Return what names these files and no others."""
        listed = "".join(f"{digest} {path}\n" for path, digest in sorted(self.sums.items()))
        return hashlib.sha256(listed.encode()).hexdigest()[:12]

    @cached_property
    def editions(self) -> Editions | None:
        """Return the editions of the site; None where its manifest does not name them."""
        return Editions.named(homes(self.entries).values())

    @property
    def is_preview(self) -> bool:
        """Return whether it says of itself that it shows a change before it lands."""
        return any(entry.get("preview") for entry in self.entries.values())

    @cached_property
    def permanent(self) -> frozenset[str]:
        """Return the addresses that may never vanish."""
        return permanent(self.entries)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Return the addresses of the notices of withdrawn records."""
        return withdrawn(self.entries)


def read_site(folder: Path) -> BuiltSite:
    """Read what a folder says of itself; its files are not looked at yet."""
    if not folder.is_dir():
        raise CannotPublishError(
            "there is no site at {folder}: run `gongkai build` first", folder=folder
        )
    try:
        entries = json.loads((folder / MANIFEST).read_bytes())
        if not all(isinstance(entry["kind"], str) for entry in entries.values()):
            raise ValueError
    except FileNotFoundError:
        raise RefusedError(
            "{folder} has no {file}: {again}", folder=folder, file=MANIFEST, again=_AGAIN
        ) from None
    except (OSError, ValueError, AttributeError, TypeError, KeyError):
        raise RefusedError(
            "{file} is no manifest of a site: {again}", file=folder / MANIFEST, again=_AGAIN
        ) from None
    try:
        sums = read_checksums(folder)
    except ChecksumsError as error:
        raise RefusedError("{error}: {again}", error=error, again=_AGAIN) from None
    return BuiltSite(folder, sums, entries)


def examine(folder: Path) -> BuiltSite:
    """Return the site at `folder` if it is whole, and nothing but what the build wrote."""
    site = read_site(folder)
    unlisted = [
        Phrase("{path} stands in the manifest and not in {list}", path=path, list=SUMS)
        for path in [MANIFEST, *map(file_of, site.entries)]
        if path not in site.sums
    ]
    checks = chain(unlisted, missing_or_changed(folder, site.sums), strays(folder, site.sums))
    faults = list(checks)
    if faults:
        raise RefusedError(
            "{folder} is not as it was built:\n  {faults}\nto fix it: {again}",
            folder=folder,
            faults=shortened(faults),
            again=_AGAIN,
        )
    left = below(site.withdrawn, site.sums)
    if left:
        raise RefusedError(
            "the records of these files are withdrawn, and the files are still there:\n  {files}\n"
            "to fix it: {again}",
            files=shortened(left),
            again=_AGAIN,
        )
    return site


def file_of(address: str) -> str:
    """Return the file that a server reads for an address."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


_AGAIN = Word("run `gongkai build` again, and let nobody write into the site afterwards")
