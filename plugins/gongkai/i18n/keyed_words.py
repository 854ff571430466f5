"""Messages that name keys of front matter, in the keys that the column writes."""

import re
from collections.abc import Mapping
from functools import cache

from gongkai.i18n.translation import Translation

_CODE = re.compile(r"(`[^`]*`)")
_QUOTED = re.compile(r"“[^”]*”")
_NAME = re.compile(r"(?<![\w./{-])([a-z]+(?:_[a-z]+)*)(?![\w./}-])((?:：|: )true\b)?")
_KEYS = frozenset({"relation"})
"""The details of findings that are keys as the model has them."""


class KeyedWords(Translation):
    """The words of a language in which keys of records are those that the column writes."""

    def __init__(self, words: Translation, kind: str) -> None:
        """Take the words, and the kind of record whose keys they are to name in Chinese."""
        super().__init__(words.language, words.messages)
        self._words = words
        self._kind = kind

    def unfilled(self, message: str) -> str:
        """Return the message in this language with Chinese keys, placeholders as they are."""
        return _in_chinese(self._words.unfilled(message), self._kind, self.language)

    def detail(self, name: str, value: str) -> str:
        """Return a detail as readers of Chinese keys know it."""
        return _chinese_names(self._kind).get(value, value) if name in _KEYS else value


@cache
def _in_chinese(text: str, kind: str, language: str) -> str:
    """Return a text with Chinese keys: in English only what is in quotation marks is a key."""
    names = _chinese_names(kind)

    def named(found: re.Match[str]) -> str:
        key = names.get(found[1])
        return found[0] if key is None else key + (": 是" if found[2] else "")

    def keyed(part: str) -> str:
        if language == "zh":
            return _NAME.sub(named, part)
        return _QUOTED.sub(lambda quoted: _NAME.sub(named, quoted[0]), part)

    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else keyed(part) for part in parts)


def _chinese_names(kind: str) -> Mapping[str, str]:
    """Return the Chinese keys of a kind; all kinds are loaded for it, and help does not wait."""
    from gongkai.i18n.chinese_keys import chinese_names  # noqa: PLC0415  slow, only needed here

    return chinese_names(kind)
