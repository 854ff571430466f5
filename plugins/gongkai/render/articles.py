"""The articles of a text on its page: each has an address, and notes of what changed it."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from gongkai.model.articles import BEGINNING, article_anchor

_PARAGRAPH = re.compile(rf"<p>(?=(?:<strong>)?\s*(?:{BEGINNING})(?:</strong>|[\s\u3000]))")
_ARTICLE = re.compile(r'<p id="(?:o-)?(art-[0-9-]+)">.*?</p>', re.DOTALL)


def with_anchors(html: str) -> str:
    """Return HTML in which the paragraph that begins an article has its id, the first of each."""
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        anchor = article_anchor(match)
        if anchor in seen:
            return match[0]
        seen.add(anchor)
        return f'<p id="{anchor}">'

    return _PARAGRAPH.sub(named, html)


def noted(html: str, notes: Mapping[str, Markup]) -> str:
    """Return HTML with notes behind the paragraphs of articles, by their ids."""
    if not notes:
        return html
    return _ARTICLE.sub(lambda match: f"{match[0]}\n{notes.get(match[1], '')}", html)
