"""Amounts that texts write in words, also as receipts do: 伍万元整."""

from decimal import Decimal

_DIGITS = {
    one: value
    for value, ones in enumerate(("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆"))
    for one in ones
} | {one: value for value, ones in enumerate(("七柒", "八捌", "九玖"), 7) for one in ones}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}


def amount_in_words(words: str) -> Decimal | None:
    """Return how many yuan words say, 伍万元整; None for what is no amount."""
    whole, mark, rest = words.rstrip("整正").replace("圆", "元").partition("元")
    yuan = _whole(whole)
    if yuan is None or not mark:
        return None
    parts = Decimal(0)
    for unit, worth in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        count, found, behind = rest.partition(unit)
        if found:
            digit = _DIGITS.get(count.lstrip("零〇"), None)
            if digit is None:
                return None
            parts, rest = parts + digit * worth, behind
    return None if rest else yuan + parts


def _whole(words: str) -> int | None:
    """Return a whole number by place; None where digits stand side by side or nothing stands."""
    total = section = 0
    digit: int | None = None
    for one in words:
        if one in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[one]
        elif one in _PLACES:
            section += (1 if digit is None else digit) * _PLACES[one]
            digit = None
        elif one in _GROUPS:
            section += digit or 0
            if total < _GROUPS[one]:
                total, section = 0, total + section
            total += section * _GROUPS[one]
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0) if words else None
