"""What is read of the same texts again and again, read once: for tests that change a file or two.

Only functions are remembered whose answers depend on nothing but what they are given, and whose
answers nobody changes. What was read of a file that is the same, byte for byte, is one object, so
that what is made of it is known by it in turn.
"""

import copyreg
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from inspect import isgeneratorfunction
from pathlib import Path
from typing import Any

import pytest

from gongkai.checks import (
    attachments,
    citations,
    former_names,
    leaks,
    marks,
    mistyped_numbers,
    passages,
    personal_numbers,
    privacy,
    prose,
    rows_of_cells,
    table_cells,
    wording,
)
from gongkai.markdown import events
from gongkai.measures import column_similarity, outside_links, text_overlap
from gongkai.measures.tables import (
    agreements,
    identities,
    jumps,
    parts,
    periods,
    ratios,
    row_states,
    totals,
    unchecked,
)
from gongkai.model import filling, numbers, titles
from gongkai.model.local_text import LocalText
from gongkai.model.parts import File
from gongkai.model.scalars import Plain
from gongkai.sources import (
    agreement,
    merging,
    names,
    records,
    registries,
    shown_values,
    translations,
)
from gongkai.sources import yaml as yaml_of_sources
from gongkai.sources.documents import wire
from gongkai.sources.tables import read as reading
from gongkai.sources.tree import RecordFile
from gongkai.sources.yaml import YamlDocument

OF_TEXTS: tuple[Callable[..., Any], ...] = (
    marks.marks_in,
    marks.may_have_marks,
    personal_numbers.each_number,
    mistyped_numbers.mistyped_in,
    rows_of_cells.joined_numbers,
    numbers.find_document_numbers,
    titles.titles_in,
    text_overlap.shingles,
    text_overlap.clauses,
    events.parse,
    wire.loaded,
    wire.loaded_grid,
)
"""Functions of texts, or of what a file is kept as, and of registries that are looked up."""
OF_RECORDS: tuple[Callable[..., Any], ...] = (
    registries.read_registry,
    merging.merge,
    filling.fill_all,
    agreement.check_registries,
    translations.translation,
    records.typed,
    records.whole,
    reading.read_table,
    shown_values.shown_values,
    names.names_in,
    attachments.unseen_spans,
    leaks.marks_of,
    passages.passages,
    mistyped_numbers.mistyped_in_record,
    privacy.details_in,
    prose.prose,
    prose.found_in,
    wording.looked_up,
    wording.wrong_words_in,
    former_names.looked_up,
    former_names.names_of_then,
    citations.looked_up,
    citations.citations_in,
    outside_links.outside_links,
    column_similarity.pairs_in,
    totals.total_states,
    identities.identity_states,
    unchecked.unchecked,
    ratios.ratio_states,
    jumps.jumps,
    jumps.scaled,
    periods.gaps,
    periods.outside,
    parts.part_states,
    agreements.agreement_states,
    row_states.update_states,
    row_states.target_states,
    table_cells.repeated_keys,
    table_cells.cells_not_allowed,
)
"""Functions of what was read: of a file, a record, a table or of all registries."""
BY_VALUE = (str, bytes, int, date, File, RecordFile, LocalText, type(None), type)
"""What is known by what it says; everything else by which object it is."""


@contextmanager
def remembered() -> Iterator[None]:
    """Remember what was read, until the end of the context."""
    copyreg.pickle(Plain, lambda plain: (Plain, (str(plain), plain.reads_as)))
    with pytest.MonkeyPatch.context() as patch:
        documents = _YamlOnce(yaml_of_sources.read)
        patch.setattr(yaml_of_sources, "read", documents)
        _put(patch, registries.load_registries, _registries_once(registries.load_registries))
        _put(patch, translations.parse, _parsed_once(translations.parse))
        for function in (*OF_TEXTS, *OF_RECORDS):
            _put(patch, function, _once(function))
        yield
        documents.are_as_read()


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

    def asked(*given: object, **named: object) -> Any:
        key = (
            *[one if type(one) is str else _key(one) for one in given],
            *map(_key, named.items()),
        )
        if key not in known:
            found = function(*given, **named)
            assert is_generator or not isinstance(found, Iterator), "it can be read only once"
            # What was given is kept, and so is the number that it is known by.
            known[key] = (tuple(found) if is_generator else found, (given, named))
        answer = known[key][0]
        return iter(answer) if is_generator else answer

    return asked


def _key(one: object) -> object:
    if isinstance(one, BY_VALUE):
        return one
    if type(one) is dict:
        return tuple(map(_key, one.items()))
    if type(one) in (tuple, list):
        return tuple(map(_key, one))
    return id(one)


def _parsed_once(
    parse: Callable[[Path, RecordFile], translations.Parsed],
) -> Callable[[Path, RecordFile], translations.Parsed]:
    """Remember record files by their bytes."""
    known: dict[tuple[RecordFile, bytes], translations.Parsed] = {}

    def parse_once(root: Path, file: RecordFile) -> translations.Parsed:
        try:
            key = (file, (root / file.path).read_bytes())
        except OSError:
            return parse(root, file)
        if key not in known:
            known[key] = parse(root, file)
        return known[key]

    return parse_once


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


class _YamlOnce:
    """Remembers YAML by its text."""

    def __init__(self, read: Callable[..., YamlDocument]) -> None:
        self._read = read
        self._known: dict[tuple[str, str, tuple[int, ...]], tuple[YamlDocument, bytes]] = {}

    def __call__(self, path: str, text: str, *more: int, **others: Any) -> YamlDocument:
        if others:
            return self._read(path, text, *more, **others)
        key = (path, text, more)
        if key not in self._known:
            document = self._read(path, text, *more)
            self._known[key] = (document, pickle.dumps(document))
        return self._known[key][0]

    def are_as_read(self) -> None:
        """Fail where somebody changed a document: the next one would be given the change."""
        for (path, _, _), (document, as_read) in self._known.items():
            assert document == pickle.loads(as_read), path
