"""Long lists cut into pages: nothing lost, nothing repeated, every jump lands."""

from dataclasses import dataclass, field
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from gongkai.views.listings import Group, Listing, paginate
from gongkai.views.page import Label

LENGTHS = st.lists(st.integers(0, 12), max_size=8)
SIZES = st.integers(1, 7)


@dataclass(frozen=True)
class Numbered:
    """A row with its place; every third has a number, and none a status."""

    place: int
    record: SimpleNamespace = field(compare=False)
    unit: None = None
    issuer: str = ""
    day: int = 1
    closes: None = None
    status: None = None


def numbered(place: int) -> Numbered:
    return Numbered(place, SimpleNamespace(number="" if place % 3 else "示例〔2021〕1号"))


def cut(lengths: list[int], size: int) -> tuple[list[Group], list[Listing]]:
    """Cut groups of these lengths."""
    numbers = iter(range(sum(lengths)))
    groups = [
        Group(f"g{place}", Label("x"), tuple(numbered(next(numbers)) for _ in range(length)))  # type: ignore[misc]
        for place, length in enumerate(lengths)
    ]
    return groups, paginate(groups, "list/", size)


@given(LENGTHS, SIZES)
def test_nothing_is_lost_or_repeated(lengths: list[int], size: int) -> None:
    groups, pages = cut(lengths, size)
    shown: dict[str, list[object]] = {}
    for page in pages:
        for group in page.groups:
            shown.setdefault(group.key, []).extend(group.rows)

    assert shown == {group.key: list(group.rows) for group in groups if group.rows}
    assert [row for rows in shown.values() for row in rows] == [*map(numbered, range(sum(lengths)))]
    assert {page.count for page in pages} == {sum(lengths)}


@given(LENGTHS, SIZES)
def test_pages_are_full_but_for_the_last(lengths: list[int], size: int) -> None:
    _, pages = cut(lengths, size)
    counts = [sum(len(group.rows) for group in page.groups) for page in pages]

    assert counts[:-1] == [size] * (len(counts) - 1)
    assert counts[-1] <= size
    assert counts[-1] > 0 or len(counts) == 1


@given(LENGTHS, SIZES)
def test_every_jump_lands_where_its_group_begins(lengths: list[int], size: int) -> None:
    groups, pages = cut(lengths, size)
    by_address = {page.pages[page.number - 1]: page for page in pages}

    for page in pages:
        assert [jump.key for jump in page.jumps] == [g.key for g in groups if g.rows]
        for jump in page.jumps:
            address, _, fragment = jump.address.partition("#")
            first = next(g for g in by_address[address].groups if g.key == fragment)
            assert not first.continued
            assert jump.count == len(next(g for g in groups if g.key == jump.key).rows)


@given(LENGTHS, SIZES)
def test_a_group_says_when_it_began_before(lengths: list[int], size: int) -> None:
    _, pages = cut(lengths, size)
    seen: set[str] = set()
    for page in pages:
        for group in page.groups:
            assert group.continued == (group.key in seen)
            seen.add(group.key)


@given(LENGTHS, SIZES)
def test_pages_know_their_neighbours(lengths: list[int], size: int) -> None:
    _, pages = cut(lengths, size)
    addresses = [page.pages[page.number - 1] for page in pages]

    assert len(set(addresses)) == len(addresses)
    assert addresses[0] == "list/"
    assert [page.previous for page in pages] == [None, *addresses[:-1]]
    assert [page.next for page in pages] == [*addresses[1:], None]


@given(LENGTHS, SIZES)
def test_pages_have_the_columns_that_say_something_anywhere(lengths: list[int], size: int) -> None:
    _, pages = cut(lengths, size)

    assert {page.columns for page in pages} == {
        frozenset({"number", "date"} if sum(lengths) else ())
    }
