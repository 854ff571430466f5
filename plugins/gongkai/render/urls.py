"""Relative addresses that work under any base path, within an edition and across editions."""

from gongkai.model.language import Language

PREFIX: dict[Language, str] = {"en": "", "zh": "zh/"}
"""Where each edition lives, for ever: English at the root, Chinese below it."""


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
