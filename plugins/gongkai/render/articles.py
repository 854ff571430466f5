"""The articles of a text on its page: each has an address, and notes of what changed it."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from gongkai.model.articles import (
    BEGINNING,
    CHAPTER,
    article_anchor,
    articles_alone,
    chapter_anchor,
)
from gongkai.model.language import Language
from gongkai.views.blocks import Printed
from gongkai.views.page import Label

_PARAGRAPH = re.compile(rf"<p>(?=(?:<strong>)?\s*(?:{BEGINNING})(?:</strong>|[\s\u3000]))")
_CHAPTER = re.compile(rf"(?P<tag><h[1-6][^>]*>(?:<strong>)?)(?P<begins>{CHAPTER})")
_ARTICLE = re.compile(r'<p id="(?:o-)?(art-[0-9-]+)">.*?</p>', re.DOTALL)


def with_anchors(html: str) -> str:
    """Return HTML in which articles and chapters have their ids, the first of each."""
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        anchor = article_anchor(match)
        if anchor in seen:
            return match[0]
        seen.add(anchor)
        return f'<p id="{anchor}">'

    return _with_chapters(_PARAGRAPH.sub(named, html))


def _with_chapters(html: str) -> str:
    """Return HTML in which the heading of each chapter has its address before its words."""
    seen: set[str] = set()

    def named(match: re.Match[str]) -> str:
        anchor = chapter_anchor(match)
        if anchor in seen:
            return match[0]
        seen.add(anchor)
        return f'{match["tag"]}<span id="{anchor}"></span>{match["begins"]}'

    return _CHAPTER.sub(named, html)


def noted(html: str, notes: Mapping[str, Markup]) -> str:
    """Return HTML with notes behind the paragraphs of articles, by their ids."""
    if not notes:
        return html
    return _ARTICLE.sub(lambda match: f"{match[0]}\n{notes.get(match[1], '')}", html)


def parts_named(text: str, language: Language) -> Label | Printed:
    """Return parts of a document in words of a language: its articles, where it names no others.

    In Chinese they stay as the document has them, and so does what is no article.
    """
    numbers = articles_alone(text) if language != "zh" else ()
    if len(numbers) == 1:
        return Label("article {number}", {"number": str(numbers[0])})
    if numbers:
        return Label("articles {numbers}", {"numbers": ", ".join(map(str, numbers))})
    return Printed(text)
