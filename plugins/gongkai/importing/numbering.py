"""Numbers that Word draws before paragraphs (一、（一）1.): they become text, as readers see them.

A library that makes HTML of a file makes lists of such paragraphs and loses how they are counted.
"""

from collections import defaultdict
from collections.abc import Callable
from xml.etree import ElementTree as Tree

from gongkai.importing.styles import Styles, value
from gongkai.importing.word_file import W

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十百", "壹贰叁肆伍陆柒捌玖拾佰")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = (
    *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "japaneseCounting"),
    *("taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand"),
)
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
BULLET = "bullet"


def write_numbers(body: Tree.Element, numbering: Tree.Element | None, styles: Styles) -> None:
    """Write the number of each numbered paragraph into it; bullets are left as they are."""
    if numbering is None:
        return
    lists = _Lists(numbering)
    for paragraph in body.iter(f"{W}p"):
        found = _numbered(paragraph, styles)
        label = lists.next(*found) if found is not None else None
        if label is not None:
            _write(paragraph, label)


def _numbered(paragraph: Tree.Element, styles: Styles) -> tuple[str, int] | None:
    """Return the list and the level of a paragraph; None where it is in none."""
    number = level = None
    for properties in styles.of_paragraph(paragraph):
        given = properties.find(f"{W}numPr")
        number = number or value(given, "numId")
        level = level or value(given, "ilvl")
    if number is None or number == "0":
        return None
    return number, int(level) if level is not None and level.isdecimal() else 0


class _Lists:
    """The lists of a file, counted as paragraphs come."""

    def __init__(self, tree: Tree.Element) -> None:
        abstract = {one.get(f"{W}abstractNumId"): one for one in tree.iter(f"{W}abstractNum")}
        self.levels: dict[str, dict[int, Tree.Element]] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.counter: dict[str, str] = {}
        """What each list counts with: those of one form go on counting."""
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.begun: set[str] = set()
        for one in tree.iter(f"{W}num"):
            number, form = one.get(f"{W}numId", ""), value(one, "abstractNumId")
            found = abstract.get(form)
            given = {} if found is None else _levels(found)
            for override in one.iter(f"{W}lvlOverride"):
                at = int(override.get(f"{W}ilvl", "0"))
                given |= _levels(override)
                start = value(override, "startOverride")
                if start is not None and start.isdecimal():
                    self.starts[number, at] = int(start)
            self.levels[number], self.counter[number] = given, form or number

    def next(self, number: str, level: int) -> str | None:
        """Return the label of the next paragraph; None where it has none or a bullet."""
        levels = self.levels.get(number, {})
        if level not in levels or value(levels[level], "numFmt") in (BULLET, None):
            return None
        counts = self.counts[self.counter[number]]
        if number not in self.begun:
            self.begun.add(number)
            for (of, at), start in self.starts.items():
                if of == number:
                    counts[at] = start - 1
        for at in range(level):
            counts.setdefault(at, self.start(number, at))
        counts[level] = counts.get(level, self.start(number, level) - 1) + 1
        for at in [at for at in counts if at > level]:
            del counts[at]
        label = value(levels[level], "lvlText") or ""
        for at in range(level + 1):
            form = "decimal" if value(levels[level], "isLgl") else None
            said = form or (value(levels[at], "numFmt") if at in levels else None) or "decimal"
            label = label.replace(f"%{at + 1}", written(counts[at], said))
        return label

    def start(self, number: str, level: int) -> int:
        if (number, level) in self.starts:
            return self.starts[number, level]
        given = self.levels[number].get(level)
        start = value(given, "start") if given is not None else None
        return int(start) if start is not None and start.isdecimal() else 1


def _levels(tree: Tree.Element) -> dict[int, Tree.Element]:
    return {int(one.get(f"{W}ilvl", "0")): one for one in tree.iter(f"{W}lvl")}


def _write(paragraph: Tree.Element, label: str) -> None:
    """Put a label before the text of a paragraph, and take it out of its list."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Tree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for given in properties.findall(f"{W}numPr"):
        properties.remove(given)
    none = Tree.SubElement(Tree.SubElement(properties, f"{W}numPr"), f"{W}numId")
    none.set(f"{W}val", "0")  # its style numbers it no more
    run = Tree.Element(f"{W}r")
    first = next(iter(paragraph.findall(f"{W}r")), None)
    looks = first.find(f"{W}rPr") if first is not None else None
    if looks is not None:
        run.append(looks)
    text = Tree.SubElement(run, f"{W}t")
    text.text = label
    paragraph.insert(list(paragraph).index(properties) + 1, run)


def written(number: int, form: str) -> str:
    """Return a number as a form of Word writes it."""
    return _FORMS.get(form, str)(number)


def _chinese(number: int) -> str:
    """Return a number below 1,000 in Chinese numerals; digits from there on."""
    if not 0 <= number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        said += _DIGITS[0]
    return said + (_DIGITS[ones] if ones or not said else "")


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    said = ""
    for worth, sign in _ROMAN:
        while number >= worth:
            said, number = said + sign, number - worth
    return said


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, _chinese),
    "chineseLegalSimplified": lambda number: _chinese(number).translate(_FORMAL),
    "ideographTraditional": lambda number: _STEMS[(number - 1) % 10],
    "decimalFullWidth": lambda number: "".join(chr(ord(c) + 0xFEE0) for c in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(c) + 0xFEE0) for c in str(number)),
    "decimalZero": lambda number: f"{number:02}",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _: "",
}
