"""Hosts that are IP addresses, in every writing that browsers read as one."""

import ipaddress
import re


def ip_address_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the IP address that a host is; None for a name.

    Browsers read 192.168.5, 0300.0250.1.5 and 0xc0a80105 as numbers, too (the URL standard, 3.5).
    """
    bare = host.strip("[]")
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        parts = bare.split(".")
    if len(parts) > _PARTS or not all(map(_PART.fullmatch, parts)):
        return None
    *first, last = map(_value, parts)
    if any(one > _BYTE for one in first) or last >= (_BYTE + 1) ** (_PARTS - len(first)):
        return None
    total = sum(one << 8 * (_PARTS - 1 - place) for place, one in enumerate(first))
    return ipaddress.IPv4Address(total + last)


_PARTS, _BYTE = 4, 255
_PART = re.compile(r"0x[0-9a-f]{0,8}|0[0-7]{0,11}|[1-9][0-9]{0,9}", re.IGNORECASE)
"""A number of an IPv4 address: hexadecimal, octal or decimal."""


def _value(part: str) -> int:
    digits = part[2:] if part[:2].lower() == "0x" else part
    base = 16 if digits is not part else 8 if part[0] == "0" else 10
    return int(digits or "0", base)
