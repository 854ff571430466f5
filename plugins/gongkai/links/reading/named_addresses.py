"""Addresses in what is no HTML: in style sheets, linked data and lists of images."""

import json
import re

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")
_IN_SRCSET = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?,?")


def named_in_css(text: str) -> list[str]:
    """Return the addresses that a style sheet loads; data in it is none."""
    found = (a or b or c for a, b, c in _URL.findall(text))
    return [one for one in found if not one.startswith(("data:", "#"))]


def named_in_json(text: str) -> list[str]:
    """Return every text in linked data that is a whole address of the web."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return []
    found = []
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if value.startswith(("http://", "https://")):
                found.append(value)
        elif isinstance(value, dict):
            waiting.extend(part for key, part in value.items() if key != "@context")
        elif isinstance(value, list):
            waiting.extend(value)
    return found[::-1]


def srcset_addresses(srcset: str) -> list[str]:
    """Return the addresses of a `srcset`: they end at a blank, commas at their end are none."""
    return _IN_SRCSET.findall(srcset)
