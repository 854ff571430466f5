"""What tables cost: 10,000 rows read and validated, and 300 tables on a large site.

    python bench/tables.py            the 10,000 rows, each part by itself
    python bench/tables.py --site     also a site of 1,000 records with and without 30 tables
    python bench/tables.py --site --large     of 10,000 records with and without 300: 20 minutes

Processor time of this process and of those that it starts.
"""

import csv
import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from corpus import write_project
from gongkai.checks import table_cells, table_files, table_totals, table_versions
from gongkai.checks.check import Scope
from gongkai.checks.registered import run_checks
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.budget import Budget
from gongkai.model.parts import Body
from gongkai.model.tables.schema import TableFile
from gongkai.sources.documents.grids import grid_of
from gongkai.sources.registries import load_registries
from gongkai.sources.tables.read import read_table

ROOT = Path(__file__).parents[1]
ROWS = 10_000
T = TypeVar("T")


def rows_of(count: int) -> list[list[object]]:
    """Return an expenditure table of so many items below classes and sections, with its total."""
    rows: list[list[object]] = []
    whole = [0, 0]
    for number in range(count):
        basic, project = number % 97, number % 89
        whole[0] += basic
        whole[1] += project
        rows.append(
            [
                f"{201 + number % 30}{number // 30:04}",
                f"项目{number}",
                basic + project,
                basic,
                project,
            ]
        )
    return [["", "合计", sum(whole), *whole], *rows]


def timed(what: str, make: Callable[[], T]) -> T:
    """Say how much processor time something takes."""
    start = time.process_time()
    made = make()
    print(f"{what:<40}{time.process_time() - start:7.3f} s")
    return made


def validate() -> None:
    """Read and validate one table of 10,000 rows."""
    registries = load_registries(ROOT).registries
    schema = registries.tables["dept-expenditure"]
    text = io.StringIO(newline="")
    heads = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    csv.writer(text).writerows([["单位：万元"], heads, *rows_of(ROWS)])
    data = text.getvalue().encode()
    named = TableFile(file="t.csv", of=schema.id)
    grid = timed("cells of a CSV file", lambda: grid_of("t.csv", data))
    table = timed(
        "typed rows",
        lambda: read_table(grid, schema, named, path="t.csv", key=schema.id, mark="tables.0"),
    )
    record = Budget.model_validate(
        {
            "id": "b",
            "kind": "budget",
            "title": "预算",
            "unit": "finance",
            "published": "2021-02-26",
            "openness": "proactive",
            "year": "2021",
            "account": "budget",
            "tables": [named],
            "column": "budgets",
            "bodies": {"zh": Body("预算", "", "", "b.zh.md", 1)},
        }
    ).model_copy(update={"read_tables": (table,)})
    families = (table_files, table_cells, table_totals, table_versions)
    checks = [check for family in families for check in family.CHECKS]
    scope = Scope(Catalog(registries, {"b": record}), date(2021, 7, 15))
    found = timed("all checks of tables", lambda: run_checks(scope, checks))
    print(f"rows: {len(table.rows):,}; findings: {len(found)}")


def used() -> float:
    """Return the processor time of this process and of all that it started."""
    whos = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(use.ru_utime + use.ru_stime for use in map(resource.getrusage, whos))


def build(records: int, tables: int) -> float:
    """Return what a build of so many records costs, of which so many bear a table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "column"
        write_project(root, records)
        content = sorted((root / "content" / "notices").rglob("*.zh.md"))[:tables]
        for file in content:
            text = io.StringIO(newline="")
            heads = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
            csv.writer(text).writerows([heads, *rows_of(99)])
            name = f"{file.name.removesuffix('.zh.md')}.csv"
            (file.parent / name).write_text(text.getvalue(), encoding="utf-8")
            entry = f"tables:\n  - {{of: dept-expenditure, file: {name}}}\nopenness: proactive\n"
            written = file.read_text(encoding="utf-8")
            file.write_text(written.replace("openness: proactive\n", entry, 1), encoding="utf-8")
        start = used()
        command = [sys.executable, "-m", "gongkai", "build", "--date", "2021-07-15"]
        subprocess.run(command, cwd=root, check=True, capture_output=True)
        return used() - start


def site(records: int, tables: int) -> None:
    """Compare a site with tables with the same site without them: at most a fifth dearer."""
    without, with_tables = build(records, 0), build(records, tables)
    print(f"{records:,} records: {without:.1f} s; {with_tables:.1f} s with {tables} tables")
    print(f"that is {with_tables / without:.2f} times")


if __name__ == "__main__":
    validate()
    if "--site" in sys.argv:
        site(*(10_000, 300) if "--large" in sys.argv else (1_000, 30))
