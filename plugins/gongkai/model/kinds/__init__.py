"""The kinds of record. To add one, add a file here: `KINDS` finds it (docs/contributing.md)."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import iter_modules
from typing import get_args

from gongkai.model.record import Record


def _kinds() -> Iterator[tuple[str, type[Record]]]:
    """Yield every kind that a module of this package declares, with its name."""
    for module in iter_modules(__path__, f"{__name__}."):
        for _, model in getmembers(import_module(module.name), isclass):
            if issubclass(model, Record) and model.__module__ == module.name:
                (name,) = get_args(model.model_fields["kind"].annotation)
                yield name, model


KINDS: Mapping[str, type[Record]] = dict(sorted(_kinds()))
"""Every kind by its name, in alphabetical order."""
