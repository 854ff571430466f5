"""What pages of a built site say, one string each; those are read that somebody asks for."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

from gongkai.links.reading.served import INDEX
from gongkai.model.titles import normal_form

_CONTENT = "article"
_BESIDE = "nav, script, style, template, .gk-together, .gk-banner, .gk-actions"
"""What a page says of others, or all pages say alike."""


class PageTexts:
    """The texts of pages: of each the normal form of its content."""

    def __init__(
        self, root: Path | None = None, known: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Read pages in the folder of a built site; `known` are texts as printed, by address."""
        self._root = root
        self._forms = {address: normal_form(text) for address, text in known.items()}

    def of(self, address: str) -> str:
        """Return what a page says; empty of what is no page, or says nothing that can be read."""
        if address not in self._forms:
            self._forms[address] = normal_form(self._read(address))
        return self._forms[address]

    def _read(self, address: str) -> str:
        if self._root is None or (address and not address.endswith("/")):
            return ""
        try:
            tree = LexborHTMLParser((self._root / address / INDEX).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # it is no page, or not in UTF-8 as ours are
            return ""
        content = tree.css_first(_CONTENT)
        if content is None:
            return ""
        for node in content.css(_BESIDE):
            node.decompose()
        return content.text(separator=" ")
