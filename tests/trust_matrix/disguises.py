"""Ways in which a number stands on a page or in a public file, whole to whoever reads it.

A disguise is a function of the number. Its syntax says where it means what it should: `text`
anywhere, `inline` in Markdown, `block` as a whole text, `cells` in a table, `address` as the target
of a link, `scalar` as a value of YAML, `line` as a line of front matter.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

Write = Callable[[str], str]


class Disguise(NamedTuple):
    """A way to write a number."""

    name: str
    syntax: str
    write: Write


SIZES = {11: (3, 4, 4), 18: (6, 8, 4), 19: (4, 4, 4, 4, 3)}


def groups(number: str) -> list[str]:
    """Cut a number as people do."""
    parts, start = [], 0
    for size in SIZES[len(number)]:
        parts.append(number[start : start + size])
        start += size
    return parts


def joined(between: str) -> Write:
    return lambda number: between.join(groups(number))


def each(between: str) -> Write:
    return between.join


def around(form: str) -> Write:
    """Return a writer of a form with `{n}`, the number, or `{a}`, `{b}` and `{c}`, its parts."""

    def write(number: str) -> str:
        first, second, *rest = groups(number)
        parts = {"{n}": number, "{a}": first, "{b}": second, "{c}": "".join(rest)}
        text = form
        for name, value in parts.items():
            text = text.replace(name, value)
        return text

    return write


def digits(written: str) -> Write:
    """Return a writer in other digits, given from nought on."""
    table = str.maketrans(dict(zip("0123456789", written, strict=True)))
    return lambda number: number.translate(table)


def script(nought: str) -> Write:
    return digits("".join(chr(ord(nought) + value) for value in range(10)))


def after_each(mark: str) -> Write:
    return lambda number: "".join(digit + mark for digit in number)


def coded(form: str) -> Write:
    """Return a writer of each character as a code, `form` filled with its number."""
    return lambda number: "".join(form.format(ord(digit)) for digit in number)


def _partly_coded(number: str) -> str:
    return "".join(f"&#{ord(digit)};" if place % 3 else digit for place, digit in enumerate(number))


def _turned(number: str) -> str:
    return f"\u202e{number[::-1]}\u202c"


def _mixed(number: str) -> str:
    scripts = (str, script("０"), script("𝟎"), digits("〇一二三四五六七八九"))
    return "".join(scripts[place % 4](digit) for place, digit in enumerate(number))


def _zero_width(number: str) -> str:
    unseen = "\u200b\u200c\u200d\u2060\ufeff"
    return "".join(digit + unseen[: place % 6] for place, digit in enumerate(number))


def _words(number: str) -> str:
    names = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return "".join(f":{names[int(one)]}:" if one.isdigit() else one for one in number)


TEXT: Mapping[str, Write] = {
    "nothing": str,
    # letters and marks glued on
    "letters before": around("ID{n}"),
    "letters after": around("{n}abc"),
    "letters on both sides": around("No{n}tel"),
    "characters around": around("登记{n}的人"),
    "label without a gap": around("身份证ID{n}"),
    "serial label": around("编号{n}"),
    "underscores around": around("_{n}_"),
    "one underscore before": around("list_{n}"),
    "country": around("+86{n}"),
    "country in brackets": around("(0086){n}"),
    "brackets around the first part": around("（{a}）{b}{c}"),
    "square brackets": around("【{a}】【{b}】【{c}】"),
    "quotation marks": around("“{a}”“{b}”“{c}”"),
    # separators
    "dots": joined("."),
    "middle dots": joined("·"),
    "slashes": joined("/"),
    "back slashes": joined("\\"),
    "commas": joined(","),
    "full-width commas": joined("，"),
    "enumeration commas": joined("、"),
    "colons": joined(":"),
    "semicolons": joined("；"),
    "en dashes": joined("–"),
    "long dashes": joined("——"),
    "no-break hyphens": joined("\u2011"),
    "minus signs": joined("−"),
    "wave dashes": joined("～"),
    "plus signs": joined("+"),
    "equals signs": joined("="),
    "bars": joined("|"),
    "underscores": joined("_"),
    "spaced hyphens": joined(" - "),
    "runs of blanks": joined("     "),
    "blanks between all": each(" "),
    "hyphens between all": each("-"),
    "dots between all": each("."),
    "thin blanks": each("\u2009"),
    "figure blanks": joined("\u2007"),
    "narrow blanks": joined("\u202f"),
    "Hangul fillers": each("\u3164"),
    "faces": joined("🙂"),
    "stars of lists": joined("★"),
    # what is not seen
    "runs of zero width": _zero_width,
    "soft hyphens": each("\u00ad"),
    "invisible separators": each("\u2063"),
    "grapheme joiners": each("\u034f"),
    "tag characters": each("\U000e0020"),
    "variation selectors": after_each("\ufe0f"),
    "left-to-right marks": each("\u200e"),
    "isolates": around("\u2066{a}\u2069\u2066{b}\u2069\u2066{c}\u2069"),
    "turned by an override": _turned,
    # digits of other kinds
    "full-width digits": script("０"),
    "bold digits": script("𝟎"),
    "double-struck digits": script("𝟘"),
    "digits of a typewriter": script("𝟶"),
    "Arabic digits": script("٠"),
    "Persian digits": script("۰"),
    "Devanagari digits": script("०"),
    "Thai digits": script("๐"),
    "Bengali digits": script("০"),
    "superscripts": digits("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscripts": digits("₀₁₂₃₄₅₆₇₈₉"),
    "circled digits": digits("⓪①②③④⑤⑥⑦⑧⑨"),
    "black circled digits": digits("⓿❶❷❸❹❺❻❼❽❾"),
    "keycaps": after_each("\ufe0f\u20e3"),
    "underlined by combining": after_each("\u0332"),
    "numerals": digits("〇一二三四五六七八九"),
    "numerals with 零": digits("零一二三四五六七八九"),
    "capital numerals": digits("零壹贰叁肆伍陆柒捌玖"),
    "numerals as spoken": digits("零幺二三四五六七八九"),
    "numerals with blanks": lambda number: " ".join(digits("〇一二三四五六七八九")(number)),
    "scripts in turn": _mixed,
    "letter O for nought": lambda number: number.replace("0", "O"),
    # places that look like something else
    "address of a mailbox": around("{n}@example.gov.cn"),
    "address of a page": around("https://example.gov.cn/{n}"),
    "value in an address": around("https://example.gov.cn/?a=1&tel={n}&b=2"),
    "part of a file name": around("名单-{n}-定稿.xlsx"),
    "expression": around('="{n}"'),
    "JSON": around('{"tel":"{n}"}'),
}

INLINE: Mapping[str, Write] = {
    # Markdown
    "strong inside": around("{a}**{b}**{c}"),
    "emphasis inside": around("{a}*{b}*{c}"),
    "strong and emphasis": around("***{a}***{b}***{c}***"),
    "strong each": around("**{a}** **{b}** **{c}**"),
    "struck inside": around("{a}~~{b}~~{c}"),
    "code": around("`{n}`"),
    "codes side by side": around("`{a}``{b}``{c}`"),
    "code and text": around("`{a}` {b} `{c}`"),
    "escaped hyphens": joined("\\-"),
    "escaped dots": joined("\\."),
    "link inside": around("{a}[{b}](https://example.gov.cn/){c}"),
    "link by reference": around("[{n}][there]\n\n[there]: https://example.gov.cn/"),
    "reference inside": around("{a}[{b}][there]{c}\n\n[there]: https://example.gov.cn/"),
    "links side by side": around(
        "[{a}](https://example.gov.cn/1)[{b}{c}](https://example.gov.cn/2)"
    ),
    "image between": around("{a}![](a.png){b}{c}"),
    "texts of images": around("![{a}](a.png)![{b}{c}](a.png)"),
    "break": around("{a}<br>{b}<br>{c}"),
    "hard line": around("{a}  \n{b}  \n{c}"),
    "soft line": around("{a}\n{b}\n{c}"),
    "escaped line": around("{a}\\\n{b}\\\n{c}"),
    "formula": around("${n}$"),
    # entities
    "entities without semicolons": coded("&#{}"),
    "entities with noughts": coded("&#{:07d};"),
    "hexadecimal entities": coded("&#x{:X};"),
    "some entities": _partly_coded,
    "entity of a hyphen": joined("&hyphen;"),
    "entity of a full stop": joined("&period;"),
    "entity of no width": each("&ZeroWidthSpace;"),
    "entity of a soft hyphen": each("&shy;"),
    "entity without semicolon between": joined("&nbsp"),
    "entity of a thin blank": each("&thinsp;"),
    # HTML
    "comment with a letter": around("{a}<!-- x -->{b}<!-- y -->{c}"),
    "comment with digits": around("{a}<!-- 2021 -->{b}{c}"),
    "comment with a tag": around("{a}<!-- <b> > -->{b}{c}"),
    "comment over lines": around("{a}<!--\n注\n-->{b}{c}"),
    "in a comment": around("<!-- {n} -->"),
    "tags inside": around("{a}<b>{b}</b>{c}"),
    "tags in capitals": around("{a}<SPAN>{b}</SPAN>{c}"),
    "tag with > in an attribute": around('{a}<span title="a > b">{b}</span>{c}'),
    "tag with digits in an attribute": around('{a}<span title="2021">{b}</span>{c}'),
    "tag over lines": around('{a}<span\n title="x"\n>{b}</span>{c}'),
    "unknown tags": around("{a}<x-y>{b}</x-y>{c}"),
    "empty tags": each("<i></i>"),
    "possible break": each("<wbr>"),
    "small print": around("<small>{a}</small><sub>{b}</sub><sup>{c}</sup>"),
    "attribute": around('<span title="{n}">联系人</span>'),
    "attribute without quotes": around("<span title={n}>联系人</span>"),
    "attribute with entities": lambda number: (
        f'<abbr title="{_partly_coded(number)}">联系人</abbr>'
    ),
    "attribute of data": around('<span data-tel="{n}">联系人</span>'),
    "ruby": around("<ruby>{n}<rt>号</rt></ruby>"),
    "abbreviation": around("联系人\n\n*[联系人]: {n}"),
    "footnote": around("见注[^n]\n\n[^n]: {n}"),
    "name of a footnote": around("见注[^{n}]\n\n[^{n}]: 注"),
    "unused reference": around("见下\n\n[there]: https://example.gov.cn/{n}"),
    "title of a reference": around('[见此][there]\n\n[there]: https://example.gov.cn/ "{n}"'),
    "name of a reference": around("[见此][{n}]\n\n[{n}]: https://example.gov.cn/"),
    "list of attributes": around('联系人{: title="{n}" }'),
}

ADDRESSES: Mapping[str, Write] = {
    "telephone": around("tel:{n}"),
    "telephone with hyphens": lambda number: f"tel:{'-'.join(groups(number))}",
    "short message": around("sms:+86{n}"),
    "mailbox": around("mailto:{n}@example.gov.cn"),
    "path": around("https://example.gov.cn/list/{n}.html"),
    "query": around("https://example.gov.cn/list?who={n}"),
    "fragment": around("https://example.gov.cn/list#p{n}"),
    "coded": lambda number: f"https://example.gov.cn/{coded('%{:x}')(number)}",
    "coded blanks": lambda number: f"https://example.gov.cn/?q={'%20'.join(groups(number))}",
    "data": around("data:text/plain,{n}"),
}

BLOCKS: Mapping[str, Write] = {
    "fenced code": around("```\n{n}\n```"),
    "words of a fence": around("```text {n}\n某\n```"),
    "indented code": around("说明如下：\n\n    {n}\n"),
    "quotation": around("> {n}"),
    "lines of a quotation": around("> {a}\n> {b}\n> {c}"),
    "number of a list": around("{n}. 某单位\n"),
    "items of a list": around("- {a}\n- {b}\n- {c}\n"),
    "definition": around("联系人\n:   {n}\n"),
    "details": around("<details><summary>联系人</summary>{n}</details>"),
    "summary of details": around("<details><summary>{n}</summary>联系人</details>"),
    "table of HTML": lambda number: f"<table><tr><td>{'</td><td>'.join(number)}</td></tr></table>",
    "divisions": around("<div>{a}</div><div>{b}</div><div>{c}</div>"),
    "Markdown in HTML": around("<div markdown>\n{a}**{b}**{c}\n</div>"),
    "script": around("<script>var tel = '{n}';</script>"),
    "style": around("<style>/* {n} */</style>"),
    "instruction": around("<?tel {n} ?>"),
    "section of characters": around("<![CDATA[{n}]]>"),
    "title of a note": around('!!! note "{n}"\n    某单位'),
    "heading underlined": around("{n}\n======"),
    "identity of a heading": around("## 联系人 {#p{n}}"),
    "open comment": around("<!-- {n}"),
}

CELLS: Mapping[str, Write] = {
    "groups in cells": joined(" | "),
    "digits in cells": each(" | "),
    "digits in full-width cells": lambda number: " | ".join(script("０")(number)),
    "groups in cells, strong": lambda number: " | ".join(f"**{part}**" for part in groups(number)),
}

SCALARS: Mapping[str, Write] = {
    "bytes escaped": lambda number: f'"{coded(chr(92) + "x{:02x}")(number)}"',
    "characters escaped": lambda number: f'"{coded(chr(92) + "u{:04x}")(number)}"',
    "long escapes": lambda number: f'"【示例】{coded(chr(92) + "U{:08x}")(number)}"',
    "some escaped": lambda number: f'"【示例】{number[:5]}\\x{ord(number[5]):02x}{number[6:]}"',
    "escaped zero width": lambda number: f'"{(chr(92) + "u200b").join(number)}"',
    "escaped blank": lambda number: f'"{(chr(92) + "_").join(groups(number))}"',
    "escaped line end": lambda number: '"' + "\\\n        ".join(groups(number)) + '"',
    "folded in quotes": lambda number: '"' + "\n        ".join(groups(number)) + '"',
    "folded plain": lambda number: "登记\n        " + "\n        ".join(groups(number)),
    "folded block": lambda number: ">-\n        " + "\n        ".join(groups(number)),
    "literal block": lambda number: "|-\n        " + "\n        ".join(groups(number)),
    "kept block": lambda number: f">+\n        {number}\n",
    "tagged": lambda number: f'!!str "{number}"',
    "single quotes doubled": lambda number: "'" + "''".join(groups(number)) + "'",
    "comment behind": lambda number: f"登记 # {number}",
    "underscores of a number": lambda number: "_".join(groups(number)),
}

LINES: Mapping[str, Write] = {
    "comment of YAML": around("# {n}"),
    "comment of YAML with hyphens": lambda number: "# " + "-".join(groups(number)),
    "unknown key": around("telephone: '{n}'"),
    "name of a key": around("'{n}': 某"),
    "anchor": around("note: &a{n} 某"),
}

OF_PHONES = frozenset(["country", "country in brackets", "short message"])
"""Disguises that no other number has."""

DISGUISES: tuple[Disguise, ...] = tuple(
    Disguise(name, syntax, write)
    for syntax, table in {
        "text": TEXT,
        "inline": INLINE,
        "address": ADDRESSES,
        "block": BLOCKS,
        "cells": CELLS,
        "scalar": SCALARS,
        "line": LINES,
    }.items()
    for name, write in table.items()
)
