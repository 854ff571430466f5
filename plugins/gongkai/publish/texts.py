"""The texts of a site that is published, kept for the pages that say what a record said before.

They are read from the column, whose files must be those that the site was built from.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gongkai.model.findings import Phrase
from gongkai.model.moment import Moment
from gongkai.model.published_text import PublishedText, published_texts
from gongkai.publish import RefusedError
from gongkai.publish.addresses import homes
from gongkai.publish.built_site import BuiltSite, read_site
from gongkai.publish.fitness import record_in
from gongkai.sources.build_day import as_moment
from gongkai.sources.configuration import texts_folder
from gongkai.sources.load import load
from gongkai.sources.text_store import TextStore

LINES = "records.ndjson"
"""Where a site says of which files its records were made."""


@dataclass(frozen=True)
class TextsToKeep:
    """The texts of a site, for the store that the column names."""

    store: TextStore
    texts: tuple[PublishedText, ...]
    moment: Moment
    """Of which the site speaks."""
    withdrawn: frozenset[str]

    def keep(self, release: str) -> int:
        """Keep them, and remove those of withdrawn records; return how many are new."""
        self.store.purge(self.withdrawn)
        return self.store.keep(self.texts, self.moment.day, release)


def texts_of(root: Path, folder: Path, progress: Callable[[str], None]) -> TextsToKeep | None:
    """Return the texts of the site in a folder; None where the column keeps none.

    Raises RefusedError where the column is no longer what the site was built from. What the site
    does not say of a record cannot be held against it: such a text is not kept, and is reported.
    """
    kept = texts_folder(root)
    if kept is None:
        return None
    site = read_site(folder)
    moment = as_moment(site.entries[next(iter(homes(site.entries)))].get("as_of"))
    made_of = _made_of(site)
    texts: list[PublishedText] = []
    for record in load(root).catalog.until(moment.day, moment.time).everything():
        files = made_of.get(record.id)
        if files is None:
            progress(
                Phrase("no text kept: {record} is not in {file}", record=record.id, file=LINES)
            )
        elif files != {language: body.digest for language, body in record.bodies.items()}:
            raise RefusedError(
                "{record} is not as it was when the site was built: build again, and publish then",
                record=record.id,
            )
        else:
            texts += published_texts(record)
    gone = frozenset(record_in(address) for address in site.withdrawn)
    return TextsToKeep(TextStore(kept), tuple(texts), moment, gone)


def _made_of(site: BuiltSite) -> Mapping[str, Mapping[str, str]]:
    """Return the digests of the files of each record, by language."""
    found: dict[str, Mapping[str, str]] = {}
    for home in homes(site.entries):
        file = site.folder / home / LINES
        if f"{home}{LINES}" in site.sums:
            for line in file.read_text(encoding="utf-8").splitlines():
                said = json.loads(line)
                found.setdefault(said["id"], said["source_sha256"])
    return found
