"""What is known of the records of a column: from files, from what is published, from the ledger."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gongkai.model.kinds.decision import Decision
from gongkai.model.registries import Registries
from gongkai.publish.built_site import MANIFEST
from gongkai.publish.server_folder import ServerFolder
from gongkai.sources.addresses import LEDGER, readable_ledger
from gongkai.sources.spelling import spelling_of
from gongkai.sources.translations import Parsed, parse, with_names
from gongkai.sources.tree import walk

_ADDRESS = re.compile(r"(?:[a-z]{2}/)?(?:r|decisions/(\d{4}))/([^/]+)/")


@dataclass(frozen=True)
class KnownRecords:
    """What is known of the records of a column, whether they can be read or not."""

    files: Sequence[Parsed]
    """Every record file in content/."""
    entries: dict[str, dict[str, object]]
    """The manifests of the site and of the release that is read."""
    addresses: frozenset[str]
    """What was ever published."""
    registries: Registries

    @property
    def ids(self) -> set[str]:
        """Return every id that is or was a record's, as far as is known."""
        matched = (_ADDRESS.match(address) for address in self.addresses)
        return {
            *(one.file.id for one in self.files),
            *(match[2] for match in matched if match),
            *self.registries.taken_down,
        }

    def of(self, names: Collection[str]) -> list[Parsed]:
        """Return the files of records."""
        return [one for one in self.files if one.file.id in names]

    def published(self, names: Collection[str]) -> list[str]:
        """Return the addresses at which records were published, as far as is known."""
        found = ((address, _ADDRESS.match(address)) for address in self.addresses)
        return sorted(f"/{address}" for address, match in found if match and match[2] in names)

    def year(self, name: str) -> int | None:
        """Return the year below which a matter has its page."""
        for address in self.addresses:
            match = _ADDRESS.match(address)
            if match and match[2] == name:
                return int(match[1]) if match[1] else None
        years = [one.value.get("year") for one in self.of([name]) if one.kind is Decision]
        return next((int(str(year)) for year in years if str(year).isdecimal()), None)

    def attachments(self, names: Collection[str]) -> set[str]:
        """Return the names of the files beside records."""
        listed = {PurePosixPath(name).name for one in self.of(names) for name in one.attached}
        sources = (
            entry.get("source")
            for entry in self.entries.values()
            if entry.get("kind") == "attachment" and entry.get("record") in names
        )
        return listed | {PurePosixPath(str(source)).name for source in sources if source}

    def words(self, names: Collection[str]) -> set[str]:
        """Return titles and numbers by which other files of the site would name them."""
        keys = ("title", "number", "index")
        said = [one.value.get(key) for one in self.of(names) for key in keys]
        said += [
            entry.get(key)
            for entry in self.entries.values()
            if entry.get("record") in names
            for key in keys
        ]
        return {str(one) for one in said if isinstance(one, str)}


def known_records(
    root: Path,
    registries: Registries,
    site: Path,
    target: Path | None,
    progress: Callable[[str], None],
) -> KnownRecords:
    """Return what is known of records; `progress` gets a line for each ledger that is broken."""
    columns = [column.id for column in registries.columns.values() if column.holds_records]
    tree = walk(root, "content", columns)
    places = [site, *([target / "current"] if target is not None else [])]
    entries = {address: entry for place in places for address, entry in _entries(place)}
    listed = [readable_ledger(root / LEDGER, progress).addresses]
    if target is not None:
        listed.append(readable_ledger(ServerFolder(target).ledger, progress).addresses)
    addresses = frozenset(entries).union(*listed)
    spelling = spelling_of(registries)
    files = [
        one
        for together in tree.of_records
        for one in with_names((parse(root, file) for file in together), spelling)
    ]
    return KnownRecords(files, entries, addresses, registries)


def _entries(place: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the valid entries of a site's manifest."""
    try:
        read = json.loads((place / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return
    for address, entry in read.items() if isinstance(read, dict) else ():
        if isinstance(entry, dict):
            yield address, entry
