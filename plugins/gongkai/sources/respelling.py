"""A record file -> the same with keys and terms in the other language, and nothing else changed.

Comments, order and quotation marks stay. A word that would need quotation marks where it has none
stays too: names of the model are always read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gongkai.model.edits import Edit, edited
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.sources import yaml
from gongkai.sources.chinese import WrittenWord, written_words
from gongkai.sources.codes.drafts import UNCONFIRMED, UNWRITTEN
from gongkai.sources.front_matter import front_matter
from gongkai.sources.limits import VALUES
from gongkai.sources.spelling import Spelling, spelling_of
from gongkai.sources.translations import parse
from gongkai.sources.tree import walk

SITE = "data/site.yml"
_MARKS = "\"'"
_SETTING = re.compile(r"^keys:[ \t]*\S+", re.MULTILINE)


@dataclass(frozen=True)
class RespelledFile:
    """A file as it is, and with its keys and terms in the other language."""

    path: str
    before: bytes
    after: bytes | None
    """None where it cannot be read whole: it has to be fixed first."""


def respelled_files(root: Path, registries: Registries, keys: Language) -> Iterator[RespelledFile]:
    """Yield every record file of a column, and data/site.yml, with keys in the language `keys`."""
    own = registries.site.model_copy(update={"keys": "zh"})
    spelling = spelling_of(replace(registries, site=own))
    columns = [column.id for column in registries.columns.values() if column.holds_records]
    for files in walk(root, "content", columns).of_records:
        read = [parse(root, file) for file in files]
        kinds = (one.kind_in(spelling) for one in read)
        kind = next((kind for kind in kinds if kind is not None), None)
        for one in read:
            before = (root / one.file.path).read_bytes()
            is_whole = all(found.code in (UNCONFIRMED, UNWRITTEN) for found in one.findings)
            text = one.text if kind is not None and is_whole else None
            after = respelled(text, kind or Record, spelling, keys) if text is not None else None
            yield RespelledFile(one.file.path, before, after.encode() if after else None)
    before = (root / SITE).read_bytes()
    yield RespelledFile(SITE, before, _with_setting(before.decode(), keys).encode())


def _with_setting(text: str, keys: Language) -> str:
    """Return data/site.yml with the language of keys; what stands there stays where it is."""
    if _SETTING.search(text):
        return _SETTING.sub(f"keys: {keys}", text, count=1)
    return f"{text.rstrip()}\nkeys: {keys}\n"


def respelled(text: str, model: type[Record], spelling: Spelling, keys: Language) -> str | None:
    """Return a record file of the kind `model` with keys and terms in the language `keys`.

    None where the front matter cannot be read whole: it is to be fixed first.
    """
    part = front_matter(text)
    return _respelled(text, part, model, spelling, keys) if part is not None else None


def in_keys_of_column(text: str, kind: str, registries: Registries) -> str:
    """Return a record file that a program made, in English, as the column writes front matter."""
    if registries.site.keys == "en":
        return text
    model = KINDS.get(kind, Record)
    return respelled(text, model, spelling_of(registries), registries.site.keys) or text


def respelled_example(
    text: str, model: type[Record], spelling: Spelling, keys: Language
) -> str | None:
    """Return front matter alone, some lines of it, or a list of records in short, in `keys`.

    `model` is of what kind it is where the text itself does not say.
    """
    return _respelled(text, (text, 1), model, spelling, keys)


def _respelled(
    text: str,
    part: tuple[str, int],
    model: type[Record],
    spelling: Spelling,
    keys: Language,
) -> str | None:
    ends: dict[yaml.Position, yaml.Position] = {}
    document = yaml.read("", *part, VALUES, ends=ends)
    value = document.value
    if not document.readable or document.findings or not isinstance(value, dict | list):
        return None
    either = replace(spelling, keys=None)
    words = [
        word
        for place, one in enumerate(value if isinstance(value, list) else [value])
        if isinstance(one, dict)
        for word in written_words(
            document,
            KINDS.get(str(one.get("kind")), model),
            either,
            (place,) if isinstance(value, list) else (),
        )
    ]
    edits = list(_edits(words, ends, text.split("\n"), keys))
    after, made = edited(text, edits)
    return after if len(made) == len(set(edits)) else None


def _edits(
    words: Iterable[WrittenWord],
    ends: dict[yaml.Position, yaml.Position],
    lines: list[str],
    keys: Language,
) -> Iterator[Edit]:
    """Yield what has to be written; each word stands on one line."""
    alone = {word.at for word in words if word.is_one} if keys == "en" else set()
    said = {word.at: word for word in words if not word.is_one}
    for at in sorted({*said, *alone}):
        (line, column), (end_line, end) = at, ends[at]
        if line != end_line:
            continue
        before = lines[line - 1][column - 1 : end - 1]
        after = _written(before, said[at], keys) if at in said else before
        if at in alone:
            after = f"[{after if after[:1] in _MARKS else yaml.quoted(after)}]"
        if after != before:
            yield Edit("", line, column, line, end, after)


def _written(before: str, word: WrittenWord, keys: Language) -> str:
    """Return what stands there with its word in the other language, in the same quotation marks."""
    right = word.chinese if keys == "zh" else word.english
    mark = before[:1] if before[:1] in _MARKS else ""
    inside = before[1:-1] if mark else before
    may_stand = mark or word.is_plain or yaml.quoted(right) == right
    if inside == right or not may_stand:
        return before
    return f"{mark}{right}{mark}"
