"""What the attributes of elements say, read as HTML reads them."""

import re

from selectolax.lexbor import LexborNode

from gongkai.render.downloads.document import Align

LONGEST_ADDRESS = 2000
"""Characters of a link's target; a longer one is not linked, since readers cut it off."""
_ABSOLUTE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_ALIGNED: dict[str, Align] = {"gk-center": "center", "gk-right": "end"}
"""The classes of render/markdown.py."""


def alignment(node: LexborNode) -> Align:
    """Return how the words of a cell are aligned."""
    return _ALIGNED.get(node.attributes.get("class") or "", "start")


def number(node: LexborNode, name: str, otherwise: int) -> int:
    """Return a whole number, or `otherwise` where the attribute holds none."""
    given = (node.attributes.get(name) or "").strip()
    return int(given) if re.fullmatch(r"[0-9]{1,6}", given) else otherwise


def target(node: LexborNode, name: str, base: str = "") -> str:
    """Return an absolute address; any other leads nowhere from a file that was saved.

    One that begins with a slash is on this site, whose own is `base`, empty if unknown.
    """
    given = (node.attributes.get(name) or "").strip()
    if given.startswith("/") and not given.startswith("//"):
        given = base + given[1:] if base else ""
    usable = _ABSOLUTE.match(given) and len(given) <= LONGEST_ADDRESS and given.isprintable()
    return given if usable else ""
