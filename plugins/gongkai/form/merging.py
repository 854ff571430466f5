"""What a form wrote, put into the file that was there: lines of what did not change stay.

A form writes front matter anew, in its own quotes, in one order and without comments. Of that only
the values that differ are taken, so that a change of one day is a change of one line.
"""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

import yaml

from gongkai.model.unfinished import unconfirmed

_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_TOP = re.compile(r"^(?P<key>[^\s#'\"\-\[{][^:]*|'[^']*'|\"[^\"]*\")\s*:(?=\s|$)", re.MULTILINE)
_BULLETS = {"- ", "* ", "+ "}
_STAR = re.compile(r"^(\s*)\* ")
_PADDING = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")
_DASHES = re.compile(r"-{3,}")
CONFIRM = "to_confirm"
"""The field of the form that holds what is still to be confirmed; no file has it."""
EMPTY: tuple[Any, ...] = ("", None, [], {})


def with_unconfirmed(text: str) -> str:
    """Return a record file as a form gets it: what comments ask to confirm is a list of its own."""
    parts = _split(text)
    asked = [what for _, what in unconfirmed(parts[0])] if parts is not None else []
    if parts is None or not asked:
        return text
    listed = yaml.safe_dump({CONFIRM: asked}, allow_unicode=True, width=10_000)
    return _file(f"{listed}{parts[0]}", parts[1])


def _confirmed(front: str, still: Any) -> str:
    """Return front matter without the comments that are no longer among those to confirm."""
    kept = [str(one).strip() for one in still or ()]
    lines = front.splitlines(keepends=True)
    return "".join(
        line for line in lines if all(what.strip() in kept for _, what in unconfirmed(line))
    )


def merged(old: str | None, new: str) -> str:
    """Return the text of a record file: `new` as a form wrote it, over `old` if there was one.

    Fields that were left empty are not written. What was taken off the list of what is to be
    confirmed loses its comment.
    """
    parts = _split(new)
    if parts is None:
        return new
    blocks, body = _blocks(parts[0]), parts[1]
    values = dict(_values(parts[0]))
    is_asked, still = CONFIRM in values, values.pop(CONFIRM, None)
    blocks.pop(CONFIRM, None)
    kept = {key: full for key, value in values.items() if (full := _full(value)) not in EMPTY}
    for key, value in kept.items():
        if value != values[key]:
            blocks[key] = yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False)
    before = _split(old) if old is not None else None
    if before is None:
        return _file("".join(blocks[key] for key in blocks if key in kept), body)
    old_blocks, old_values = _blocks(before[0]), _values(before[0])
    lines = []
    for key, block in old_blocks.items():
        if key not in old_values or _same(old_values[key], kept.get(key)):
            lines.append(block)
        elif key in kept:
            lines.append(_comments(block) + blocks[key])
    lines += [blocks[key] for key in blocks if key in kept and key not in old_blocks]
    front = "".join(lines)
    return _file(_confirmed(front, still) if is_asked else front, _merged_body(before[1], body))


def _merged_body(old: str, new: str) -> str:
    """Return the text below the front matter: `new`, with the lines of `old` that say the same.

    When one word changes, an editor that shows no marks writes all lists and tables anew.
    """
    if old.strip() == new.strip():
        return old
    before, after = old.split("\n"), new.split("\n")
    if _BULLETS.intersection(line.lstrip()[:2] for line in before) == {"- "}:
        after = [_STAR.sub(r"\1- ", line) for line in after]
    plain = [_plain(line) for line in before], [_plain(line) for line in after]
    lines: list[str] = []
    for tag, start, end, first, last in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        lines += before[start:end] if tag == "equal" else after[first:last]
    return "\n".join(lines)


def _plain(line: str) -> str:
    """Return a line in the form in which spellings of one row of a table are equal."""
    if not line.startswith("|"):
        return line.rstrip()
    return _DASHES.sub("-", _PADDING.sub("|", line.rstrip()))


def _comments(block: str) -> str:
    """Return the comments above a key that do not speak of the value that was there."""
    lines = block.splitlines(keepends=True)
    above = takewhile(lambda line: not line.strip() or line.lstrip().startswith("#"), lines)
    return "".join(line for line in above if not any(unconfirmed(line)))


def says_nothing(text: str) -> bool:
    """Return whether a file would hold an id alone: a language in which nothing was written."""
    parts = _split(text)
    if parts is None:
        return False
    full = _full(dict(_values(parts[0])))
    return len(full) <= 1 and not parts[1].strip()


def _full(value: Any) -> Any:
    """Return a value without what was left empty in it."""
    if isinstance(value, dict):
        found = {key: _full(one) for key, one in value.items()}
        return {key: one for key, one in found.items() if one not in EMPTY}
    if isinstance(value, list):
        return [one for one in map(_full, value) if one not in EMPTY]
    return value


def _same(old: Any, new: Any) -> bool:
    return bool(old == new or (old in EMPTY and new is None))


def _file(front: str, body: str) -> str:
    text = body if body.endswith("\n") or not body else f"{body}\n"
    return f"---\n{front}---\n{text}"


def _split(text: str) -> tuple[str, str] | None:
    """Return the front matter of a file and the text below it."""
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening is not None else None
    if opening is None or closing is None:
        return None
    return text[opening.end() + 1 : closing.start()], text[closing.end() + 1 :]


def _values(front: str) -> Mapping[str, Any]:
    """Return the values as they are written: days and numbers stay texts."""
    read = yaml.load(front, yaml.CBaseLoader)  # noqa: S506  it makes texts, lists and mappings
    return read if isinstance(read, dict) else {}


def _blocks(front: str) -> dict[str, str]:
    """Return the lines of each key at the top, with the comments above it."""
    found: dict[str, str] = {}
    key, start = "", 0
    for match in _TOP.finditer(front):
        begin = _with_comments(front, match.start())
        if begin > start:
            found[key] = front[start:begin]
        key, start = match["key"].strip("'\" "), begin
    if front[start:]:
        found[key] = front[start:] if front.endswith("\n") else f"{front[start:]}\n"
    return found


def _with_comments(front: str, start: int) -> int:
    """Return where the comments begin that stand right above a line."""
    while start:
        line = front.rfind("\n", 0, start - 1) + 1
        if not front[line:start].lstrip().startswith("#"):
            return start
        start = line
    return start
