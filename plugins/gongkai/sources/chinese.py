"""Front matter with keys and terms in Chinese -> the same with the names of the model.

Everything keeps its line and column, so that whatever is wrong is found where it stands.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from gongkai.i18n.chinese_keys import chinese_choices, chinese_keys
from gongkai.model.field_types import (
    TypeOption,
    fields_of,
    is_mapping,
    items_of,
    options,
    takes_one,
)
from gongkai.model.findings import Finding, SourcePlace, Word
from gongkai.model.language import LANGUAGES
from gongkai.model.local_text import LocalText
from gongkai.model.scalars import Plain
from gongkai.sources.codes import files, values
from gongkai.sources.mistyped import BETWEEN, takes_text
from gongkai.sources.spelling import TRUE_AND_FALSE, Spelling
from gongkai.sources.yaml import Path, Position, YamlDocument

CHINESE, ENGLISH = "Chinese", "English"
WORDS = (CHINESE, ENGLISH)
"""The languages of keys, for translators."""


def with_model_names(
    document: YamlDocument, model: type[BaseModel], path: str, spelling: Spelling
) -> YamlDocument:
    """Return a record's front matter with the names of `model`.

    A key in the other language than those of the column is read, and reported.
    """
    is_plain = all(isinstance(key[-1], int) or key[-1].isascii() for key in document.keys)
    if not spelling.is_chinese and is_plain:
        return document
    if not isinstance(document.value, dict):
        return replace(document, spelling=spelling)
    reading = _Reading(document, path, spelling)
    value = reading.mapping(document.value, model, (), ())
    names = {chinese: key for key, chinese in chinese_keys(model).items()}
    return replace(
        reading.document(value), lost=frozenset(names.get(key, key) for key in document.lost)
    )


def written_words(
    document: YamlDocument, model: type[BaseModel], spelling: Spelling, at: Path = ()
) -> "list[WrittenWord]":
    """Return the keys and terms of a record's front matter that have a word in each language.

    It stands `at` a place of the document, where that holds several.
    """
    reading = _Reading(document, "", spelling)
    value = document.value
    for part in at:
        value = value[part]
    reading.mapping(value, model, at, at)
    return reading.words


@dataclass(frozen=True)
class WrittenWord:
    """A key or a term in a file, with its word in each language."""

    at: Position
    english: str
    chinese: str
    is_plain: bool = False
    """Whether it is never in quotation marks, whatever else YAML may read it as."""
    is_one: bool = False
    """Whether it stands alone where the model has a list."""


@dataclass
class _Reading:
    old: YamlDocument
    path: str
    spelling: Spelling
    renamed: dict[Path, str | None] = field(default_factory=dict)
    """The name of the model for each key, by its place; None for one that stands there already."""
    listed: set[Path] = field(default_factory=set)
    """Where a value stands alone that is a list of one."""
    findings: list[Finding] = field(default_factory=list)
    words: list[WrittenWord] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.below: dict[Path, list[str]] = defaultdict(list)
        for place in self.old.keys:
            self.below[place[:-1]].append(str(place[-1]))

    def document(self, value: Any) -> YamlDocument:
        """Return the document with its new names, each where it stood."""
        old, moved = self.old, self._moved
        after = {place: moved(place) for place in {*old.keys, *old.values, *old.empty}}
        kept = {before: name for before, name in after.items() if name is not None}
        found = {kept[one]: at for one, at in old.values.items() if one in kept}
        found |= {(*kept[one], 0): old.values[one] for one in self.listed if one in kept}
        return replace(
            old,
            value=value,
            keys={kept[one]: at for one, at in old.keys.items() if one in kept},
            values=found,
            empty={kept[one] for one in old.empty if one in kept},
            commented={kept[one]: said for one, said in old.commented.items() if one in kept},
            written={new: str(one[-1]) for one, new in kept.items() if one[-1:] != new[-1:]},
            spelling=self.spelling,
            findings=[*old.findings, *self.findings],
        )

    def _moved(self, place: Path) -> Path | None:
        names: list[str | int] = []
        for end in range(1, len(place) + 1):
            name = self.renamed.get(place[:end], place[end - 1])
            if name is None:
                return None
            names.append(name)
        return tuple(names)

    def mapping(self, value: Any, model: type[BaseModel], old: Path, new: Path) -> Any:
        """Return a mapping with the keys of `model`."""
        own = chinese_keys(model)
        names, takes = {chinese: key for key, chinese in own.items()}, fields_of(model)
        seen: dict[str, str] = {}
        result: dict[str, Any] = {}
        for key in self.below[old]:
            here = (*old, key)
            name = names.get(key, key)
            if name in seen:
                self._twice(here, key, seen[name])
                continue
            seen[name] = key
            self.renamed[here] = name
            if name in own:
                self.words.append(WrittenWord(self.old.keys[here], name, own[name], is_plain=True))
                self._judge(here, key, own[name], name)
            if isinstance(value, dict) and key in value:
                result[name] = self.value(
                    value[key], takes.get(name, ()), here, (*new, name), model
                )
        return result

    def _judge(self, here: Path, key: str, chinese: str, english: str) -> None:
        """Report a key that is in the other language."""
        keys = self.spelling.keys
        if keys is None or key == (right := chinese if keys == "zh" else english):
            return
        languages = {"language": ENGLISH, "own": CHINESE}
        if keys == "en":
            languages = {"language": CHINESE, "own": ENGLISH}
        details = {"key": key, "right": right}
        details |= {name: Word(word) for name, word in languages.items()}
        place = SourcePlace(self.path, *self.old.keys[here])
        self.findings.append(Finding(values.OTHER_KEYS, place, details, instead=right))

    def _twice(self, here: Path, key: str, first: str) -> None:
        """Report a key that stands there in the other language already, and leave it out."""
        self.renamed[here] = None
        line = str(self.old.keys[*here[:-1], first][0])
        place = SourcePlace(self.path, *self.old.keys[here])
        self.findings.append(Finding(files.DUPLICATE_KEY, place, {"key": key, "line": line}))

    def value(
        self,
        value: Any,
        takes: tuple[TypeOption, ...],
        old: Path,
        new: Path,
        model: type[BaseModel],
    ) -> Any:
        """Return a value of a field of `model` that takes one of some types."""
        if isinstance(value, dict):
            return self._dict(value, takes, old, new, model)
        if isinstance(value, list):
            items = items_of(takes)
            return [
                self.value(item, items, (*old, number), (*new, number), model)
                for number, item in enumerate(value)
            ]
        if isinstance(value, str) and self.spelling.is_chinese:
            return self._text(value, takes, old, new, model)
        return value

    def _dict(
        self,
        value: dict[str, Any],
        takes: tuple[TypeOption, ...],
        old: Path,
        new: Path,
        model: type[BaseModel],
    ) -> Any:
        inner = next((one.model for one in takes if one.model is not None), None)
        if inner is not None:
            in_languages = {*LANGUAGES, *chinese_keys(LocalText).values()}
            is_text = in_languages.issuperset(value) and takes_text(inner)
            return self.mapping(value, LocalText if is_text else inner, old, new)
        of_names = next((one for one in takes if is_mapping(one)), None)
        if of_names is not None:
            of_key, of_value = (options(one) for one in get_args(of_names.kind))
            return self._named(value, of_key, of_value, (old, new), model)
        items = items_of(takes)  # what there is mostly one of may stand alone
        return self._dict(value, items, old, new, model) if items else value

    def _named(
        self,
        value: dict[str, Any],
        of_key: tuple[TypeOption, ...],
        of_value: tuple[TypeOption, ...],
        at: tuple[Path, Path],
        model: type[BaseModel],
    ) -> dict[str, Any]:
        """Return a mapping whose keys are names."""
        result: dict[str, Any] = {}
        seen: dict[str, str] = {}
        for key in self.below[at[0]]:
            here = (*at[0], key)
            name = (
                self._named_by(key, of_key, self.old.keys[here])
                if self.spelling.is_chinese
                else key
            )
            if name in seen:
                self._twice(here, key, seen[name])
                continue
            seen[name] = key
            self.renamed[here] = name
            if key in value:
                place = (*at[1], name)
                result[name] = self.value(value[key], of_value, here, place, model)
        return result

    def _named_by(self, text: str, takes: tuple[TypeOption, ...], at: Position) -> str:
        for one in takes:
            target = one.target or ""
            name = self.spelling.names.get(target, {}).get(text, text)
            chinese = self.spelling.terms.get(target, {}).get(name)
            if chinese is not None:
                self.words.append(WrittenWord(at, name, chinese))
            if chinese is not None or name != text:
                return name
        return text

    def _text(
        self,
        value: str,
        takes: tuple[TypeOption, ...],
        old: Path,
        new: Path,
        model: type[BaseModel],
    ) -> Any:
        items, at = items_of(takes), self.old.values[old]
        if items and not takes_one(takes) and _may_be_one(value, items):
            self.listed.add(old)
            self.words.append(WrittenWord(at, value, value, is_one=True))
            return [self._text(value, items, old, new, model)]
        for one in takes:
            words: Mapping[str, str] = {}
            if get_origin(one.kind) is Literal:
                words = chinese_choices(model, _field_of(new))
            elif one.kind is bool:
                words = TRUE_AND_FALSE
            name = value if value in words else _name_of(value, words)
            if name is not None:
                is_bool = one.kind is bool
                self.words.append(WrittenWord(at, name, words[name], is_plain=is_bool))
                return Plain(name, "true or false") if is_bool else name
        return self._named_by(value, takes, at)


def _may_be_one(value: str, items: tuple[TypeOption, ...]) -> bool:
    """Return whether a text alone is surely a list of one."""
    is_text = all(one.model is None or takes_text(one.model) for one in items)
    return is_text and BETWEEN.search(value) is None


def _name_of(value: str, words: Mapping[str, str]) -> str | None:
    return next((name for name, word in words.items() if word == value), None)


def _field_of(place: Path) -> str:
    """Return the key under which a value stands, be it in a list or not."""
    return next((part for part in reversed(place) if isinstance(part, str)), "")
