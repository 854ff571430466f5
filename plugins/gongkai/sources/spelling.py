"""How a column spells front matter: the language of its keys, and its words for names.

The model knows keys and terms by one name only. A column may write them in Chinese, and then
names of units and terms of vocabularies too, as the clerk knows them from its pages.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pydantic import BaseModel

from gongkai.i18n.chinese_keys import chinese_choices, chinese_key, chinese_stages
from gongkai.model.findings import Finding
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.sources.names import targets_of

TRUE_AND_FALSE = {"true": "是", "false": "否"}


@dataclass(frozen=True)
class Spelling:
    """How front matter is written."""

    keys: Language | None = "en"
    """The language of the keys; None where it could not be read: then either will do."""
    terms: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    """The Chinese word for each name, by what the name is of: `term:genres`, `unit`."""
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    """The names of more words that are read, and not written: `unit` has short names."""

    @property
    def is_chinese(self) -> bool:
        """Return whether words may be written in Chinese."""
        return self.keys != "en"

    def key(self, model: type[BaseModel], key: str) -> str:
        """Return a key of `model` as the column writes it."""
        return chinese_key(model, key) if self.keys == "zh" else key

    def term(self, target: str, name: str) -> str:
        """Return a name as the column writes it."""
        return self.terms.get(target, {}).get(name, name) if self.keys == "zh" else name

    def choice(self, model: type[BaseModel], key: str, word: str) -> str:
        """Return one of the words that a key takes as the column writes it."""
        return chinese_choices(model, key).get(word, word) if self.keys == "zh" else word

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Return the name that each Chinese word stands for, by what it is of."""
        return {
            target: {word: name for name, word in words.items()} | dict(self.also.get(target, {}))
            for target, words in self.terms.items()
        }


ENGLISH = Spelling()


def spelling_of(registries: Registries, *, is_known: bool = True) -> Spelling:
    """Return how a column spells front matter; `is_known` unless data/site.yml has faults."""
    keys = registries.site.keys if is_known else None
    if keys == "en":
        return ENGLISH
    terms: dict[str, Mapping[str, str]] = {"stage": chinese_stages()}
    terms["kind"] = chinese_choices(Record, "kind")
    units = registries.units
    terms["unit"] = _unique((name, unit.name.zh) for name, unit in units.items())
    terms["table"] = _unique((name, one.title.zh) for name, one in registries.tables.items())
    for target in sorted({target for kind in KINDS.values() for target in targets_of(kind)}):
        scheme, _, vocabulary = target.partition(":")
        if scheme == "term":
            listed = registries.vocabularies.terms(vocabulary).items()
            terms[target] = _unique((term, name.zh) for term, name in listed)
    short = _unique((name, unit.short.zh) for name, unit in units.items())
    full = set(terms["unit"].values())
    return Spelling(keys, terms, {"unit": {w: n for n, w in short.items() if w not in full}})


def _unique(words: Iterable[tuple[str, str | None]]) -> Mapping[str, str]:
    """Return the words that stand for one name only, and are none themselves."""
    listed = [(name, word) for name, word in words if word]
    count = Counter(word for _, word in listed)
    names = {name for name, _ in listed}
    return {name: word for name, word in listed if count[word] == 1 and word not in names}


def is_of_records(code: str) -> bool:
    """Return whether findings of a code are about records alone, and name keys of no other file."""
    return code.startswith(("GK3", "GK4", "GK6"))


def with_kinds(
    findings: Iterable[Finding], registries: Registries, kinds: Mapping[str, str]
) -> list[Finding]:
    """Return findings whose words name keys as the column writes them.

    `kinds` are those of the records, by id. What is found in data/ and of no record names keys of
    data/, which are in English, unless it is about records that are missing.
    """
    if registries.site.keys != "zh":
        return list(findings)
    return [
        replace(one, kind=kinds.get(one.record or "", ""))
        if one.record or is_of_records(one.code.id) or not one.place.path.startswith("data/")
        else one
        for one in findings
    ]
