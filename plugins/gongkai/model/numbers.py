"""Document numbers (发文字号) as offices print them and as people type them.

枣政发〔2021〕5号 is a prefix that stands for the issuer, a year and a running number. Orders and
announcements may have no year (市人民政府令第359号). Brackets, widths, blanks, 第 and 号 vary
from office to office, so numbers are compared by what they mean.
"""

import re
import unicodedata
from dataclasses import dataclass

_LABEL = re.compile(r"^(?:发文字号|发文号|文件编号|文号|字号)[:;]")
_OPEN, _CLOSE = "〔[［﹝〖【({<《", "〕]］﹞〗】)}>》"
_BRACKETS = str.maketrans(dict.fromkeys(_OPEN, "[") | dict.fromkeys(_CLOSE, "]"))
_DIGITS = "〇零○一二三四五六七八九"
_VALUE = dict(zip(_DIGITS, (0, 0, 0, *range(1, 10)), strict=True))
_CHINESE_YEAR = re.compile(rf"(?<![{_DIGITS}十百])(?:一九|二[〇零○])[{_DIGITS}]{{2}}(?=[\]年])")
_CHINESE_ORDER = re.compile(rf"第([{_DIGITS}十百千]+)号")
_WITH_YEAR = re.compile(
    r"(?P<prefix>[^\[\]\d]*?)\[?(?P<year>(?:19|20)\d{2})\]?年?[-/第]*(?P<order>\d{1,5})号?令?"
)
_WITHOUT_YEAR = re.compile(r"(?P<prefix>[^\[\]\d]+?)\[?第?(?P<order>\d{1,5})\]?号?")
_TRAILING = re.compile(r"[\[\]。,;.]+$")


@dataclass(frozen=True)
class DocumentNumber:
    """A document number taken apart; equal numbers are the same number however printed."""

    prefix: str
    """What stands for the issuer; for an order its issuer and 令. Empty where it is left out."""
    year: int | None
    order: int
    """The running number within the year, or of all orders of the issuer."""

    def matches(self, other: "DocumentNumber") -> bool:
        """Tell whether `other`, perhaps typed in part, may mean this number."""
        return (self.year, self.order) == (other.year, other.order) and (
            other.prefix in self.prefix
        )


def read_number(text: str) -> DocumentNumber | None:
    """Return the document number that the whole of `text` is; None if it is none."""
    plain = _plain(text)
    for pattern in (_WITH_YEAR, _WITHOUT_YEAR):
        found = pattern.fullmatch(plain)
        if found is not None:
            year = found.groupdict().get("year")
            prefix = found["prefix"].removesuffix("第").rstrip("-/·")
            return DocumentNumber(prefix, int(year) if year else None, int(found["order"]))
    return None


def _plain(text: str) -> str:
    """Return `text` in one width, without blanks, labels and signs that mean nothing."""
    wide = unicodedata.normalize("NFKC", text)
    solid = "".join(
        sign for sign in wide if not sign.isspace() and unicodedata.category(sign) not in _UNSEEN
    )
    solid = _LABEL.sub("", solid.translate(_BRACKETS))
    solid = _CHINESE_YEAR.sub(lambda found: _digits(found[0]), solid)
    solid = _CHINESE_ORDER.sub(lambda found: f"第{_numeral(found[1])}号", solid)
    return _TRAILING.sub("", solid.replace("[]", ""))


_UNSEEN = ("Cf", "Cc")


def _digits(numerals: str) -> str:
    return "".join(str(_VALUE[sign]) for sign in numerals)


def _numeral(numerals: str) -> int:
    """Return the number that Chinese numerals write, by place (三百五十九) or digit (三五九)."""
    if not set(numerals) & set("十百千"):
        return int(_digits(numerals))
    total, digit = 0, 0
    for sign in numerals:
        if sign in _VALUE:
            digit = _VALUE[sign]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
    return total + digit
