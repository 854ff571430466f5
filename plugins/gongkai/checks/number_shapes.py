"""What the digits of an identity card, a mobile phone and a bank card look like."""

import re
from collections.abc import Sequence
from datetime import date

_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_UNION = re.compile(r"62\d{14,17}|9558\d{15}")
_CARD = re.compile(rf"{_UNION.pattern}|(?:4\d{{3}}|5[1-5]\d\d)\d{{12}}")
IDENTITY_BEGINS = re.compile(rf"(?=(?:{_PROVINCE.pattern})\d{{4}}(?:19\d|20[0-4])\d{_DAY})")
OLD_IDENTITY_BEGINS = re.compile(rf"(?=(?:{_PROVINCE.pattern})\d{{6}}{_DAY})")
CARD_BEGINS = re.compile("(?=[4569])")
"""What cards begin with, be it in another network than those here."""
MOBILE_BEGINS = re.compile("(?=1[3-9])")


def is_identity(number: str) -> bool:
    """Return whether 18 characters are an identity number: place, birth, check (GB 11643)."""
    return _is_born(number) and check_character(number[:17]) == number[17]


def check_character(body: str) -> str:
    """Return the check character of the first 17 digits of an identity number (ISO 7064, 11-2)."""
    weighed = zip(map(int, body), _WEIGHTS, strict=True)
    return _CHECKS[sum(digit * weight for digit, weight in weighed) % 11]


def may_be_born(digits: str) -> bool:
    """Return whether digits may be an identity number; 17 of them lack the X."""
    return _is_born(f"{digits}X" if len(digits) == 17 else digits)


def _is_born(number: str) -> bool:
    """Return whether place and birth date of an identity number of 18 or 15 characters can be."""
    born = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    if not "1900" <= born[:4] <= "2049" or not is_place(number[:6]):
        return False
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:8]))
    except ValueError:
        return False
    return True


def is_place(code: str) -> bool:
    """Return whether a code may be that of a county (GB/T 2260), hidden digits taken for any."""
    city, county = code[2:4], code[4:6]
    impossible = (city.isdecimal() and not "01" <= city <= "90") or county == "00"
    return _PROVINCE.match(code) is not None and not impossible


def may_be_mobile(digits: str) -> bool:
    """Return whether eleven digits may be a mobile number of any operator."""
    return _MOBILE.fullmatch(digits) is not None


def is_mobile(digits: str, prefixes: Sequence[str]) -> bool:
    """Return whether a mobile number begins as those that were given out; without a list, any."""
    return may_be_mobile(digits) and (not prefixes or digits.startswith(tuple(prefixes)))


def may_be_card(number: str) -> bool:
    """Return whether a number begins as cards of its length do, whatever its check digit is."""
    return _CARD.fullmatch(number) is not None


def is_luhn(number: str) -> bool:
    """Return whether the last digit of a card number is its check digit (ISO/IEC 7812)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def is_union_card(number: str) -> bool:
    """Return whether it begins as cards of the banks here do, which little else does."""
    return _UNION.fullmatch(number) is not None
