"""How a reader finds out whether a copy of the site is authentic: the keys, and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.published_keys import PublishedKey
from gongkai.views.addresses import KEYS, VERIFY
from gongkai.views.datafile import DataFile
from gongkai.views.forms import Form
from gongkai.views.page import Alternate, Label, Page

TITLE = Label("Is this copy authentic?")
FILE = Label("Public keys of this site")


@dataclass(frozen=True)
class Verification:
    """What is on the page."""

    keys: tuple[PublishedKey, ...]
    """The newest first."""
    now: PublishedKey | None
    """The one that signs on the day of the build."""
    is_demonstration: bool


def verification_pages(catalog: Catalog, measures: Measures) -> Iterator[Page]:
    """Yield the page, where the site has a key."""
    registries = catalog.registries
    if registries.keys:
        keys = tuple(sorted(registries.keys, key=lambda one: one.from_, reverse=True))
        now = next((one for one in keys if _is_in_use(one, measures.as_of)), None)
        found = Verification(keys, now, registries.site.demonstration)
        alternates = (Alternate(FILE, Form.KEYS, KEYS),)
        yield Page(VERIFY, "verify.html", TITLE, "verification", found, alternates=alternates)


def key_files(catalog: Catalog) -> Iterator[DataFile]:
    """Yield the keys for programs: `gongkai verify` reads there which key vouches for which."""
    if catalog.registries.keys:
        yield DataFile(KEYS, Form.KEYS, FILE, catalog.registries.keys)


def _is_in_use(key: PublishedKey, day: date) -> bool:
    return key.from_ <= day and (key.until is None or day <= key.until)
