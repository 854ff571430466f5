"""Records and measures are reached through named queries: what a page asked for is known.

What needs everything says so in `WHOLE`, with its reason; nothing else walks all of anything.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from inspect import isfunction, signature
from pathlib import Path
from typing import Any, get_origin, get_type_hints

import pytest

import gongkai
from any_column import VIEWS, call
from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.measures.measure import Measures, measure
from gongkai.measures.obligations.measure import Obligations
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.render.files import FileRenderer
from gongkai.render.urls import Origin
from gongkai.views.datafile import DataFile
from gongkai.views.page import Page
from recording import recorded
from small_column import make_catalog
from written import SITE
from written import VIEWS as FILES

PACKAGE = Path(gongkai.__file__).parent
HOOKS = PACKAGE.parents[1] / "hooks"
ASKING = ("checks", "commands", "measures", "mkdocs", "render", "report", "verdict", "views")
"""The rooms that ask; sources/ and model/ make what is asked."""

OWNERS: Mapping[str, type] = {
    "catalog": Catalog,
    "measures": Measures,
    "obligations": Obligations,
}
"""What is asked, by the names that it goes by; parameters have theirs by what they are."""

WHOLE = {
    ("checks/check.py", "everything"): "the records that are judged, one at a time",
    ("checks/duties.py", "each_cell"): "each key task is judged for each unit",
    ("checks/decisions.py", "open_matters"): "each matter that owes something is judged",
    ("checks/explanations.py", "every_explanation"): "each explanation is judged",
    ("checks/privacy.py", "everything"): "every text is read for what must not be published",
    ("checks/gate.py", "everything"): "the gate looks at every record",
    ("checks/validity_texts.py", "documents"): "a text names other documents by title or number",
    ("checks/visibility.py", "every_held"): "each that is to come is reported",
    ("commands/owners.py", "everything"): "a file of owners has a line for each folder",
    ("commands/review_consequences.py", "everything"): "two versions of a column are compared",
    ("commands/reviewing.py", "everything"): "two versions of a column are compared",
    ("measures/changes.py", "everything"): "two catalogs are compared",
    ("measures/differences.py", "each_cell"): "two versions of a column are compared",
    ("measures/differences.py", "every_obligation"): "two versions of a column are compared",
    ("measures/differences.py", "everything"): "two versions of a column are compared",
    ("measures/differences.py", "open_matters"): "two versions of a column are compared",
    ("measures/column_health.py", "everything"): "the newest day stands on the first page",
    ("measures/validity.py", "dated_to_end"): "the validity of each, computed once",
    ("measures/validity.py", "documents"): "the validity of each, computed once",
    ("measures/national_indicators.py", "health_of_every_column"): "columns of the site counted",
    ("measures/obligations/judged.py", "everything"): "what each unit published, found once",
    ("measures/reports.py", "everything"): "what each unit reported, found once for all units",
    ("measures/tables/names.py", "documents"): "cells name documents by number or title",
    (
        "measures/tables/names.py",
        "everything",
    ): "what may be named is offered where a name is wrong",
    ("mkdocs/manifest.py", "everything"): "the manifest lists every file",
    ("mkdocs/attachments.py", "everything"): "every attachment is copied",
    ("render/links.py", "everything"): "a text names other records by their files",
    ("verdict/judge.py", "everything"): "names of persons are looked for among all records",
    ("views/datasets.py", "documents"): "the catalogue of data counts what the exports print",
    ("views/datasets.py", "every_explanation"): "the catalogue of data counts what exports print",
    ("views/datasets.py", "everything"): "the catalogue of data counts what the exports print",
    ("views/directories.py", "health_of_every_column"): "the page of all sections prints each",
    ("views/documents.py", "documents"): "the library says when any of them last changed",
    ("views/downloads.py", "everything"): "each record is printed",
    ("views/explained.py", "every_explanation"): "the page and its table print all",
    ("views/exports.py", "documents"): "exports print all",
    ("views/exports.py", "everything"): "exports print all",
    ("views/feeds.py", "everything"): "an entry of each record is made once for all feeds",
    ("views/figures.py", "every_explanation"): "figures of all units together",
    ("views/home.py", "documents"): "the first page says how many there are",
    ("views/jump.py", "everything"): "an export of all numbers",
    ("views/owed_table.py", "every_obligation"): "exports print all",
    ("views/record_lines.py", "everything"): "exports print all",
    ("measures/claims.py", "everything"): "any record may say what can be claimed",
    ("measures/turning.py", "everything"): "any record may come to its hour",
    ("views/records.py", "every_notice"): "each notice has a page",
    ("views/records.py", "everything"): "each record has a page",
    ("views/score.py", "health_of_every_column"): "whether any column counted is invented",
    ("views/table_pages.py", "everything"): "each record with long tables has pages of them",
    ("views/search.py", "documents"): "the index of the library finds each",
}
"""Who asks a query that answers with everything, and why."""

AS_OF = date(2021, 7, 15)
Makes = Callable[[Catalog, Measures], Iterable[Page | DataFile]]


def files() -> Iterator[Path]:
    for room in ASKING:
        yield from sorted((PACKAGE / room).rglob("*.py"))
    yield from sorted(HOOKS.glob("*.py"))


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE if file.is_relative_to(PACKAGE) else HOOKS.parent).as_posix()


def queries(owner: type) -> dict[str, Any]:
    """Return the public methods of what is asked."""
    return {
        name: method
        for name, method in vars(owner).items()
        if isfunction(method) and not name.startswith("_")
    }


def values(owner: type) -> set[str]:
    """Return the public fields that cannot be walked, and properties: a day, the registries."""
    return {
        name
        for name, hint in get_type_hints(owner).items()
        if not name.startswith("_") and not is_collection(hint)
    } | {
        name
        for name, value in vars(owner).items()
        if isinstance(value, property) and not name.startswith("_")
    }


def is_collection(hint: object) -> bool:
    kind = get_origin(hint) or hint
    return isinstance(kind, type) and issubclass(kind, Iterable) and kind is not str


def whole_queries(owner: type) -> set[str]:
    """Return the queries that say of nothing in particular what is asked for."""
    return {
        name
        for name, query in queries(owner).items()
        if len(signature(query).parameters) == 1 and is_collection(get_type_hints(query)["return"])
    }


def asked(tree: ast.AST) -> Iterator[tuple[int, type, str]]:
    """Yield line, whom, and what is asked of it: `scope.catalog` and `records`."""
    names = dict(OWNERS)
    by_class = {owner.__name__: owner for owner in OWNERS.values()}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _name(node.value) in names:
            names |= {_name(target): names[_name(node.value)] for target in node.targets}
        if isinstance(node, ast.arg) and isinstance(node.annotation, ast.Name):
            names.pop(node.arg, None)
            if node.annotation.id in by_class:
                names[node.arg] = by_class[node.annotation.id]
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            name = "catalog" if _is_loaded(node.value) else _name(node.value)
            if name in names:
                yield node.lineno, names[name], node.attr


def _is_loaded(node: ast.AST) -> bool:
    """Return whether it is `scope.loaded`, the catalog with what is held back."""
    return isinstance(node, ast.Attribute) and node.attr == "loaded"


def _name(node: ast.AST) -> str:
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return str(name).removeprefix("_")


def by_hand(tree: ast.AST) -> list[str]:
    """Return what is reached by no query."""
    return [
        f"{line}: {owner.__name__}.{name} is no query"
        for line, owner, name in asked(tree)
        if name not in queries(owner).keys() | values(owner)
    ]


@pytest.mark.parametrize("file", list(files()), ids=name_of)
def test_nothing_is_walked_in_place(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert by_hand(tree) == []
    whole = {name for _, owner, name in asked(tree) if name in whole_queries(owner)}
    listed = {query for place, query in WHOLE if place == name_of(file)}
    assert whole == listed, "WHOLE lists who asks for everything, and why"


@pytest.mark.parametrize(
    "walking",
    [
        "for state in measures.validity.values(): pass",
        "for name in scope.measures.matters: pass",
        "known = [e for e in scope.measures._explanations.values()]",
        "cells = list(self._measures.obligations.cells.items())",
        "for one in measures.obligations.all: pass",
        "for record in scope.loaded.records.values(): pass",
        "shown = scope.catalog\nfound = sorted(shown.records)",
        "def page(known: Catalog): return [*known.notices]",
        "of = measures\nany(of.health.values())",
    ],
)
def test_walking_in_place_is_seen(walking: str) -> None:
    assert by_hand(ast.parse(walking)) != []


def test_the_list_holds_no_file_that_is_gone() -> None:
    assert {place for place, _ in WHOLE} <= {name_of(file) for file in files()}


def test_measures_have_nothing_to_walk() -> None:
    public = {name for name in get_type_hints(Measures) if not name.startswith("_")}
    assert public == values(Measures)


@pytest.mark.parametrize("owner", [Catalog, Measures])
def test_no_query_answers_with_a_table(owner: type) -> None:
    hints = {name: get_type_hints(query)["return"] for name, query in queries(owner).items()}
    tables = [n for n, hint in hints.items() if issubclass(get_origin(hint) or object, Mapping)]
    assert tables == []


RECORDS = [
    {"id": "rules", "kind": "policy", "unit": "finance", "number": "枣财发〔2021〕1号"},
    {"id": "why", "kind": "interpretation", "unit": "finance", "interprets": ["rules"]},
    {"id": "old", "kind": "policy", "unit": "finance", "published": "2020-01-02"},
    {"id": "new", "kind": "policy", "unit": "finance", "repeals": ["old"]},
    {"id": "ask", "kind": "consultation", "opens": "2021-07-01", "closes": "2021-07-31"},
    {"id": "news", "kind": "notice", "unit": "district", "published": "2021-05-06"},
    {"id": "gone", "kind": "notice", "withdrawn": {"date": "2021-07-01", "reason": "error"}},
    {"id": "matter", "kind": "decision", "unit": "finance", "procedures": ["consultation"]},
    {"id": "list", "kind": "catalogue", "items": ["matter"]},
]


def column(**news: str) -> tuple[Catalog, Measures]:
    records = [{**record, **(news if record["id"] == "news" else {})} for record in RECORDS]
    shown = make_catalog(records).until(AS_OF)
    return shown, measure(shown, AS_OF)


def made(catalog: Catalog, measures: Measures) -> dict[str, list[object]]:
    """Return what each view makes: pages as data, and files as they are written."""
    return {view.__name__: made_by(view, catalog, measures) for view in (*VIEWS, *FILES)}


def made_by(view: Makes, catalog: Catalog, measures: Measures) -> list[object]:
    files = FileRenderer(Origin(SITE, "en", DEFAULT), "column")
    return [
        files.render(one) if isinstance(one, DataFile) else one
        for one in call(view, catalog, measures)
    ]


def test_a_recorder_can_stand_before_what_is_asked() -> None:
    catalog, measures, answers = recorded(*column())
    assert made(catalog, measures) == made(*column())
    assert {question.owner for question in answers} == set(OWNERS.values())


def test_checks_ask_by_queries_alone() -> None:
    scope, plain = (Scope(make_catalog(RECORDS), AS_OF) for _ in range(2))
    catalog, measures, answers = recorded(scope.catalog, scope.measures)
    vars(scope).update(catalog=catalog, measures=measures)
    assert run_checks(scope) == run_checks(plain) != []
    assert answers


def test_what_was_asked_shows_what_an_edit_touches() -> None:
    before, after = column(), column(title="关于另一件事的通告")
    untouched = set()
    for view in (*VIEWS, *FILES):
        of_view = []
        for catalog, measures in (before, after):
            asked_of, measured, answers = recorded(catalog, measures)
            of_view.append((answers, made_by(view, asked_of, measured)))
        (old_answers, old), (new_answers, new) = of_view
        if old_answers == new_answers:
            untouched.add(view.__name__)
            assert old == new, view.__name__
    assert {"decision_pages", "calendar_files"} <= untouched
    assert not untouched & {"record_pages", "home_pages", "feed_files"}
