"""The keys of a model: those that there are, what each holds, and how clerks write them."""

from typing import Any

from pydantic import BaseModel

from gongkai.sources.yaml import Path, YamlDocument


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys that a clerk may write in the mapping of `model`."""
    loaded = getattr(model, "LOADED", frozenset[str]())
    fields = model.model_fields.items()
    return [field.alias or name for name, field in fields if name not in loaded]


def model_at(model: type[BaseModel], loc: Path) -> type[BaseModel]:
    """Return the model whose mapping stands at `loc`."""
    for part in loc:
        fields = model.model_fields.items()
        field = next((field for name, field in fields if part == (field.alias or name)), None)
        found = None if field is None else _inner_model(field.annotation)
        if found is not None:
            model = found
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_inner_model(part) for part in getattr(annotation, "__args__", ()))
    return next((model for model in found if model is not None), None)


def key_at(model: type[BaseModel], document: YamlDocument, loc: Path) -> str:
    """Return the key under which something stands at `loc`, or would, as clerks write it."""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    if not loc or loc in document.keys:
        return document.written_at(loc)
    return document.spelling.key(model_at(model, loc[:-1]), str(loc[-1]))
