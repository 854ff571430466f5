"""Records of each kind to begin with, as snippets of Visual Studio Code, in the column's keys."""

import json
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from gongkai.editing.terms import NamedTerm, Terms, choices_of, in_both
from gongkai.i18n.chinese_keys import chinese_key
from gongkai.i18n.translation import translation
from gongkai.model.field_types import TypeOption, items_of, options
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.parts import Attachment
from gongkai.model.record import Record
from gongkai.sources.yaml import quoted

USUAL = ("summary", "issuers", "dated", "topics", "audience")
"""What a record need not have, and nearly every one does."""
_FILE = r"${TM_FILENAME_BASE/^(.*)\.(zh|en)$/$1/}"
"""The id, from the name of the file."""
_DAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_MANY = 40
"""Of more terms the editor shows no list: nobody reads through it."""


def snippets(keys: Language, terms: Terms) -> str:
    """Return the snippets of a column."""
    made = _Snippets(keys, terms)
    found = {made.title(kind): made.of_kind(name, kind) for name, kind in KINDS.items()}
    found["附件 · Attachment"] = made.of_attachment()
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


class _Snippets:
    def __init__(self, keys: Language, terms: Terms) -> None:
        self.keys = keys
        self.terms = terms
        self.number = 0

    def title(self, kind: type[Record]) -> str:
        return in_both(translation("zh")(kind.label.message), kind.label.message)

    def of_kind(self, name: str, kind: type[Record]) -> dict[str, Any]:
        """Return the front matter of a kind with the keys that it needs, and the usual ones."""
        self.number = 0
        lines = ["---", *self.lines(kind, name), "---", "$0"]
        chinese = translation("zh")(kind.label.message)
        return {
            "scope": "markdown",
            "prefix": [chinese, name],
            "body": lines,
            "description": f"新建{chinese} · New: {kind.label.message}",
        }

    def of_attachment(self) -> dict[str, Any]:
        self.number = 0
        inner = list(self.mapping(Attachment, ("file", "title")))
        return {
            "scope": "markdown",
            "prefix": ["附件", "attachment"],
            "body": [f"{self.key(Record, 'attachments')}:", *_listed(inner)],
            "description": "附件 · Attachments",
        }

    def lines(self, kind: type[Record], name: str) -> Iterator[str]:
        wanted = [
            field
            for field, info in kind.model_fields.items()
            if field not in kind.LOADED and (info.is_required() or field in USUAL)
        ]
        for field in wanted:
            if field == "kind":
                chinese = translation("zh")(kind.label.message)
                yield f"{self.key(kind, field)}: {chinese if self.keys == 'zh' else name}"
            elif field == "id":
                yield f"{self.key(kind, field)}: {_FILE}"
            else:
                yield from self.entry(kind, field)

    def entry(self, model: type[BaseModel], field: str) -> Iterator[str]:
        """Yield the lines of a field."""
        info = model.model_fields[field]
        key = self.key(model, info.alias or field)
        takes = options(info.annotation, tuple(info.metadata))
        items = items_of(takes)
        inner = next((one.model for one in items or takes if one.model is not None), None)
        if inner is not None and "zh" not in inner.model_fields:
            needed = [name for name, one in inner.model_fields.items() if one.is_required()]
            lines = list(self.mapping(inner, needed or list(inner.model_fields)[:1]))
            yield f"{key}:"
            yield from _listed(lines) if items else (f"  {line}" for line in lines)
        else:
            value = self.value(model, info.alias or field, items or takes, key)
            yield f"{key}: [{value}]" if items else f"{key}: {value}"

    def mapping(self, model: type[BaseModel], fields: list[str] | tuple[str, ...]) -> Iterator[str]:
        for field in fields:
            yield from self.entry(model, field)

    def value(
        self, model: type[BaseModel], name: str, takes: tuple[TypeOption, ...], key: str
    ) -> str:
        """Return a place to fill in, with what may be written there."""
        choices: tuple[NamedTerm, ...] = ()
        for one in takes:
            if get_origin(one.kind) is Literal:
                allowed = get_args(one.kind)
                choices = tuple(term for term in choices_of(model, name) if term.id in allowed)
            choices = choices or self.terms.get(one.target or "", ())
        if name == "dated":
            return _DAY
        self.number += 1
        if name == "published":
            return f"{_DAY} ${{{self.number}:09:00}}"
        words = [self.word(term) for term in choices]
        if 0 < len(words) <= _MANY and all(quoted(word) == word for word in words):
            return f"${{{self.number}|{','.join(map(_escaped, words))}|}}"
        return f"${{{self.number}:{key}}}"

    def word(self, term: NamedTerm) -> str:
        return (term.chinese or term.id) if self.keys == "zh" else term.id

    def key(self, model: type[BaseModel], key: str) -> str:
        return chinese_key(model, key) if self.keys == "zh" else key


def _listed(lines: list[str]) -> list[str]:
    """Return the lines of a mapping as the first entry of a list."""
    return [f"  {'- ' if n == 0 else '  '}{line}" for n, line in enumerate(lines)]


def _escaped(word: str) -> str:
    """Return a word as a list of choices has it."""
    return word.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|")
