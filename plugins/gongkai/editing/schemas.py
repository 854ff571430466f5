"""The models of records and registries -> JSON Schemas (draft 2020-12), in either language of keys.

What a text names of the column's lists is an `enum`, with its words in both languages. That values
fit together is left to `gongkai check`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError, WithJsonSchema

from gongkai.editing.terms import NamedTerm, Terms, choices_of, in_both
from gongkai.i18n.chinese_keys import chinese_key
from gongkai.i18n.translation import translation
from gongkai.model.declared import label_of
from gongkai.model.field_types import TypeOption, is_mapping, items_of, options, takes_one
from gongkai.model.language import Language
from gongkai.model.local_text import LocalText
from gongkai.model.parts import Reference
from gongkai.model.record import Record
from gongkai.render.keys import docstrings_of_fields, first_paragraph
from gongkai.sources.spelling import TRUE_AND_FALSE

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def record_schema(kind: type[Record], keys: Language, terms: Terms) -> Schema:
    """Return the schema of the front matter of a kind."""
    making = _Making(keys, terms)
    name = in_both(translation("zh")(kind.label.message), kind.label.message)
    return _whole(making, making.mapping(kind), name, first_paragraph(kind.__doc__))


def registry_schema(model: type[BaseModel], title: str, holds: str) -> Schema:
    """Return the schema of a file of data/ that `holds` something; its keys are in English."""
    making = _Making("en", {})
    if issubclass(model, RootModel):
        annotation = model.model_fields["root"].annotation
        return _whole(making, making.any_of(options(annotation), model, ""), title, holds)
    return _whole(making, making.mapping(model), title, holds)


def _whole(making: "_Making", schema: Schema, title: str, meaning: str) -> Schema:
    found = {"$schema": DRAFT, "title": title} | _described(meaning) | schema
    return found | ({"$defs": making.defs} if making.defs else {})


@dataclass
class _Making:
    keys: Language
    terms: Terms
    defs: dict[str, Schema] = field(default_factory=dict)

    def mapping(self, model: type[BaseModel]) -> Schema:
        """Return the schema of a mapping with the keys of `model`."""
        loaded = getattr(model, "LOADED", frozenset[str]())
        notes = docstrings_of_fields(model)
        properties: Schema = {}
        required = []
        for name, info in model.model_fields.items():
            if name in loaded:
                continue
            english = info.alias or name
            key = chinese_key(model, english) if self.keys == "zh" else english
            takes = options(info.annotation, tuple(info.metadata))
            properties[key] = self.any_of(takes, model, english) | _about(
                model, name, english, notes.get(name, "")
            )
            if info.is_required():
                required.append(key)
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return schema | ({"required": required} if required else {})

    def any_of(self, takes: tuple[TypeOption, ...], model: type[BaseModel], key: str) -> Schema:
        """Return the schema of a value that is of one of several types."""
        schemas = [schema for one in takes for schema in self.one(one, model, key)]
        items = items_of(takes)
        if items and (takes_one(takes) or (self.keys == "zh" and _are_texts(items))):
            schemas += [schema for one in items for schema in self.one(one, model, key)]
        different = [one for n, one in enumerate(schemas) if one not in schemas[:n]]
        return different[0] if len(different) == 1 else {"anyOf": different}

    def one(self, option: TypeOption, model: type[BaseModel], key: str) -> list[Schema]:
        """Return the schemas of what one type may be written as."""
        kind, origin = option.kind, get_origin(option.kind)
        given = next((mark for mark in option.marks if isinstance(mark, WithJsonSchema)), None)
        if option.model is not None:
            return self.model(option.model)
        if given is not None and kind is not bool and not self.terms.get(option.target or ""):
            return [dict(given.json_schema or {})]
        if origin is Literal:
            return [self.choice(kind, model, key)]
        if origin is tuple:
            items = self.any_of(items_of((option,)), model, key)
            least = next((mark.min_length for mark in option.marks if isinstance(mark, MinLen)), 0)
            return [{"type": "array", "items": items} | ({"minItems": least} if least else {})]
        if is_mapping(option):
            of_key, of_value = (options(one) for one in get_args(kind))
            names = self.any_of(of_key, model, key)
            values = self.any_of(of_value, model, key)
            return [{"type": "object", "propertyNames": names, "additionalProperties": values}]
        target = option.target or ""
        if self.terms.get(target):
            name = target.removeprefix("term:")
            self.defs[name] = self.enum(self.terms[target])
            return [{"$ref": f"#/$defs/{name}"}]
        if kind is bool and self.keys == "zh":
            return [{"enum": [*TRUE_AND_FALSE.values(), True, False]}]
        return [_scalar(option)]

    def model(self, model: type[BaseModel]) -> list[Schema]:
        """Return the schemas of a mapping, and of the short forms in which it may be written."""
        if model.__name__ not in self.defs:
            self.defs[model.__name__] = {}
            self.defs[model.__name__] = self.mapping(model)
        schemas: list[Schema] = [{"$ref": f"#/$defs/{model.__name__}"}]
        if _takes(model, "x"):
            schemas.append({"type": "string"})
        if model not in (LocalText, Reference) and _takes(model, {"zh": "x"}):
            schemas += self.model(LocalText)[:1]
        return schemas

    def choice(self, kind: Any, model: type[BaseModel], key: str) -> Schema:
        """Return the schema of a field that takes a few words."""
        words = get_args(kind)
        named = [one for one in choices_of(model, key) if one.id in words]
        return self.enum(tuple(named)) if len(named) == len(words) else {"enum": list(words)}

    def enum(self, terms: tuple[NamedTerm, ...]) -> Schema:
        """Return the schema of a name; in Chinese its id may be written, too."""
        said = {one.id: one.both for one in terms}
        if self.keys == "zh":
            words = {one.chinese: f"{one.english} ({one.id})" for one in terms if one.chinese}
            short = {one.short: one.both for one in terms if one.short}
            said = words | short | said
        return {"enum": list(said), "enumDescriptions": list(said.values())}


def _scalar(option: TypeOption) -> Schema:
    marked: Any = Annotated[option.kind, *option.marks] if option.marks else option.kind
    schema: Schema = TypeAdapter(marked).json_schema()
    return schema


def _are_texts(items: tuple[TypeOption, ...]) -> bool:
    """Return whether a list is of what stands on one line, so that one needs no brackets."""
    return all(one.model is None or _takes(one.model, "x") for one in items)


def _takes(model: type[BaseModel], value: object) -> bool:
    """Return whether a mapping may be written as `value`, short."""
    if (
        model is not LocalText
        and isinstance(value, Mapping)
        and value.keys() <= model.model_fields.keys()
    ):
        return False
    try:
        model.model_validate(value)
    except ValidationError as error:
        wrong = ("model_type", "missing", "extra_forbidden")
        return all(one["type"] not in wrong for one in error.errors())
    return True


def _about(model: type[BaseModel], name: str, key: str, meaning: str) -> Schema:
    """Return what a field is called and means."""
    label = label_of(model, name)
    message = label.message if label is not None else key
    chinese = translation("zh").messages.get(message, chinese_key(model, key))
    return {"title": in_both(chinese, message)} | _described(meaning)


def _described(meaning: str) -> Schema:
    if not meaning:
        return {}
    chinese = translation("zh").messages.get(meaning)
    return {"description": f"{chinese}\n\n{meaning}" if chinese else meaning}
