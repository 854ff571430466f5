"""What stands right above a list, or above a link that is a paragraph: 相关解读, **2018年**."""

import re

from selectolax.lexbor import LexborNode

_OVER = frozenset(("p", "h2", "h3", "h4", "h5", "h6"))
_LONGEST = 40
"""Characters of a heading: what is longer is a sentence."""
_BESIDE = 40
"""Characters of an item that may stand beside its link, such as number and day."""
_ITEM = re.compile(
    r"[\s\d.、）)（(《》“”·•—-]*(?:[（(〔\[]?[\w\s〔〕\[\]（）()—-]{0,24}?(?:号|年|日|\d)[）)\]〕]?)?[\s。；;]*"
)
"""What of an item is no sentence: a mark, a number, a day."""
_YEAR = re.compile(r"(?:19|20)\d\d\s*年度?")
"""A line that is one without mark or colon: nothing else stands so by itself."""
_MARKS = re.compile(
    r"^[\s【\[（(]*(?:[一二三四五六七八九十\d]{1,2}[、.）)]\s*)?[【\[]?|[\s】\])）：:]+$"
)


def head_over(node: LexborNode, text: str, context: str) -> str:
    """Return the heading, or the line that is one, right above the list or paragraph of a link.

    Empty where more than the link stands in its item: a sentence says itself what it means.
    """
    if not text or len(context) - len(text) > _BESIDE:
        return ""
    if _ITEM.fullmatch(context.replace(text, " ", 1)) is None:
        return ""
    block = _list_of(node)
    over = _over(block) if block is not None else None
    if over is None:
        return ""
    said = " ".join(over.text().split())
    is_line = over.tag != "p" or said[-1:] in "：:" or _is_strong(over) or _YEAR.fullmatch(said)
    if not is_line or not 0 < len(said) <= _LONGEST or over.css_first("a[href]") is not None:
        return ""
    return _MARKS.sub("", said)


def with_line_over(node: LexborNode, text: str, context: str) -> str:
    """Return the context of a link that stands alone, with the line above it, which may name it.

    As it is where that line is a sentence or has links of its own, or where the text is long
    enough to say itself what it means.
    """
    is_answer = _ANSWER.match(context) is not None
    if (context != text and not is_answer) or not 0 < len(text) <= _ALONE:
        return context
    block = _list_of(node)
    over = _over(block) if block is not None else None
    if over is not None and is_answer and not over.css_first("a[href]"):
        said = " ".join(over.text().split())
        return f"{said} {context}" if len(said) <= _LONGEST_LINE else context
    if over is None or is_answer or over.css_first("a[href]") is not None:
        return context
    said = " ".join(over.text().split())
    above = _over(over) if _FACT.fullmatch(said) else None
    if above is not None and above.css_first("a[href]") is None:
        said = f"{' '.join(above.text().split())} {said}"
    is_sentence = over.tag == "p" and said[-1:] in "。！？!?；;，,"
    return f"{said} {text}" if 0 < len(said) <= _LONGEST_LINE and not is_sentence else context


_ANSWER = re.compile(r"(?:答复?|A|Answer)\s*[：:]\s*")
"""What begins an answer: the question above it says what it is about."""
_FACT = re.compile(
    r"(?:发文字号|文号|[印发公发成][发布文][日时][期间]|发布机[关构]|来源)\s*[：:][^。，]{1,30}"
)
"""A line on a document between its name and its link."""
_ALONE = 12
"""Characters of a text that may say nothing."""
_LONGEST_LINE = 80
"""Characters of a title with its number, which is longer than most headings."""


def _over(block: LexborNode) -> LexborNode | None:
    """Return the heading or paragraph right above a block."""
    over = block.prev
    while over is not None and over.tag == "-text":
        over = over.prev
    return over if over is not None and over.tag in _OVER else None


def _list_of(node: LexborNode) -> LexborNode | None:
    """Return the list in which a link stands, in no other list, or the paragraph that it is."""
    block = node.parent
    while block is not None and block.tag not in ("p", "li", "td", "th", "div", "blockquote"):
        block = block.parent
    if block is None or block.tag not in ("p", "li"):
        return None
    if block.tag == "p" and block.parent is not None and block.parent.tag == "li":
        block = block.parent
    return block.parent if block.tag == "li" else block


def _is_strong(line: LexborNode) -> bool:
    """Return whether all of a paragraph is in bold type: many write headings so."""
    strong = line.css_first("strong,b")
    return strong is not None and strong.text().split() == line.text().split()
