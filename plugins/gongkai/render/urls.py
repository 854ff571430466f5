"""Relative addresses that work under any base path, and absolute ones where the site is known."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.model.language import Language

PREFIX: dict[Language, str] = {"en": "", "zh": "zh/"}
"""Where each edition lives, for ever: English at the root, Chinese below it."""
DEFAULT: Language = "zh"
"""The edition for readers of any other language: the official texts are in it."""


def relative(source: str, target: str) -> str:
    """Return the link from the page at `source` to `target`, both from the site's root.

    Pages end in a slash or are empty (home); files do not; a fragment is kept. The link
    climbs to the root and descends again, which costs nothing to work out.
    """
    path, mark, fragment = target.partition("#")
    if path == source and fragment:
        return mark + fragment
    climb = "../" * source.count("/")
    return (climb + path or "./") + mark + fragment


def file_address(path: str) -> str:
    """Return a file's path as an address: a sign in its name is a part of the name."""
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def in_edition(address: str, language: Language) -> str:
    """Return an edition's address as one from the site's root."""
    return PREFIX[language] + address


@dataclass(frozen=True)
class Origin:
    """Where an edition of the site is read, as far as that is known."""

    site_url: str
    """The address of the English edition's first page, ending in a slash; empty if unknown."""
    language: Language

    @property
    def host(self) -> str:
        """Return the host's name; empty if unknown."""
        return urlsplit(self.site_url).hostname or ""

    def link(self, address: str, source: str, language: Language | None = None) -> str:
        """Return the link to `address` from the page or file at `source`.

        Both are addresses from the root of an edition, `address` perhaps of another. The link
        is absolute where the site's own address is known.
        """
        target = in_edition(address, language or self.language)
        if self.site_url:
            return self.site_url + target
        return relative(in_edition(source, self.language), target)
