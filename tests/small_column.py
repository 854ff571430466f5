"""A small column in memory, for tests that need no files: small_column.yml, changed."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

import workspace
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.filing import Filing
from gongkai.model.gate import Gate
from gongkai.model.indicators import IndicatorRegistry
from gongkai.model.kinds import KINDS
from gongkai.model.laws import LawRegistry
from gongkai.model.outside_hosts import LinkRegistry
from gongkai.model.parts import Body, File
from gongkai.model.points import PointYear
from gongkai.model.published_keys import KeyRegistry
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.rules import Rule
from gongkai.model.site import SiteRegistry
from gongkai.model.statutory import StatutoryRegistry
from gongkai.model.tables.schema import TableFile, TableSchema
from gongkai.model.tables.table import DataTable
from gongkai.model.units import Unit, UnitSet
from gongkai.model.vocabularies import Vocabularies
from gongkai.model.wording import WordingRegistry
from gongkai.model.working_days import CalendarYear, WorkingDays
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.tables.read import read_table
from personal import filled

Raw = Mapping[str, Any]


def read_case(path: Path) -> dict[str, Any]:
    """Read YAML as front matter is read: every scalar is text, but for true and false."""
    text = filled(path.read_text(encoding="utf-8"))
    case: dict[str, Any] = _typed(yaml.load(text, yaml.BaseLoader))
    return case


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return value == "true" if value in ("true", "false") else value


BASE = read_case(Path(__file__).parent / "small_column.yml")
DEFAULTS = BASE["defaults"]
PRIVACY = read_case(workspace.ROOT / workspace.WORDS)["privacy"]
"""The words on persons are those of the whole country."""


def registries(case: Raw | None = None) -> Registries:
    """Return the base registries, with entries of a case added or put in place by their ids.

    `calendars` of a case are all the calendars there are; `points` are those of 2021.
    """
    case = case or {}
    units = [Unit.model_validate(entry) for entry in _entries("units", case)]
    sets = [UnitSet.model_validate(entry) for entry in _entries("sets", case)]
    columns = [
        DisclosureColumn.model_validate(DEFAULTS["columns"] | entry)
        for entry in _entries("columns", case)
    ]
    rules = [Rule.model_validate(DEFAULTS["rules"] | entry) for entry in _entries("rules", case)]
    calendars = [CalendarYear.model_validate(c) for c in case.get("calendars", BASE["calendars"])]
    points = points_of(2021, case.get("points", BASE["points"]))
    return Registries(
        units={unit.id: unit for unit in units},
        sets={group.id: group for group in sets},
        columns={column.id: column for column in columns},
        vocabularies=Vocabularies.model_validate(
            BASE["vocabularies"] | case.get("vocabularies", {})
        ),
        rules={rule.id: rule for rule in rules},
        points={2021: points},
        calendar=WorkingDays({calendar.year: calendar for calendar in calendars}),
        gate=Gate.model_validate({"privacy": PRIVACY}),
        indicators=IndicatorRegistry.model_validate(case.get("indicators", BASE["indicators"])),
        filing=Filing.model_validate(case.get("filing", {})),
        statutory=StatutoryRegistry.model_validate(
            {"items": case.get("statutory", BASE["statutory"])}
        ),
        tables={
            entry["id"]: TableSchema.model_validate(entry) for entry in _entries("tables", case)
        },
        site=SiteRegistry.model_validate(case.get("site", {})),
        links=LinkRegistry.model_validate(case.get("links", {})),
        wording=WordingRegistry.model_validate(case.get("wording", {})),
        laws=LawRegistry.model_validate(case.get("laws", {})),
        keys=KeyRegistry.model_validate({"keys": case.get("keys", [])}).keys,
        address=case.get("address", ""),
    )


def _entries(name: str, case: Raw) -> Iterable[Raw]:
    entries = {entry["id"]: entry for entry in BASE[name]}
    for entry in case.get(name, []):
        entries[entry["id"]] = entries.get(entry["id"], {}) | entry
    return entries.values()


def points_of(year: int, points: Iterable[Raw]) -> PointYear:
    """Return the points of a year, all in one section."""
    filled = [
        DEFAULTS["points"]
        | point
        | {"evidence": [DEFAULTS["evidence"] | wanted for wanted in point.get("evidence", [])]}
        for point in points
    ]
    name = {"zh": "要点", "en": "Key tasks"}
    return PointYear.model_validate(
        {
            "year": year,
            "title": name,
            "status": name,
            "sections": [{"id": "all", "name": name}],
            "points": filled,
        }
    )


def make_record(fields: Raw, known: Registries) -> Record:
    """Return a typed record; what `fields` leave out is filled by its kind, `none` is not.

    `text` is its Markdown, `en` its English title, `folder` that of its year, `cells` what stands
    in the files of its tables. A record is invented where its unit is.
    """
    kind = fields["kind"]
    given = DEFAULTS["records"] | DEFAULTS.get(kind, {}) | {"title": fields["id"]} | fields
    given = {key: value for key, value in given.items() if value != "none"}
    text, english = given.pop("text", ""), given.pop("en", None)
    folder = f"/{given.pop('folder')}" if "folder" in given else ""
    path = f"content/{given['column']}{folder}/{given['id']}"
    given["bodies"] = {
        "zh": Body(
            given["title"], given.get("summary", ""), text, f"{path}.zh.md", 9, digest="0" * 64
        )
    }
    if english is not None:
        given["bodies"]["en"] = Body(english, "", text, f"{path}.en.md", 5, digest="1" * 64)
    listed = (*given.get("attachments", []), *given.get("tables", []))
    names = [entry["file"] for entry in listed]
    given["files"] = {name: File(f"{path}/{name}", 2048, "0" * 64) for name in names}
    given.setdefault("sample", known.units[given["unit"]].sample)
    cells = given.pop("cells", {})
    record = KINDS[kind].model_validate(given)
    tables = tuple(read_cells(record, cells, path.rpartition("/")[0], known))
    return record.model_copy(update={"read_tables": tables}) if tables else record


def read_cells(record: Record, cells: Raw, folder: str, known: Registries) -> Iterable[DataTable]:
    """Yield the tables of a record whose files hold `cells`, lists of rows by name of file."""
    for number, named in enumerate(record.tables):
        if named.file in cells:
            yield table_of(
                cells[named.file],
                known.tables[record.sort_of(named)],
                named,
                folder,
                mark=f"tables.{number}",
                year=getattr(record, "year", None),
            )


def table_of(
    rows: list[list[str]] | Raw,
    schema: TableSchema,
    named: TableFile,
    folder: str = "content",
    **more: Any,
) -> DataTable:
    """Return the table that a file of these rows holds; `more` goes to `read_table`.

    `rows` may also be a mapping: `sheets` of rows by name, or rows with an `encoding` or a `lack`;
    `fill` adds so many rows like the last.
    """
    path = f"{folder}/{named.file}"
    said = rows if isinstance(rows, dict) else {"sheets": {"": rows}}
    sheets = said.get("sheets", {"": said["rows"]} if "rows" in said else {})
    for found in sheets.values():
        found += [[f"M{n}", *found[-1][1:]] for n in range(int(said.get("fill", "0")))]
    grid = CellGrid(
        [Sheet(name, found, []) for name, found in sheets.items()],
        said.get("encoding", ""),
        lack=said.get("lack", ""),
    )
    more = {"mark": "tables.0", **more}
    return read_table(grid, schema, named, path=path, key=schema.id, **more)


def make_catalog(records: Iterable[Raw], known: Registries | None = None) -> Catalog:
    """Return a catalog of the base registries, or of others."""
    known = known or registries()
    typed = [make_record(record, known) for record in records]
    assert len({record.id for record in typed}) == len(typed), "two records have one id"
    return Catalog(known, {record.id: record for record in typed})
