"""Slips of the hand in hosts of governments, and what a script wrote that had nothing to write."""

import re

_WWW = re.compile(r"^(?:ww|w{4,5})\.(?=[\w.-]+\.gov\.cn$)|^www(?=[a-vx-z][a-z-]*\.gov\.cn$)")
_GOV = re.compile(r"(?<=\.)(?:go[bcw]|g[ip]v|gvo)(?=\.cn$)")
_END = re.compile(r"\.gov\.(?:con|cm|cnn|ccn|ch|cn\.cn)$|\.govcn$")
_ANY = re.compile(r"(?:^|\.)x{3,}\.gov\.cn$")
_NO_VALUE = re.compile(r"/(?:undefined|null|NaN|\[object%20Object\]|\{\w+\})/?$")


def meant_by(host: str) -> str | None:
    """Return the host that was meant: www.x.gov.cn for ww.x.gov.cn or wwwx.gov.cn.

    Empty where one stands for any, www.xxx.gov.cn; None where nothing is wrong.
    """
    ended = _END.sub(".gov.cn", host)
    if not ended.endswith(".cn"):
        return None
    if _ANY.search(ended):
        return ""
    meant = _GOV.sub("gov", _WWW.sub("www.", ended))
    return meant if meant != host else None


def has_no_value(path: str) -> bool:
    """Return whether a path ends in what a script writes for nothing, /undefined, or {id}."""
    return _NO_VALUE.search(path) is not None
