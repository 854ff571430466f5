"""A proposed record -> its file: front matter with what is to be confirmed, and the text."""

from collections.abc import Callable, Mapping, Sequence

import yaml

from gongkai.importing.layout import ReadAt
from gongkai.importing.proposal import Value
from gongkai.model.unfinished import placeholder, to_confirm

READ_FROM = "“{key}” is a guess ({where})"
READ_ALL = "{keys}: read where the layout says so"
WORDS = (READ_FROM, READ_ALL, *ReadAt)
"""What comments say, for translators."""


def record_text(
    values: Sequence[Value],
    attachments: Sequence[Mapping[str, object]],
    markdown: str,
    words: Callable[..., str],
    language: str,
) -> str:
    """Return the file of a record. Comments mark each guess (GK076)."""
    sure = [one.key for one in values if one.is_sure and one.where not in _KNOWN]
    lines = ["---"]
    if sure:
        lines.append(to_confirm(words(READ_ALL, keys=", ".join(sure)), language))
    for one in values:
        if one.value is None:
            lines += yaml_lines({one.key: placeholder(one.key, language)})
            continue
        if not one.is_sure:
            said = words(READ_FROM, key=one.key, where=words(str(one.where)))
            lines.append(to_confirm(said, language))
        lines += yaml_lines({one.key: one.value})
    if attachments:
        lines += yaml_lines({"attachments": list(attachments)})
    return "\n".join([*lines, "---", markdown])


_KNOWN = (ReadAt.REGISTRY, ReadAt.NOTHING)
"""ReadAt a sure value comes from that nobody has to compare with the document."""


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
