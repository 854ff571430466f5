"""A proposed record -> its file: front matter with what is to be confirmed, and the text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import yaml

from gongkai.i18n.translation import Translation, translation
from gongkai.importing.keys import message_of
from gongkai.importing.layout import ReadAt
from gongkai.importing.proposal import Value
from gongkai.model.language import Language
from gongkai.model.unfinished import placeholder, to_confirm

READ_FROM = "“{key}” is a guess ({where})"
READ_ALL = "{keys}: read where the layout says so"
WORDS = (READ_FROM, READ_ALL, *ReadAt)
"""What comments say, for translators."""
_KNOWN = (ReadAt.REGISTRY, ReadAt.GIVEN, ReadAt.NOTHING)
"""Where a sure value comes from that nobody has to compare with the document."""


@dataclass(frozen=True)
class KeyLine:
    """A key of the front matter with its value; None is what somebody has to write."""

    key: str
    value: object
    comment: str | None = None
    """What is to be confirmed of it."""


def lines_of(
    values: Sequence[Value], words: Translation, named: Callable[[str], str]
) -> list[KeyLine]:
    """Return the front matter of what was read; each guess has its comment.

    `named` returns a key as the column writes it.
    """
    found = [
        KeyLine(
            one.key,
            one.value,
            None
            if one.is_sure or one.value is None
            else words(READ_FROM, key=named(one.key), where=words(str(one.where))),
        )
        for one in values
    ]
    sure = [named(one.key) for one in values if one.is_sure and one.where not in _KNOWN]
    return [KeyLine("", None, words(READ_ALL, keys=", ".join(sure))), *found] if sure else found


def record_text(
    lines: Sequence[KeyLine], markdown: str, kind: str, language: Language, words: Translation
) -> str:
    """Return the file of a record in a language.

    Comments, in that of `words`, mark each guess (GK078); place-holders what is missing (GK077).
    """
    written = ["---"]
    for one in lines:
        if one.comment is not None:
            written.append(to_confirm(one.comment, words.language))
        if one.key:
            value = to_write(kind, one.key, language) if one.value is None else one.value
            written += yaml_lines({one.key: value})
    return "\n".join([*written, "---", markdown])


def to_write(kind: str, key: str, language: Language) -> str:
    """Return what stands in the place of a value, called as pages call it."""
    return placeholder(translation(language)(message_of(kind, key)), language)


def yaml_lines(mapping: Mapping[str, object]) -> list[str]:
    """Return a mapping as lines of YAML; days are days, and texts are quoted where they must be."""
    lines: list[str] = []
    for key, value in mapping.items():
        is_nested = isinstance(value, Mapping | list)
        text = yaml.safe_dump(
            {key: value},
            allow_unicode=True,
            sort_keys=False,
            width=10_000,
            default_flow_style=None if is_nested else False,
        )
        lines += str(text).rstrip("\n").split("\n")
    return lines
