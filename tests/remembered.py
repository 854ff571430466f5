"""What is read of the same texts again and again, read once: for tests that change a file or two.

Only functions are remembered whose answers depend on nothing but what they are given, and whose
answers nobody changes.
"""

import copyreg
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from inspect import isgeneratorfunction
from pathlib import Path
from typing import Any

import pytest

from gongkai.checks import marks, mistyped_numbers, personal_numbers
from gongkai.markdown import events
from gongkai.model import numbers, titles
from gongkai.model.scalars import Plain
from gongkai.sources import registries
from gongkai.sources import yaml as yaml_of_sources
from gongkai.sources.documents import wire

OF_TEXTS: tuple[Callable[..., Any], ...] = (
    marks.marks_in,
    marks.may_have_marks,
    personal_numbers.each_number,
    mistyped_numbers.mistyped_in,
    numbers.find_document_numbers,
    titles.titles_in,
    events.parse,
    wire.loaded,
    wire.loaded_grid,
)
"""Functions of texts, or of what a file is kept as, and of registries that are looked up."""


@contextmanager
def remembered() -> Iterator[None]:
    """Remember what was read, until the end of the context."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_of_sources, "read", _yaml_once(yaml_of_sources.read))
        _put(patch, registries.load_registries, _registries_once(registries.load_registries))
        for function in OF_TEXTS:
            _put(patch, function, _once(function))
        yield


def _put(
    patch: pytest.MonkeyPatch, function: Callable[..., Any], other: Callable[..., Any]
) -> None:
    """Put another function in the place of one, wherever it was imported."""
    for name, module in list(sys.modules.items()):
        if name.startswith("gongkai."):
            for attribute, value in list(vars(module).items()):
                if value is function:
                    patch.setattr(module, attribute, other)


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    """Remember answers by the texts, and by the very objects, that were given."""
    known: dict[tuple[object, ...], tuple[Any, object]] = {}
    is_generator = isgeneratorfunction(function)

    def asked(*given: object) -> Any:
        key = tuple(one if isinstance(one, str | bytes) else id(one) for one in given)
        if key not in known:
            found = function(*given)
            known[key] = (tuple(found) if is_generator else found, given)  # which keeps their ids
        answer = known[key][0]
        return iter(answer) if is_generator else answer

    return asked


def _registries_once(load: Callable[[Path], Any]) -> Callable[[Path], Any]:
    """Remember registries by all that stands in their files."""
    known: dict[tuple[tuple[str, bytes], ...], Any] = {}

    def load_once(root: Path) -> Any:
        files = (file for file in sorted((root / "data").rglob("*")) if file.is_file())
        key = tuple((file.relative_to(root).as_posix(), file.read_bytes()) for file in files)
        if key not in known:
            known[key] = load(root)
        return known[key]

    return load_once


def _yaml_once(
    read: Callable[..., yaml_of_sources.YamlDocument],
) -> Callable[..., yaml_of_sources.YamlDocument]:
    """Remember YAML as bytes, as documents are changed where they are used."""
    known: dict[tuple[str, str, tuple[int, ...]], bytes] = {}
    copyreg.pickle(Plain, lambda plain: (Plain, (str(plain), plain.reads_as)))

    def read_once(path: str, text: str, *more: int, **others: Any) -> yaml_of_sources.YamlDocument:
        if others:
            return read(path, text, *more, **others)
        key = (path, text, more)
        if key not in known:
            known[key] = pickle.dumps(read(path, text, *more))
        document: yaml_of_sources.YamlDocument = pickle.loads(known[key])
        return document

    return read_once
