"""The words by which texts say what a document is or does, as class_words.yml lists them."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("class_words.yml")


def any_of(name: str) -> str:
    """Return the words of a list as alternatives of a regular expression."""
    return _joined(_lists()[name])


def each_of(name: str) -> Mapping[str, str]:
    """Return the words of each list of a group, as alternatives of a regular expression."""
    return {key: _joined(words) for key, words in _lists()[name].items()}


def _joined(words: Iterable[str]) -> str:
    return "|".join(words)


@cache
def _lists() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found
