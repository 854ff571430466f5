"""A record of any kind with a value of its own in every field, made from what the kind declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema

from gongkai.i18n.translation import translation
from gongkai.model.contacts import Reached
from gongkai.model.declared import label_of
from gongkai.model.kinds import KINDS
from gongkai.model.label import Choices, Counted
from gongkai.model.language import Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.periods import words_of_day
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.scalars import Names
from gongkai.model.stages import Stage
from gongkai.render.words import write_day
from gongkai.views import labels
from small_column import BASE

ID = "specimen"
FIRST = date(2021, 1, 2)
"""The day of the first field that takes one; those that follow take the days that follow."""
SAID: Mapping[str, Any] = {
    "id": ID,
    "unit": "finance",
    "openness": "proactive",
    "authoritative": "zh",
    "published": "2021-06-30 09:30",
    "opens": "2021-07-01",
    "closes": "2021-08-01",
    "take_down": "2031-05-06",
    "attachments.file": "specimen-form.pdf",
    "fulfils.attachment": "specimen-form.pdf",
    "hours.open": "08:30-12:00",
    "exceptions.open": "13:30-17:30",
}
"""What cannot be just anything: it has to agree with the day of the build or with other fields."""
CODES = ("id", "openness", "authoritative")
"""Fields whose values no page shows in words of their own."""
NOT_FILLED = frozenset({"withdrawn", "withheld", "not_applicable", "due"})
"""Fields that leave no page, or exclude one another."""


@dataclass(frozen=True)
class Filled:
    """A field that a specimen fills, with the words that its page has to hold."""

    path: str
    words: Mapping[Language, str]


@dataclass
class Specimen:
    """The front matter of a record, the records that it names, and what its page has to say."""

    model: type[Record]
    known: Registries
    raw: dict[str, Any] = field(default_factory=dict)
    others: list[dict[str, Any]] = field(default_factory=list)
    filled: list[Filled] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        """Fill every field."""
        (kind,) = get_args(self.model.model_fields["kind"].annotation)
        column = {"column": BASE["defaults"].get(kind, {}).get("column", "policies")}
        english = {"title": "标题", "en": "Title", "summary": "概述"}
        self.raw = {**self.mapping(self.model, ""), "kind": kind, **column, **english}

    def mapping(self, model: type[BaseModel], path: str) -> dict[str, Any]:
        """Return a mapping of `model` with a value under every key."""
        made = {}
        loaded: frozenset[str] = getattr(model, "LOADED", frozenset())
        for name, info in model.model_fields.items():
            if name in loaded or name in NOT_FILLED or name in ("kind", "title", "summary"):
                continue
            below = f"{path}.{name}" if path else name
            marks = [*info.metadata]
            made[info.alias or name] = self.value(info.annotation, marks, model, name, below)
        return made

    def value(
        self, annotation: Any, marks: list[Any], model: type[BaseModel], name: str, path: str
    ) -> Any:
        """Return a value that nothing else has, and note how a page says it."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            marks = [*annotation.__metadata__, *marks]
            return self.value(arguments[0], marks, model, name, path)
        if origin in (Union, UnionType):
            return self.value(arguments[0], marks, model, name, path)
        if arguments == (int, int):
            return self.day_of_year(path)
        if origin is tuple:
            return [self.value(arguments[0], marks, model, name, path)]
        if origin is dict:
            key = self.value(arguments[0], [], model, name, path)
            return {key: self.value(arguments[1], marks, model, name, path)}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation is LocalText:
                return self.text(path)
            return self.mapping(annotation, path)
        if path in CODES:
            return SAID[path]
        if path in SAID:
            return self.given(path, SAID[path])
        named = next((mark.target for mark in marks if isinstance(mark, Names)), None)
        if named is not None:
            return self.named(named, path)
        reached = next((mark.scheme for mark in marks if isinstance(mark, Reached)), None)
        if reached is not None:
            return self.address(reached, path)
        return self.scalar(annotation, marks, path)

    def scalar(self, annotation: Any, marks: list[Any], path: str) -> Any:
        self.count += 1
        if get_origin(annotation) is Literal:
            chosen = get_args(annotation)[0]
            choices = next((mark.labels for mark in marks if isinstance(mark, Choices)), None)
            self.note_label(path, choices[chosen] if choices else None)
            return chosen
        if annotation in (date, Moment):
            day = (FIRST + timedelta(days=self.count)).isoformat()
            return self.given(path, day)
        if annotation is int:
            counted = next((mark for mark in marks if isinstance(mark, Counted)), None)
            is_year = any(
                isinstance(mark, WithJsonSchema) and "minimum" in mark.json_schema for mark in marks
            )
            number = (2100 if is_year else 3000) + self.count
            self.note(path, str(number), str(number))
            if counted is not None:
                self.note_label(path, labels.Label(counted.many, {"number": number}))
            return str(number)
        if annotation is bool:
            return True
        word = f"Written-{self.count}"
        self.note(path, word, word)
        return word

    def text(self, path: str) -> dict[str, str]:
        self.count += 1
        self.note(path, f"文字{self.count}号", f"text no. {self.count}.")
        return {"zh": f"文字{self.count}号", "en": f"text no. {self.count}."}

    def day_of_year(self, path: str) -> str:
        self.count += 1
        words = words_of_day(3, self.count % 28 + 1)
        self.note_text(path, words)
        return f"03-{self.count % 28 + 1:02}"

    def given(self, path: str, value: str) -> str:
        day, _, time = value.partition(" ")
        try:
            found = date.fromisoformat(day)
        except ValueError:
            self.note(path, value, value)
        else:
            zh, en = (f"{write_day(found, lang)} {time}".strip() for lang in ("zh", "en"))
            self.note(path, zh, en)
        return value

    def address(self, scheme: str, path: str) -> str:
        self.count += 1
        made = {
            "mailto:": f"box{self.count}@example.gov.cn",
            "tel:": f"0632-10{self.count:05}",
        }.get(scheme, f"https://www.example.gov.cn/form/{self.count}")
        self.note(path, made, made)
        return made

    def named(self, target: str, path: str) -> str:
        self.count += 1
        scheme, _, vocabulary = target.partition(":")
        match scheme:
            case "record" | "matter" | "plan" | "canonical":
                name = f"other-{self.count}"
                kind = {"matter": "decision", "plan": "policy"}.get(scheme, "notice")
                record = {"id": name, "kind": kind, "title": f"他件{self.count}号"}
                self.others.append(record | {"en": f"Other no. {self.count}."})
                self.note(path, f"他件{self.count}号", f"Other no. {self.count}.")
                return name
            case "unit":
                self.note_text(path, self.known.units["district-water"].name)
                return "district-water"
            case "point":
                self.note(path, "2021/1", "2021/1")
                return "2021/1"
            case "stage":
                self.note_label(path, labels.STAGE[Stage.RISK])
                return Stage.RISK.value
            case "table":
                self.note_text(path, self.known.tables["projects"].title)
                return "projects"
            case "term":
                term, words = next(iter(self.known.vocabularies.terms(vocabulary).items()))
                self.note_text(path, words)
                return term
        raise AssertionError(f"{path} names a {target}: say here what a specimen of it is")

    def note(self, path: str, zh: str, en: str) -> None:
        self.filled.append(Filled(path, {"zh": zh, "en": en}))

    def note_text(self, path: str, text: LocalText) -> None:
        self.note(path, text.in_("zh"), text.in_("en"))

    def note_label(self, path: str, label: labels.Label | None) -> None:
        if label is not None:
            zh, en = (translation(lang)(label.message, **label.values) for lang in ("zh", "en"))
            self.note(path, zh, en)


def paths_of(model: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    """Yield every field that a clerk writes in a record of a kind, with the mapping it is in."""
    loaded: frozenset[str] = getattr(model, "LOADED", frozenset())
    for name, info in model.model_fields.items():
        if name not in loaded:
            yield model, name
            yield from _below(info.annotation)


def _below(annotation: Any) -> Iterator[tuple[type[BaseModel], str]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation is not LocalText:
            yield from paths_of(annotation)
        return
    for part in get_args(annotation):
        yield from _below(part)


def unlabelled(kind: str) -> list[str]:
    """Return the fields of a kind that do not say what pages call them."""
    return [
        f"{model.__name__}.{name}"
        for model, name in dict.fromkeys(paths_of(KINDS[kind]))
        if label_of(model, name) is None
    ]
