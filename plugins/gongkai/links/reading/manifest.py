"""What a built site says of itself: every address, with what stands there (decision 22)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from sys import intern
from typing import Any

from gongkai.model.refusals import reason_of
from gongkai.model.said import SaidError

MANIFEST = "manifest.json"


class ManifestError(SaidError):
    """There is no manifest, or it cannot be read: nothing can be said of links."""


@dataclass(frozen=True, slots=True)
class ManifestRelation:
    """That one record is about another, by what relation."""

    name: str
    """`interprets`, `amends`, `repeals`, `forwards` ... (model/relations.py), or `fulfils`."""
    record: str
    """The id of the other record."""


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """One address of the site: a page, an attachment, a download, a feed."""

    address: str
    """From the root of the site, without a slash before it; pages end in one."""
    kind: str
    """Of a record's page the kind of the record; else home, attachment, download, feed ..."""
    edition: str = ""
    """`en` or `zh`; empty for what stands once for both."""
    title: str = ""
    """Of a page, or of an attachment as its record names it."""
    source: str = ""
    """The file that it was made from, relative to the project; empty where there is none."""
    unit: str = ""
    """The unit that publishes it."""
    column: str = ""
    record: str = ""
    """The id of the record that it shows or belongs to."""
    number: str = ""
    """发文字号."""
    index: str = ""
    """索引号."""
    dated: str = ""
    """成文日期, else the day of publication: YYYY-MM-DD."""
    language: str = ""
    """In which language its text is."""
    validity: str = ""
    """A state of measures/validity.py, on the day that the site speaks of."""
    ended: str = ""
    """The first day on which it was no longer in force: YYYY-MM-DD."""
    published: str = ""
    """The day on which it first went up: YYYY-MM-DD."""
    about: tuple[ManifestRelation, ...] = ()
    """The records that this record is about."""
    role: str = ""
    """What an attachment is to its record: a term of `attachment_roles`."""
    place: int = 0
    """The place of an attachment in the list of its record, from 1; 0 where it is in none."""
    url: str = ""
    """The whole address of a home page, where the site is known to be published."""
    as_of: str = ""
    """The moment that the site speaks of, at a home page: a day, with a time where that matters."""
    withdrawn: bool = False
    """Whether only a notice stands here, of a record that was taken down."""
    sample: bool = False
    """Whether it is invented."""
    form: str = ""
    """In which form an explanation explains: a term of `forms`."""
    by: str = ""
    """Who explains: a term of `explainers`."""

    @property
    def is_page(self) -> bool:
        """Return whether it is a page, not a file beside pages."""
        return not self.address or self.address.endswith("/")


def read_manifest(site: Path) -> Mapping[str, ManifestEntry]:
    """Return the entries of the site built at `site`, by address.

    Raises ManifestError where there is none.
    """
    path = site / MANIFEST
    try:
        loaded = json.loads(path.read_bytes())
        return {address: _entry(address, given) for address, given in loaded.items()}
    except FileNotFoundError as error:
        raise ManifestError(
            "there is no site at {folder}: run `gongkai build` first", folder=site
        ) from error
    except OSError as error:
        raise ManifestError(
            "{file} cannot be read: {why}", file=path, why=reason_of(error)
        ) from error
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise ManifestError(
            "{file} is no manifest of a site built by gongkai", file=path
        ) from error


_TEXTS = (
    "edition",
    "title",
    "source",
    "unit",
    "column",
    "record",
    "number",
    "index",
    "dated",
    "language",
    "validity",
    "ended",
    "published",
    "role",
    "url",
    "as_of",
    "form",
    "by",
)


def _entry(address: str, given: Mapping[str, Any]) -> ManifestEntry:
    texts = {key: intern(given.get(key) or "") for key in _TEXTS}  # many stand in many entries
    about = tuple(ManifestRelation(name, record) for name, record in given.get("about", ()))
    withdrawn, sample = bool(given.get("withdrawn")), bool(given.get("sample"))
    return ManifestEntry(
        address,
        intern(given["kind"]),
        about=about,
        place=int(given.get("place") or 0),
        withdrawn=withdrawn,
        sample=sample,
        **texts,
    )
