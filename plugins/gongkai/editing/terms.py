"""What the fields of records may name, with what each is called."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gongkai.i18n.chinese_keys import chinese_choices
from gongkai.model.declared import declared
from gongkai.model.kinds import KINDS
from gongkai.model.label import Choices
from gongkai.model.registries import Registries
from gongkai.model.stages import STAGE, Stage
from gongkai.sources.spelling import spelling_of


@dataclass(frozen=True)
class NamedTerm:
    """A name of the model, with its words."""

    id: str
    chinese: str
    """Its name; empty where another has the same."""
    english: str
    short: str = ""
    """A shorter name that is read as well."""

    @property
    def both(self) -> str:
        """Return its names in both languages."""
        return in_both(self.chinese or self.id, self.english)


Terms = Mapping[str, tuple[NamedTerm, ...]]
"""What may be named, by what it is of: `term:genres`, `unit`, `stage`."""


def terms_of(registries: Registries) -> Terms:
    """Return what the column's records may name of its lists and units."""
    site = registries.site.model_copy(update={"keys": "zh"})
    spelling = spelling_of(replace(registries, site=site))
    short = {name: word for word, name in spelling.also.get("unit", {}).items()}
    english: dict[str, Mapping[str, str]] = {
        "unit": {name: one.name.in_("en") for name, one in registries.units.items()},
        "table": {name: one.title.in_("en") for name, one in registries.tables.items()},
        "stage": {one.value: STAGE[one] for one in Stage},
    }
    for target in spelling.terms:
        listed = registries.vocabularies.terms(target.removeprefix("term:"))
        english.setdefault(target, {term: name.in_("en") for term, name in listed.items()})
    return {
        target: tuple(
            NamedTerm(name, spelling.terms[target].get(name, ""), said, short.get(name, ""))
            for name, said in names.items()
        )
        for target, names in english.items()
    }


def in_both(chinese: str, english: str) -> str:
    """Return words in both languages, once where they are the same."""
    return english if chinese == english else f"{chinese} · {english}"


def choices_of(model: type, key: str) -> tuple[NamedTerm, ...]:
    """Return the words that a field takes, if it takes a few."""
    chinese = chinese_choices(model, key)
    if key == "kind":
        english = {name: kind.label.message for name, kind in KINDS.items()}
    else:
        choices = declared(model, key, Choices)
        english = {w: label.message for w, label in choices.labels.items()} if choices else {}
    return tuple(NamedTerm(word, said, english.get(word, word)) for word, said in chinese.items())
