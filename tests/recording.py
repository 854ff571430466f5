"""A recorder that stands in for a catalog or its measures and notes what is asked of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from gongkai.measures.measure import Measures
from gongkai.measures.obligations.measure import Obligations
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record

V = TypeVar("V")

VALUES = ("registries", "as_of", "reminded_until", "years_unknown")
"""What is no query of records: the day, what data/ holds, and years."""


class Question(NamedTuple):
    """A query with its arguments, as it may be kept from one build to the next."""

    owner: type[object]
    query: str
    arguments: tuple[object, ...]


class Recorder:
    """Whatever is asked by no query is refused."""

    def __init__(self, owner: object, answers: dict[Question, object]) -> None:
        self._owner = owner
        self._answers = answers

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(f"{name} of {type(self._owner).__name__} is its own affair")
        value = getattr(self._owner, name)
        if isinstance(value, Obligations):
            return Recorder(value, self._answers)
        if not callable(value):
            assert name in VALUES, f"{type(self._owner).__name__}.{name} is no query"
            return value
        return lambda *arguments: self._ask(name, value, arguments)

    def once(
        self, make: Callable[[Record, Catalog, Measures], V], record: Record, catalog: Catalog
    ) -> V:
        """Make it again: what it asks belongs to whoever shows it."""
        return make(record, catalog, cast("Measures", self))

    def __getitem__(self, name: str) -> object:
        return self._ask("get", cast("Catalog", self._owner).__getitem__, (name,))

    def _ask(self, name: str, query: Callable[..., object], arguments: Iterable[object]) -> object:
        kept = tuple(map(_kept, arguments))
        given = query(*kept)
        answer = given if isinstance(given, Mapping) else _kept(given)
        self._answers[Question(type(self._owner), name, kept)] = answer
        return answer


def recorded(
    catalog: Catalog, measures: Measures
) -> tuple[Catalog, Measures, dict[Question, object]]:
    """Return both with a recorder before each, and the answers it will have noted."""
    answers: dict[Question, object] = {}
    return (
        cast("Catalog", Recorder(catalog, answers)),
        cast("Measures", Recorder(measures, answers)),
        answers,
    )


def _kept(value: object) -> object:
    """Return what can be kept: a collection, or what yields one, as a tuple."""
    is_one = isinstance(value, str | BaseModel) or not isinstance(value, Iterable)
    return value if is_one else tuple(value)
