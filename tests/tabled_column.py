"""The base project with tables: a list of several pages, the version before it, and a series."""

from pathlib import Path

import workspace

COLUMN = """\
  - id: lists
    parent: statutory-content
    area: statutory
    name: {zh: 清单和数据, en: Lists and figures}
    help: {zh: 清单和数据。, en: Lists and figures.}
    owes: {zh: 各单位, en: every unit}
    kinds: [list, series]
    cadence: static
"""
ROUTES = """\
id: routes
title: {zh: 线路清单, en: Routes}
fields:
  - {name: code, title: {zh: 编号, en: Code}, constraints: {required: true}}
  - {name: name, title: {zh: 名称, en: Name}}
  - name: class
    title: {zh: 类别, en: Class}
    terms: {bus: {zh: 公交, en: Bus}, ferry: {zh: 轮渡, en: Ferry}}
  - {name: riders, title: {zh: 人数, en: Riders}, type: integer, unit: 人}
primaryKey: [code]
forbidden: [姓名]
search: [code]
"""
RIDERS = """\
id: riders
title: {zh: 客运量, en: Riders}
fields:
  - {name: month, title: {zh: 月份, en: Month}, type: yearmonth, constraints: {required: true}}
  - {name: riders, title: {zh: 人数, en: Riders}, type: integer, unit: 人}
primaryKey: [month]
chain: {field: month, step: month}
chart: {of: [riders]}
"""
RECORD = """\
---
id: {name}
kind: {kind}
title: 【示例】{title}
unit: sample-transport
published: 2021-05-1{day}
openness: proactive
{more}
tables:
  - file: {name}.csv
sample: true
---
{title}。
"""
FOLDER = "content/lists"
ROUTES_NOW, ROUTES_BEFORE, SERIES = "routes-2021", "routes-2020", "riders-2021"


HEADS = "编号,名称,类别,人数"


def add_tables(column: Path, heads: str = HEADS) -> Path:
    """Add the tables to a base project; those `heads` are in the list of now, of two pages."""
    workspace.write(column / "data/tables/routes.yml", ROUTES)
    workspace.write(column / "data/tables/riders.yml", RIDERS)
    columns = (column / "data/columns.yml").read_text(encoding="utf-8")
    with_lists = columns.replace("columns:\n", f"columns:\n{COLUMN}", 1)
    workspace.write(column / "data/columns.yml", with_lists)
    rows = [f"L{n:03},{n}路,{'轮渡' if n % 9 == 0 else '公交'},{n}" for n in range(130)]
    more = "of: routes\nas_of: 2020-05-01"
    _put(column, _of(ROUTES_BEFORE, "list", "2020年线路清单", more), [HEADS, *rows[3:]])
    more = f"of: routes\nas_of: 2021-05-01\nprevious: {ROUTES_BEFORE}"
    _put(column, _of(ROUTES_NOW, "list", "2021年线路清单", more), [heads, *rows])
    months = ["月份,人数", "2021-01,3", "2021-02,4", "2021-03,5"]
    _put(column, _of(SERIES, "series", "客运量月报", "of: riders\nperiod: month"), months)
    return column


def _of(name: str, kind: str, title: str, more: str) -> dict[str, str]:
    return {"name": name, "kind": kind, "title": title, "more": more}


def _put(column: Path, said: dict[str, str], lines: list[str]) -> None:
    folder = column / FOLDER
    text = RECORD.format(day=len(list(folder.glob("*.md"))), **said)
    workspace.write(folder / f"{said['name']}.zh.md", text)
    workspace.write(folder / f"{said['name']}.csv", "\n".join([*lines, ""]))
