"""A field of a record -> a widget of Decap CMS (decapcms.org/docs/widgets)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from gongkai.form.shapes import ValueShape
from gongkai.i18n.translation import Translation
from gongkai.model.declared import declared, label_of
from gongkai.model.kinds import KINDS
from gongkai.model.label import Choices
from gongkai.model.language import LANGUAGES, Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.registries import Registries
from gongkai.model.scalars import Names
from gongkai.sources.names import targets_of
from gongkai.sources.spelling import Spelling

Widget = dict[str, Any]
Options = Sequence[Mapping[str, str]]
_MOMENT_PATTERN = r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$"


@dataclass(frozen=True)
class FormSource:
    """What the widgets of a column are made from."""

    registries: Registries
    spelling: Spelling
    words: Translation
    confirms: bool = False
    """Whether what is to be confirmed is a list in the form: our own backend makes it one."""

    @property
    def language(self) -> Language:
        """Return the language of the form."""
        return self.words.language

    @cached_property
    def lists(self) -> Mapping[str, list[Widget]]:
        """Return what names may be, with what readers call it, by what they name.

        A list is one object however often it is used: in YAML it then stands once.
        """
        targets = {target for kind in KINDS.values() for target in targets_of(kind)}
        return {target: _options(self, target) for target in sorted(targets)}


def widgets(
    form: FormSource, model: type[BaseModel], shapes: Mapping[str, ValueShape], names: Iterable[str]
) -> list[Widget]:
    """Return the widgets of fields of `model`, by their names in Python.

    `shapes` says how each key stands in the records that there are. What no widget can write as
    it stands is left out: a form keeps what it does not show.
    """
    found = (_widget(form, model, name, shapes) for name in names)
    return [widget for widget in found if widget is not None]


def _widget(
    form: FormSource, model: type[BaseModel], name: str, shapes: Mapping[str, ValueShape]
) -> Widget | None:
    field = model.model_fields[name]
    key = field.alias or name
    annotation: Any = field.annotation
    for marker in field.metadata:
        if isinstance(marker, Names):
            annotation = Annotated[annotation, marker]
    written = form.spelling.key(model, key)
    words = _choices(form, model, name, key)
    control = _control(form, annotation, shapes.get(written, ValueShape()), words)
    if control is None:
        return None
    label = label_of(model, name)
    widget = {
        "name": written,
        "label": form.words(label.message) if label is not None else key,
        "required": field.is_required(),
    }
    return widget | control


def _control(
    form: FormSource, annotation: Any, shape: ValueShape, words: Options = ()
) -> Widget | None:
    """Return what of a widget its type decides; None where no widget writes it as it stands."""
    origin = get_origin(annotation)
    arguments = [one for one in get_args(annotation) if one not in (type(None), Ellipsis)]
    if origin is Annotated:
        named = [one for one in annotation.__metadata__ if isinstance(one, Names)]
        inner = get_args(annotation)[0]
        if named and (options := form.lists.get(named[0].target)):
            return {"widget": "select", "options": options, "multiple": _is_list(inner)}
        return _control(form, inner, shape, words)
    if origin is tuple:
        return _list(form, arguments[0], shape, words)
    if origin is not None and all(isinstance(one, str) for one in arguments):
        return {"widget": "select", "options": [_option(one, words) for one in arguments]}
    if origin is not None:
        return _control(form, arguments[0], shape, words) if len(arguments) == 1 else None
    return _plain(form, annotation, shape)


def _plain(form: FormSource, annotation: Any, shape: ValueShape) -> Widget | None:
    if annotation is LocalText:
        return _local_text(form, shape)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if shape.is_mixed or shape.is_text:
            return None
        fields = _fields(form, annotation, shape)
        for field in fields:  # Decap asks for them although the whole is left out: checks do it
            field["required"] = False
        return {"widget": "object", "collapsed": True, "fields": fields}
    if annotation is date:
        return _pattern(form.words("A day like 2021-07-15."), r"^\d{4}-\d{2}-\d{2}$")
    if annotation is Moment:
        return _pattern(
            form.words("A day like 2021-07-15, or a moment like 2021-07-15 09:30."), _MOMENT_PATTERN
        )
    if annotation is bool:
        return {"widget": "boolean"}
    if annotation is int:
        return {"widget": "number", "value_type": "int"}
    if annotation in (float, Decimal):
        return {"widget": "number", "value_type": "float"}
    return {"widget": "string"} if annotation is str else None


def _pattern(hint: str, pattern: str) -> Widget:
    return {"widget": "string", "hint": hint, "pattern": [pattern, hint]}


def _local_text(form: FormSource, shape: ValueShape) -> Widget | None:
    """Return the widget of a text in one language or in two, as records here write it."""
    if shape.is_mixed:
        return None
    if not shape.is_mapping:
        return {"widget": "text"}
    fields = [
        {
            "name": form.spelling.key(LocalText, language),
            "label": form.words("Chinese" if language == "zh" else "English"),
            "widget": "text",
            "required": False,
        }
        for language in reversed(LANGUAGES)
    ]
    return {"widget": "object", "fields": fields}


def _list(form: FormSource, item: Any, shape: ValueShape, words: Options) -> Widget | None:
    named = [one for one in getattr(item, "__metadata__", ()) if isinstance(one, Names)]
    if named and (options := form.lists.get(named[0].target)):
        return {"widget": "select", "options": options, "multiple": True}
    inner = get_args(item)[0] if get_origin(item) is Annotated else item
    if isinstance(inner, type) and issubclass(inner, BaseModel) and inner is not LocalText:
        if shape.is_mixed:
            return None
        if shape.is_text:  # references that are ids alone
            return {"widget": "list", "field": {"name": "id", "label": "id", "widget": "string"}}
        fields = _fields(form, inner, shape)
        return {"widget": "list", "collapsed": True, "fields": fields}
    control = _control(form, inner, shape, words)
    if control is None:
        return None
    if control["widget"] == "select":
        return control | {"multiple": True}
    field = {"name": "value", "label": form.words("Value")} | control
    return {"widget": "list", "field": field}


def _fields(form: FormSource, model: type[BaseModel], shape: ValueShape) -> list[Widget]:
    fields = widgets(form, model, shape.keys, model.model_fields)
    for field in fields:
        if model.__name__ == "Attachment" and field["name"] == form.spelling.key(model, "file"):
            field |= {"widget": "file", "media_folder": "", "public_folder": ""}
    return fields


def _options(form: FormSource, target: str) -> list[Widget]:
    """Return what a name may be, with what readers call it; empty where that is no closed list."""
    scheme, _, vocabulary = target.partition(":")
    language, registries = form.language, form.registries
    if scheme == "term":
        terms = registries.vocabularies.terms(vocabulary)
        named = {term: name.in_(language) for term, name in terms.items()}
    elif scheme == "unit":
        named = {name: unit.name.in_(language) for name, unit in registries.units.items()}
    elif scheme == "table":
        named = {name: table.title.in_(language) for name, table in registries.tables.items()}
    elif scheme == "point":
        named = {
            year.reference(point): form.words(
                "{point} ({year})", point=point.title.in_(language), year=year.year
            )
            for year in registries.points.values()
            for point in year.points
        }
    else:
        named = {}
    return [
        {"value": form.spelling.term(target, name), "label": label} for name, label in named.items()
    ]


def _choices(form: FormSource, model: type[BaseModel], name: str, key: str) -> Options:
    """Return the words that a field takes, as the column writes them, with what they mean."""
    choices = declared(model, name, Choices)
    if choices is None:
        return ()
    return tuple(
        {
            "of": word,
            "value": form.spelling.choice(model, key, word),
            "label": form.words(one.message),
        }
        for word, one in choices.labels.items()
    )


def _option(word: str, words: Options) -> Widget:
    """Return a word that a field takes as an option, with what it means where that is known."""
    found = next((one for one in words if one["of"] == word), None)
    if found is None:
        return {"value": word, "label": word}
    return {"value": found["value"], "label": found["label"]}


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple
