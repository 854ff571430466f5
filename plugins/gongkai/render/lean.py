"""Templates of pages without the indentation in which people write them."""

import re

from jinja2.ext import Extension

INDENT = re.compile(r"\n\s+")
"""The space before what a line says, and lines that say nothing."""


class Lean(Extension):
    """Takes the indentation out of templates as they are compiled; what fills them stays as it is.

    One blank stays of it, because the end of a line behind a tag of a template is taken out, and
    words on both sides must not run together. No template shows text in which blanks count.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  Jinja's signature
        """Return a page's template whose lines begin where they say something."""
        is_page = name is None or not name.endswith(".xml")
        return INDENT.sub("\n ", source) if is_page else source
