"""What a reader sees of a link: its text, and the row, list item or sentence around it."""

import re

from selectolax.lexbor import LexborNode

LONGEST = 400
"""How many characters of a row or list item are kept; of more only the sentence is."""
_BLOCKS = frozenset(
    (
        "p",
        "li",
        "dd",
        "dt",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figcaption",
        "caption",
        "summary",
    )
)
_ENDS = frozenset(("table", "section", "article", "main", "body", "html"))
_INNER = frozenset(("ul", "ol", "dl", "table", "details"))
"""What stands in a list item and has items of its own."""
_ALONE = 12
"""Characters of a text that may say nothing."""
_AROUND = " （()）【】[]<>《》→»›。.…"
"""What may stand around a text that is a sentence by itself."""
_CALL = 8
"""Characters of a call, 长图来了！, which is no sentence before a link but speaks of it."""
_END = re.compile(r"[。！？!?；;]+[”’」』）)]*|\.(?= [A-Z“\"(])")
"""Where a sentence ends, in Chinese or in English."""


def collapsed(text: str) -> str:
    """Return a text with every run of blanks as one, and none at its ends."""
    return " ".join(text.split())


class LinkContexts:
    """Finds the text around the links of one page; a block is read once for all its links."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._blocks: dict[int, str] = {}

    def of(self, node: LexborNode) -> tuple[str, str]:
        """Return the text of a link and its context."""
        text = self.text(node)
        block = _block(node)
        if block is None:
            return text, text
        key = block.mem_id
        if key not in self._blocks:
            self._blocks[key] = _read(block)
        around = self._blocks[key]
        if block.tag == "p" or len(around) > LONGEST:
            around = _sentence(around, text, node, block)
        return text, around

    def with_sentence_before(self, node: LexborNode, text: str, context: str) -> str:
        """Return the context of a short link that is a sentence, with the one before it.

        That says what it leads to: 《X》已印发。[点击查看]. As it is where the link has more words.
        """
        block = _block(node)
        is_all = 0 < len(text) <= _ALONE and not context.replace(text, "", 1).strip(_AROUND)
        if block is None or block.tag != "p" or not is_all:
            return context
        sentences = [
            one for one in _END.split(collapsed(_before(node, block))) if one.strip(_AROUND)
        ]
        return f"{sentences[-1].strip()} {text}" if sentences else context

    def text(self, node: LexborNode) -> str:
        """Return the visible text of a link, or of the image in it what stands for it."""
        if node.tag == "img":
            return collapsed(node.attributes.get("alt") or "")
        text = collapsed(node.text())
        if not text:
            images = node.css("img[alt]")
            text = collapsed(" ".join(image.attributes.get("alt") or "" for image in images))
        return text or collapsed(node.attributes.get("aria-label") or "")


def _block(node: LexborNode) -> LexborNode | None:
    """Return the row around a link, else the innermost block.

    In a list within a cell an item that says more than the link is like a row of its own.
    """
    found = None
    parent = node.parent
    while parent is not None:
        tag = parent.tag
        if tag == "tr":
            is_row = found is not None and found.tag == "li" and _says_more(found, node)
            return found if is_row else parent
        if tag in _ENDS:
            break
        if found is None and tag in _BLOCKS:
            found = parent
        parent = parent.parent
    return found


def _says_more(item: LexborNode, node: LexborNode) -> bool:
    return collapsed(item.text()) != collapsed(node.text())


def _read(block: LexborNode) -> str:
    """Return the text of a block: of a row its cells, of a list item what is not a list in it."""
    tag = block.tag
    if tag == "tr":
        return collapsed(" ".join(cell.text() for cell in _children(block)))
    if tag in ("li", "dd") and any(child.tag in _INNER for child in _children(block)):
        own = [child.text() for child in block.iter(include_text=True) if child.tag not in _INNER]
        text = collapsed("".join(own))
    else:
        text = collapsed(block.text())
    if tag == "dd":
        term = block.prev
        while term is not None and term.tag != "dt":
            term = term.prev
        if term is not None:
            return f"{collapsed(term.text())} {text}"
    return text


def _children(block: LexborNode) -> list[LexborNode]:
    return list(block.iter(include_text=False))


def _sentence(around: str, text: str, node: LexborNode, block: LexborNode) -> str:
    """Return the sentence of a longer text in which a link stands."""
    if len(around) == len(text):
        return text
    at = around.find(text)
    if text and around.find(text, at + 1) >= 0:
        at = len(collapsed(_before(node, block)))
    start = 0
    for found in _END.finditer(around):
        end = found.end()
        if end > at:
            return _led_in(around, start, around[start:end].strip())
        if end - start > _CALL or found[0] not in "！!":
            start = end
    return _led_in(around, start, around[start:].strip())


def _led_in(around: str, start: int, sentence: str) -> str:
    """Return a numbered sentence with what leads up to all of its numbers, as the first has it."""
    if _NUMBERED.match(sentence) is None:
        return sentence
    lead, colon, _ = around[:start].rpartition("。")[2].partition("：")
    is_lead = bool(colon) and "；" not in lead
    return f"{lead.strip()}：{sentence}" if is_lead else sentence


_NUMBERED = re.compile(r"\s*(?:\d{1,2}\s*[.、．)）]|[（(][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳])")
"""The mark of one of several in a sentence: 名单如下：1.甲；2.乙."""


def _before(node: LexborNode, block: LexborNode) -> str:
    """Return the text of a block before a link."""
    parts: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.mem_id != block.mem_id:
        before = current.prev
        while before is not None:
            parts.append(before.text())
            before = before.prev
        current = current.parent
    return "".join(reversed(parts))
