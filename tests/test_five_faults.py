"""One file with five different faults: exactly five findings, at the five right places."""

import json
from pathlib import Path

import commands
from workspace import findings_in

PATH = "content/policies/2021/bus-fares.zh.md"
FAULTS = ("GK008", "GK027", "GK020", "GK031", "GK060")
MARKED = """\
---
id: bus-fares
kind▲：policy
title: 【示例】公交票价通知
summary: 规定公交票价。
unit: sample-transport
issuers: [示例区交通运输局]
dated: ▲2021-04-31
published: 2021-05-10
▲nummer: 示例交〔2021〕第2号
class: other
genre: ▲notices
openness: proactive
topics: [transport]
sample: true
---
各单位：

票价两元，说明见[解读](▲record:bus-fares-explained)。
"""
"""The file; a triangle stands before each fault and is not part of it."""


def plant(column: Path) -> list[str]:
    """Write the file and return where its faults are."""
    (column / PATH).write_text(MARKED.replace("▲", ""), encoding="utf-8")
    return [
        f"{PATH}:{number}:{line.index('▲') + 1}"
        for number, line in enumerate(MARKED.split("\n"), start=1)
        if "▲" in line
    ]


def test_five_findings_at_five_places(column: Path) -> None:
    places = plant(column)

    found = findings_in(column)

    assert [
        (finding.code.id, f"{finding.place.path}:{finding.place.line}:{finding.place.column}")
        for finding in found
    ] == list(zip(FAULTS, places, strict=True))


def test_clerk_sees_five_lines(column: Path) -> None:
    places = plant(column)

    run = commands.run(column, "check", PATH)

    heads = [line for line in run.stdout.splitlines() if line.startswith("content/")]
    assert [head.split(" ")[0] for head in heads] == places
    assert run.returncode == 1
    assert "Errors: 5. Warnings: 0. Notices: 0." in run.stdout
    assert run.stderr == ""


def test_fixing_them_one_by_one_ends_with_none(column: Path) -> None:
    """Every fix is what the finding says; nothing new turns up on the way."""
    plant(column)
    mends = [
        ("kind：policy", "kind: policy"),
        ("2021-04-31", "2021-04-30"),
        ("nummer", "number"),
        ("genre: notices", "genre: notice"),
        ("record:bus-fares-explained", "record:parking-explained"),
    ]
    file = column / PATH
    for number, (wrong, right) in enumerate(mends, start=1):
        file.write_text(file.read_text(encoding="utf-8").replace(wrong, right), encoding="utf-8")
        assert len(findings_in(column)) == 5 - number


def test_json_has_the_same_five(column: Path) -> None:
    places = plant(column)

    run = commands.run(column, "check", "--format", "json")

    findings = json.loads(run.stdout)
    assert [f"{f['path']}:{f['line']}:{f['column']}" for f in findings] == places
    assert {f["record"] for f in findings} == {"bus-fares"}
    assert len({f["fingerprint"] for f in findings}) == 5
