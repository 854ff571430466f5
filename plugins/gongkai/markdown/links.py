"""The links of a text with the words that one clicks on, in Markdown and in HTML."""

import re
import unicodedata
from dataclasses import dataclass, field
from html import unescape

from gongkai.markdown.events import MarkdownText

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)((?:[\s/][^<>]*)?)>")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")
_EMPTY_TAGS = frozenset({"br", "hr", "img", "input", "wbr", "source", "track", "embed", "area"})
_NO_SIZE = r"(?:0+(?:\.\d+)?|\.\d+|1)\s*(?:px|pt|%|;|$)|0*(?:\.0\d*)?\s*(?:em|rem)"
"""A pixel, or less."""
_WHITE_VALUE = (
    r"#f(?:f{2}(?:f{3})?|[b-f]f[b-f]f[b-f])\b|(?:white|snow|ivory|transparent)\b"
    r"|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5]|rgba\([^)]*,\s*0*(?:\.0\d*)?\s*\)"
)
"""White, or what nobody tells from it."""
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*(?:0+(?:\.0\d*)?|\.0\d*)\s*(?:;|%|$)|line-height\s*:\s*0+\s*(?:px|em|%|;|$)"
    rf"|(?:font-size|(?<![-\w])(?:max-)?(?:width|height))\s*:\s*(?:{_NO_SIZE})"
    r"|(?:text-indent|margin(?:-left|-top)?|(?<![-\w])(?:left|top|right|bottom))\s*:\s*-\s*\d{3,}"
    r"|(?<![-\w])(?:left|top)\s*:\s*\d{4,}|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?"
    r"|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|scale[xy]?\(\s*0*(?:\.0\d*)?\s*\)"
    r"|z-index\s*:\s*-\s*\d"
    rf"|(?<![-\w])color\s*:\s*(?:{_WHITE_VALUE})",
    re.IGNORECASE,
)
_ONE_COLOUR = re.compile(
    r"(?<![-\w])color\s*:\s*(?P<colour>[^;]+?)\s*;(?:.*;)?\s*background(?:-color)?\s*:\s*(?P=colour)\s*(?:;|$)"
    r"|background(?:-color)?\s*:\s*(?P<ground>[^;]+?)\s*;(?:.*;)?\s*color\s*:\s*(?P=ground)\s*(?:;|$)",
    re.IGNORECASE,
)
"""Letters of the colour of what they stand on."""
_NO_WIDTH = {"0", "1", "0px", "1px"}
_WHITE = re.compile(r"#?f(?:f{2}(?:f{3})?|[b-f]f[b-f]f[b-f])|white", re.IGNORECASE)
_UNSHOWN_TAGS = frozenset({"noscript", "template"})
_BARS = "|^`~+=\u3164\u2800\u115f\u1160"
"""Signs that separate, and letters that nobody sees."""


@dataclass(frozen=True)
class TextLink:
    """A link as it is written."""

    target: str
    words: str
    """What one clicks on; empty where it is a picture alone."""
    offset: int
    """Where it begins in the source, in bytes."""
    is_hidden: bool
    """Whether its reader would see nothing of it: no words, a dot, white on white, no size."""


@dataclass
class _Open:
    """A tag that is not closed yet."""

    name: str
    is_hidden: bool
    target: str | None = None
    offset: int = 0
    words: list[str] = field(default_factory=list)
    has_picture: bool = False


def links_with_words(text: MarkdownText) -> list[TextLink]:
    """Return every link of a text, in the order in which they end."""
    reader = _Reader()
    for event, place in text.events:
        match event:
            case {"Start": {"Link": link}}:
                reader.begin(_Open("[", False, link["dest_url"], place["start"]))
            case {"End": "Link"}:
                reader.end("[")
            case {"Start": {"Image": _}}:
                reader.show_picture()
            case {"Text": str(words)} | {"Code": str(words)}:
                reader.say(words)
            case {"InlineHtml": str(html)} | {"Html": str(html)}:
                reader.read_html(html, place["start"])
    while reader.open_tags:  # what nobody closes ends with the text
        reader.end(reader.open_tags[-1].name)
    return reader.found


class _Reader:
    """Takes what stands in a text, one after another, and keeps the links."""

    def __init__(self) -> None:
        self.open_tags: list[_Open] = []
        self.found: list[TextLink] = []

    def begin(self, one: _Open) -> None:
        self.open_tags.append(one)

    def end(self, name: str) -> None:
        """Close the innermost tag of a name, and all that is open within it."""
        tags = self.open_tags
        at = next((i for i in reversed(range(len(tags))) if tags[i].name == name), None)
        if at is None:
            return
        is_hidden = any(tag.is_hidden for tag in tags[: at + 1])
        for one in tags[at:]:
            if one.target is not None:
                words = "".join(one.words).strip()
                is_unseen = is_hidden or one.is_hidden or not (one.has_picture or _shows(words))
                self.found.append(TextLink(one.target, words, one.offset, is_unseen))
        del tags[at:]

    def say(self, words: str) -> None:
        for one in self.open_tags:
            if one.target is not None:
                one.words.append(words)

    def show_picture(self) -> None:
        for one in self.open_tags:
            one.has_picture = True

    def read_html(self, html: str, offset: int) -> None:
        done = 0
        for tag in _TAG.finditer(html):
            self.say(unescape(html[done : tag.start()]))
            done = tag.end()
            name = tag[2].lower()
            if tag[1]:
                self.end(name)
                continue
            attributes = _attributes(tag[3])
            if name == "img":
                if not _hides(attributes):
                    self.show_picture()
            elif name not in _EMPTY_TAGS:
                at = offset + len(html[: tag.start()].encode())
                target = attributes.get("href") if name == "a" else None
                is_hidden = name in _UNSHOWN_TAGS or _hides(attributes)
                self.begin(_Open(name, is_hidden, target, at))
        self.say(unescape(html[done:]))


def _attributes(written: str) -> dict[str, str]:
    found = {one[1].lower(): unescape(one[2].strip("\"'")) for one in _ATTRIBUTE.finditer(written)}
    if re.search(r"(?:^|\s)hidden(?:\s|/|$)", written):
        found["hidden"] = ""
    return found


def _hides(attributes: dict[str, str]) -> bool:
    return (
        "hidden" in attributes
        or _HIDING.search(attributes.get("style", "")) is not None
        or _ONE_COLOUR.search(attributes.get("style", "")) is not None
        or _WHITE.fullmatch(attributes.get("color", "")) is not None
        or bool(_NO_WIDTH & {attributes.get(name) for name in ("width", "height")})
        or attributes.get("size") == "0"
    )


def _shows(words: str) -> bool:
    """Return whether words are more than dots, blanks and characters that nobody sees."""
    return any(
        unicodedata.category(character)[0] in "LNS" and character not in _BARS
        for character in unicodedata.normalize("NFC", words)
    )
