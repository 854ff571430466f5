"""Relative addresses that work under any base path, and absolute ones where the site is known."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from gongkai.model.editions import Editions
from gongkai.model.language import HTML_LANGUAGE, Language

SITEMAP = "sitemap.xml"
"""Where search engines find the addresses of all pages, from the root of the site."""


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
    """Return a file's path as an address: a character in its name is a part of the name."""
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


@dataclass(frozen=True)
class Origin:
    """Where an edition of the site is read, if known."""

    site_url: str
    """The address of the site's root, ending in a slash; empty if unknown."""
    language: Language
    """That the edition is read in; where it has none of its own, it is read at the root."""
    editions: Editions

    @property
    def host(self) -> str:
        """Return the host's name; empty if unknown."""
        return urlsplit(self.site_url).hostname or ""

    def from_root(self, address: str, language: Language | None = None) -> str:
        """Return an address of this edition, or of that of `language`, as one from the root."""
        return self.editions.at(address, language or self.language)

    def link(self, address: str, source: str, language: Language | None = None) -> str:
        """Return the link to `address` from the page or file at `source`.

        Both are addresses from the root of an edition, `address` perhaps of another. The link
        is absolute where the site's own address is known.
        """
        target = self.from_root(address, language)
        return self.site_url + target if self.site_url else relative(self.from_root(source), target)

    def link_to_file(self, path: str, source: str) -> str:
        """Return the link to a file that all editions share, from the page or file at `source`."""
        target = file_address(path)
        return self.site_url + target if self.site_url else relative(self.from_root(source), target)

    def in_each_edition(self, address: str, source: str) -> tuple[tuple[str, str], ...]:
        """Return what `hreflang` says of a page: each language, and all others, with their link.

        A page that is in one edition alone has no other to name.
        """
        if not self.editions.below:
            return ()
        named = [(HTML_LANGUAGE[language], language) for language in self.editions.languages]
        named.append(("x-default", self.editions.preferred))
        return tuple((name, self.link(address, source, language)) for name, language in named)
