"""What a column waives: waivers until their day, and a baseline that only shrinks."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import workspace
from commands import run
from example_files import put
from gongkai.checks.gate import OF_THE_GATE
from gongkai.model.findings import Code, Finding, Severity, SourcePlace
from gongkai.model.waivers import PlacedWaiver, Waiver
from gongkai.verdict.codes import CODES
from gongkai.verdict.judge import judge
from gongkai.verdict.waivers import WaivedFindings, settle
from small_column import registries
from workspace import DAY, PARKING, places

STRAY = "content/policies/2021/old.txt"
BASELINE = "data/baseline.yml"


def waive(column: Path, *entries: str) -> None:
    text = "waivers:\n" + "".join(f"  - {entry}\n" for entry in entries)
    workspace.apply({"write": {"data/waivers.yml": text}}, column)


def stray(column: Path, name: str = STRAY) -> None:
    workspace.apply({"write": {name: "x"}}, column)


def verdict(column: Path) -> WaivedFindings:
    return judge(column, DAY)


def test_waived_finding_is_counted_and_not_reported(column: Path) -> None:
    stray(column)
    waive(column, f"{{code: GK048, path: {STRAY}, reason: 归档, until: 2021-07-15}}")
    assert places(verdict(column).waived) == [f"GK048 {STRAY}:1:1"]
    assert verdict(column).findings == ()
    result = run(column, "check", "--date", "2021-07-15")
    assert (result.returncode, result.stdout) == (0, "Nothing to fix.\nWaived: 1.\n")
    chinese = run(column, "check", "--date", "2021-07-15", "--lang", "zh")
    assert chinese.stdout.endswith("已豁免：1。\n")
    elsewhere = run(column, "check", "--date", "2021-07-15", "content/decisions")
    assert elsewhere.stdout == "Nothing to fix.\n"


def test_folder_covers_what_is_below_it_and_nothing_beside_it(column: Path) -> None:
    stray(column)
    stray(column, "content/policies/20210.txt")
    waive(column, "{code: GK048, path: content/policies/2021, reason: 归档, until: 2021-07-15}")
    assert places(verdict(column).findings) == ["GK048 content/policies/20210.txt:1:1"]


def test_record_covers_its_files(column: Path) -> None:
    workspace.apply({"change": {PARKING: [["各单位：", "各<b>单</b><i>位</i>："]]}}, column)
    waive(column, "{code: GK061, record: parking, reason: 旧文, until: 2021-07-15}")
    assert verdict(column).findings == ()
    assert len(verdict(column).waived) == 2


def test_past_its_day_the_finding_is_back_and_the_waiver_is_reported(column: Path) -> None:
    stray(column)
    waive(column, f"{{code: GK048, path: {STRAY}, reason: 归档, until: 2021-07-14}}")
    assert places(verdict(column).findings) == [
        f"GK048 {STRAY}:1:1",
        "GK801 data/waivers.yml:2:75",
    ]


@pytest.mark.parametrize("until", ["2021-07-14", "2021-07-15"])
def test_waiver_that_matches_nothing_is_said_once(column: Path, until: str) -> None:
    waive(column, f"{{code: GK048, path: {STRAY}, reason: 归档, until: {until}}}")
    assert places(verdict(column).findings) == ["GK802 data/waivers.yml:2:12"]


def test_code_in_small_letters_is_offered(column: Path) -> None:
    stray(column)
    waive(column, f"{{code: gk048, path: {STRAY}, reason: 归档, until: 2021-07-15}}")
    result = run(column, "check", "--date", "2021-07-15")
    assert "how to fix it: write “GK048”" in result.stdout


@pytest.mark.parametrize("code", ["GK502", "GK031", "GK801"])
def test_what_stops_the_build_cannot_be_waived(column: Path, code: str) -> None:
    change = [["各单位：", "此件不公开"], ["genre: notice", "genre: notices"]]
    workspace.apply({"change": {PARKING: change}}, column)
    waive(column, f"{{code: {code}, path: {PARKING}, reason: 已报告, until: 2021-12-31}}")
    found = [finding.code.id for finding in verdict(column).findings]
    assert found == ["GK031", "GK502", "GK803"]
    assert run(column, "check").returncode == 1


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_codes_that_stop_the_build_are_those_that_nobody_can_waive(code: Code) -> None:
    stops = code.id.startswith(("GK0", "GK5")) and code.severity is Severity.ERROR
    is_of_waivers = code.id.startswith("GK80")
    entry = {"code": code.id, "path": "a.md", "reason": "归档", "until": "2021-12-31"}
    place = SourcePlace("data/waivers.yml")
    waiver = PlacedWaiver(Waiver.model_validate(entry), place, place)
    known = replace(registries(), waivers=(waiver,))
    settled = settle([Finding(code, SourcePlace("a.md"))], known, DAY, CODES)
    codes = [finding.code.id for finding in settled.findings]
    if stops or is_of_waivers:
        assert codes == [code.id, "GK803"]
    else:
        assert [finding.code.id for finding in settled.waived] == [code.id]


@pytest.mark.parametrize("code", OF_THE_GATE)
def test_what_the_gate_finds_is_neither_waived_nor_accepted(column: Path, code: str) -> None:
    put(code, "bad", column)
    found = [one for one in verdict(column).findings if one.code.id == code]
    assert found
    waive(
        column,
        *(
            f"{{code: {code}, path: {one.place.path}, reason: 已报告, until: 2021-12-31}}"
            for one in found
        ),
    )
    accepted = [
        {"code": code, "path": one.place.path, "fingerprint": one.fingerprint} for one in found
    ]
    workspace.write(column / BASELINE, yaml.safe_dump({"findings": accepted}))
    settled = verdict(column)
    assert {code, "GK803"} <= {one.code.id for one in settled.findings}
    assert not [one for one in (*settled.waived, *settled.accepted) if one.code.id == code]


def test_nothing_is_idle_while_records_are_left_out(column: Path) -> None:
    """With an error in one record nobody knows what the checks would find."""
    workspace.apply({"change": {PARKING: [["genre: notice", "genre: notices"]]}}, column)
    waive(column, f"{{code: GK048, path: {STRAY}, reason: 归档, until: 2021-07-15}}")
    assert [finding.code.id for finding in verdict(column).findings] == ["GK031"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{code: GK048, reason: 归档, until: 2021-07-15}", "GK034"),
        ("{code: GK048, path: x, until: 2021-07-15}", "GK021"),
        ("{code: GK048, path: x, reason: 归档}", "GK021"),
        ("{code: GK048, path: x, reason: 归档, until: 2021-7-15}", "GK025"),
        ("{code: GK048, path: x, reason: 归档, until: 2021-07-15, rule: R1}", "GK020"),
    ],
)
def test_waiver_that_is_incomplete(column: Path, entry: str, code: str) -> None:
    stray(column)
    waive(column, entry)
    assert [finding.code.id for finding in verdict(column).findings] == ["GK048", code]


def write_baseline(column: Path) -> str:
    result = run(column, "check", "--date", "2021-07-15", "--write-baseline")
    assert result.returncode == 0, result.stderr
    return result.stderr


def test_first_baseline_holds_what_is_there(column: Path) -> None:
    stray(column)
    stray(column, "content/policies/2021/图.txt")
    assert write_baseline(column) == "gongkai: data/baseline.yml lists 2\n"
    assert verdict(column).findings == ()
    assert len(verdict(column).accepted) == 2
    listed = yaml.safe_load((column / BASELINE).read_text(encoding="utf-8"))["findings"]
    assert [(entry["code"], entry["path"]) for entry in listed] == [
        ("GK048", STRAY),
        ("GK048", "content/policies/2021/图.txt"),
    ]
    assert run(column, "check").stdout == "Nothing to fix.\nIn the baseline: 2.\n"


def test_baseline_is_never_made_longer(column: Path) -> None:
    stray(column)
    write_baseline(column)
    before = (column / BASELINE).read_bytes()
    stray(column, "content/policies/2021/new.txt")
    assert write_baseline(column) == (
        "gongkai: not added to the baseline: 1\ngongkai: data/baseline.yml lists 1\n"
    )
    assert (column / BASELINE).read_bytes() == before
    assert places(verdict(column).findings) == ["GK048 content/policies/2021/new.txt:1:1"]


def test_fixed_entry_is_reported_and_taken_out(column: Path) -> None:
    stray(column)
    stray(column, "content/policies/2021/new.txt")
    write_baseline(column)
    (column / STRAY).unlink()
    assert places(verdict(column).findings) == [f"GK804 {BASELINE}:6:71"]
    assert write_baseline(column) == "gongkai: data/baseline.yml lists 1\n"
    assert verdict(column).findings == ()
    (column / "content/policies/2021/new.txt").unlink()
    write_baseline(column)
    assert (column / BASELINE).read_text(encoding="utf-8").endswith("findings: []\n")
    assert verdict(column).findings == ()


def test_of_two_alike_one_may_stay(column: Path) -> None:
    image = "![图](https://column.example/a.png)"
    workspace.apply({"change": {PARKING: [["各单位：", f"{image}各单位："]]}}, column)
    write_baseline(column)
    workspace.apply({"change": {PARKING: [["各单位：", f"{image}各单位："]]}}, column)
    assert [finding.code.id for finding in verdict(column).findings] == ["GK066"]


def test_what_stops_the_build_is_never_accepted(column: Path) -> None:
    workspace.apply({"change": {PARKING: [["genre: notice", "genre: notices"]]}}, column)
    result = run(column, "check", "--write-baseline")
    assert (result.returncode, result.stdout) == (2, "")
    assert "fix what stops the build first" in result.stderr
    assert not (column / BASELINE).exists()
    (fault,) = verdict(column).findings
    entry = f'findings:\n  - {{code: GK031, path: x, fingerprint: "{fault.fingerprint}"}}\n'
    workspace.apply({"write": {BASELINE: entry}}, column)
    assert verdict(column).findings == (fault,)


def test_broken_baseline_is_not_written_over(column: Path) -> None:
    workspace.apply({"write": {BASELINE: "findings: [{code: GK048}]\n"}}, column)
    stray(column)
    assert run(column, "check", "--write-baseline").returncode == 2
    assert (column / BASELINE).read_text(encoding="utf-8") == "findings: [{code: GK048}]\n"


@pytest.mark.parametrize("part", [["--select", "GK0"], ["--ignore", "GK0"], ["content"]])
def test_baseline_of_a_part_is_refused(column: Path, part: list[str]) -> None:
    result = run(column, "check", "--write-baseline", *part)
    assert (result.returncode, result.stdout) == (2, "")


def test_waivers_are_left_out_of_every_report(column: Path) -> None:
    stray(column)
    waive(column, f"{{code: GK048, path: {STRAY}, reason: 归档, until: 2021-07-15}}")
    for form in ("json", "github", "sarif", "gitlab", "junit"):
        shown = run(column, "check", "--date", "2021-07-15", "--format", form).stdout
        assert "GK048" not in shown
        assert form != "json" or json.loads(shown) == []
