"""`gongkai fix`: what is certain is written, and nothing else is touched."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import workspace
from commands import run
from gongkai.i18n.translation import translation
from gongkai.model.edits import Edit, edited
from gongkai.report import sarif
from gongkai.verdict.codes import CODES
from gongkai.verdict.fixing import edit_once, fixed, write_fixed
from gongkai.verdict.judge import judge
from tabled_column import FOLDER, ROUTES_NOW, add_tables
from workspace import DAY, PARKING

SLIPS = [
    ("kind: policy", "kind: 政策文件"),
    ("summary: ", "内容概述："),
    ("unit: sample-transport", "unit: 示例区交通局 # 主办单位"),
    ("issuers: [示例区交通运输局]", "issuers: 示例区交通运输局 # 照录"),
    ("dated: 2021-05-08", "dated: 2021年5月8日"),
    ("published: 2021-05-10 09:30", "published: 2021/5/10 9:30"),
    ("number: 示例交〔2021〕第1号", "number: 示例交[2021]第1号"),
    ("genre: notice", "genre:\t通知"),
    ("openness: proactive", "openness: 主动公开"),
    ("topics: [transport]", "topics: 交通运输、财政"),
    ("audience: [drivers]", "audience: [Drivers] # 谁要看"),
    ("effective: 2021-06-01", "effctive: 20210601"),
    ("expires: 2026-05-31", "expires: 2026.5.31"),
    ("file: parking-table.csv", "file: Parking-Table.csv"),
    ("matter: parking-plan", "matter: 停车规划"),
    ("sample: true", "sample: 是"),
    ("(record:parking-explained)", "(record:parking-explaned#why)"),
]
REFUSED = [
    ("dated: 2021-05-08", "dated: 2021-13-01"),
    ("genre: notice", "genre: 信件"),
    ("unit: sample-transport", "unit: 交通局"),
    ("topics: [transport]", "topics: [transit]"),
    ("matter: parking-plan", "matter: parking-2"),
    ("expires: 2026-05-31", "xpire: 2026-05-31"),
    ("title: 【示例】停车收费办法", "title: 【示例】停车收费办法 #1"),
]
"""What is offered at most: more than one thing can have been meant."""


def slipped(column: Path, slips: Sequence[tuple[str, str]]) -> str:
    workspace.apply({"change": {PARKING: slips}}, column)
    return (column / PARKING).read_text(encoding="utf-8")


def contents(column: Path) -> dict[str, bytes]:
    files = (file for folder in ("content", "data") for file in (column / folder).rglob("*"))
    return {str(file.relative_to(column)): file.read_bytes() for file in files if file.is_file()}


def test_all_that_is_certain_is_written(column: Path) -> None:
    before = contents(column)
    after = slipped(column, SLIPS)
    result = run(column, "fix")
    assert (result.returncode, result.stdout) == (0, "Nothing to fix.\n")
    assert f"fixed: {PARKING}: GK004 ×1, GK008 ×1, GK020 ×1, " in result.stderr
    now = contents(column)
    changed = {path for path in before if before[path] != now[path]}
    assert changed == {PARKING}
    wanted = before[PARKING].decode().replace("topics: [transport]", "topics: [transport, finance]")
    for comment in (" # 主办单位", " # 照录", " # 谁要看"):
        line = next(line for line in after.split("\n") if line.endswith(comment))
        name = line.partition(":")[0]
        wanted = "\n".join(
            one + comment if one.startswith(f"{name}:") else one for one in wanted.split("\n")
        )
    wanted = wanted.replace("parking-explained)", "parking-explained#why)")
    assert now[PARKING].decode() == wanted
    again = run(column, "fix")
    assert (again.returncode, again.stderr) == (0, "fixed: 0 in 0 files\n")
    assert contents(column) == now


def test_names_in_registries_are_written_as_in_records(column: Path) -> None:
    before = contents(column)
    case = Path(__file__).parent / "golden" / "sources" / "registry_names_in_chinese.yml"
    workspace.apply({"change": yaml.safe_load(case.read_text(encoding="utf-8"))["change"]}, column)
    found = fixed(column, DAY, lambda _: True)
    write_fixed(column, found.files)
    assert contents(column) == before


@pytest.mark.parametrize("slip", REFUSED, ids=lambda slip: slip[1])
def test_what_may_be_meant_otherwise_is_left_to_people(column: Path, slip: tuple[str, str]) -> None:
    slipped(column, [slip])
    before = contents(column)
    found = fixed(column, DAY, lambda _: True)
    assert found.files == () and found.verdict.findings
    assert contents(column) == before


def test_differences_are_shown_and_nothing_is_written(column: Path) -> None:
    slipped(column, SLIPS[:3])
    before = contents(column)
    shown = run(column, "fix", "--diff")
    assert (shown.returncode, shown.stderr) == (1, "files to change: 1\n")
    assert contents(column) == before
    lines = shown.stdout.splitlines()
    assert lines[:2] == [f"--- a/{PARKING}", f"+++ b/{PARKING}"]
    assert {line for line in lines[2:] if line[0] == "+"} == {
        "+kind: policy",
        "+summary: 规定停车收费。",
        "+unit: sample-transport # 主办单位",
    }
    run(column, "fix")
    assert run(column, "fix", "--diff").returncode == 0


def test_only_what_is_asked_for_is_written(column: Path) -> None:
    slipped(column, SLIPS)
    other = run(column, "fix", "content/decisions")
    assert "fixed: 0" in other.stderr and other.returncode == 0
    some = run(column, "fix", "--select", "GK025,GK026", PARKING)
    assert f"fixed: {PARKING}: GK025 ×2, GK026 ×1\n" in some.stderr
    text = (column / PARKING).read_text(encoding="utf-8")
    assert "dated: 2021-05-08" in text and "unit: 示例区交通局" in text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_mark_stay_where_they_are_not_asked_for(
    column: Path, end: str, mark: str
) -> None:
    text = slipped(column, SLIPS[-1:] + SLIPS[4:5]).replace("\n", end)
    (column / PARKING).write_bytes(f"{mark}{text}".encode())
    write_fixed(column, fixed(column, DAY, lambda one: one.code.id in ("GK025", "GK060")).files)
    wanted = text.replace("2021年5月8日", "2021-05-08").replace("explaned", "explained")
    assert (column / PARKING).read_bytes() == f"{mark}{wanted}".encode()
    write_fixed(column, fixed(column, DAY, lambda _: True).files)
    assert (column / PARKING).read_bytes() == wanted.replace(end, "\n").encode()


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "gb2312", "utf-16", "utf-8-sig"])
def test_encoding_is_fixed_where_it_is_certain(column: Path, encoding: str) -> None:
    text = slipped(column, SLIPS[:1])
    (column / PARKING).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    write_fixed(column, fixed(column, DAY, lambda _: True).files)
    assert (column / PARKING).read_text(encoding="utf-8") == text.replace("政策文件", "policy")


def test_new_encoding_is_named_and_not_shown_line_by_line(column: Path) -> None:
    text = slipped(column, SLIPS[:1])
    (column / PARKING).write_bytes(text.replace("\n", "\r\n").encode("gbk"))
    lines = run(column, "fix", "--diff").stdout.splitlines()
    assert lines[0] == (
        f"{PARKING}: written anew as UTF-8 with LF line ends and without BOM (it is gb18030)"
    )
    assert [line for line in lines if line[:1] in "+-"][2:] == ["-kind: 政策文件", "+kind: policy"]


@pytest.mark.parametrize(
    "data",
    [
        "---\ntitle: 停車收費辦法\n---\n各單位：\n".encode("big5"),
        "---\ntitle: 停车收费办法\n---\n各单位：\n".encode()[:-8] + b"\xff\xfe\n",
        b"---\ntitle: \xff\xd8\xff\xe0\0\x10JFIF\n---\n",
        "---\ntitle: 停车\n---\n".encode() + "各单位".encode("gbk"),
        "停车".encode("utf-16")[:-1],
        b"\xef\xbb\xbf" + "---\ntitle: 停车收费办法\n---\n".encode("gbk"),
    ],
    ids=["big5", "damaged", "binary", "mixed", "half", "marked as another"],
)
def test_other_encodings_are_left_alone(column: Path, data: bytes) -> None:
    (column / PARKING).write_bytes(data)
    assert fixed(column, DAY, lambda _: True).files == ()


def test_table_in_gbk_is_written_anew_as_excel_reads_it(column: Path) -> None:
    file = add_tables(column) / FOLDER / f"{ROUTES_NOW}.csv"
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    shown = run(column, "fix", "--diff")
    assert "with BOM, as Excel reads it" in shown.stdout
    assert not [line for line in shown.stdout.splitlines() if line[:1] in "+-"]
    assert "GK902 ×1" in run(column, "fix").stderr
    assert file.read_bytes() == b"\xef\xbb\xbf" + text.encode()
    assert run(column, "fix").stderr == "fixed: 0 in 0 files\n"


def test_table_that_may_be_in_another_encoding_is_left(column: Path) -> None:
    file = add_tables(column) / FOLDER / f"{ROUTES_NOW}.csv"
    text = file.read_text(encoding="utf-8").replace("公交", "公車").replace("轮渡", "渡輪")
    file.write_bytes("編號,名稱,類別,人數\n".encode("big5") + text.encode("big5", "replace"))
    before = file.read_bytes()
    run(column, "fix")
    assert file.read_bytes() == before


def test_nothing_is_written_through_a_link(column: Path, tmp_path: Path) -> None:
    for path in (PARKING, "data/site.yml"):
        outside = tmp_path / path.replace("/", "-")
        (column / path).rename(outside)
        outside.write_bytes(b"\xef\xbb\xbf" + outside.read_bytes())
        (column / path).symlink_to(outside)
    (column / "data").rename(tmp_path / "data")
    (column / "data").symlink_to(tmp_path / "data")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    run(column, "fix")
    after = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert {file: after[file] for file in before} == before


def test_what_somebody_changes_meanwhile_is_left(column: Path) -> None:
    slipped(column, SLIPS)
    found = fixed(column, DAY, lambda _: True)
    theirs = (column / PARKING).read_text(encoding="utf-8") + "还有一段。\n"
    (column / PARKING).write_text(theirs, encoding="utf-8")
    assert write_fixed(column, found.files) == ([], list(found.files))
    assert (column / PARKING).read_text(encoding="utf-8") == theirs
    (column / PARKING).unlink()
    assert write_fixed(column, found.files)[0] == []


def test_nothing_of_a_leak_is_written_or_shown(column: Path) -> None:
    slipped(column, [("openness: proactive", "openness: withheld"), SLIPS[4]])
    before = contents(column)
    result = run(column, "fix")
    assert result.returncode == 1 and "GK501" in result.stdout
    assert contents(column) == before
    assert run(column, "fix", "--diff").stdout == ""


def test_file_keeps_who_may_read_it(column: Path) -> None:
    slipped(column, SLIPS)
    (column / PARKING).chmod(0o640)
    run(column, "fix")
    assert (column / PARKING).stat().st_mode & 0o777 == 0o640
    assert not list((column / PARKING).parent.glob(".*"))


def test_reports_carry_the_edit(column: Path) -> None:
    slipped(column, SLIPS)
    text = (column / PARKING).read_text(encoding="utf-8")
    findings = judge(column, DAY, history={}).findings
    report = json.loads(run(column, "check", "--format", "json").stdout)
    here = Path(__file__).parent
    schema = json.loads((here / "finding.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(report, schema)
    edits = [Edit(**found["edit"]) for found in report if found["edit"]]
    assert len(edits) == len([one for one in findings if one.edit is not None]) > 10
    assert edited(text, edits)[1] == sorted(edits)
    run_of = json.loads(sarif.render(findings, translation("zh"), CODES, "1.0", "city/"))
    sarif_schema = json.loads((here / "sarif.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(run_of, sarif_schema)
    changes = [
        fix["artifactChanges"][0]
        for result in run_of["runs"][0]["results"]
        for fix in result.get("fixes", [])
    ]
    assert len(changes) == len(edits)
    for change, edit in zip(changes, edits, strict=True):
        region = change["replacements"][0]["deletedRegion"]
        assert region["startLine"] == edit.line and region["endColumn"] == edit.end_column
        assert change["artifactLocation"]["uri"].startswith("city/content/")


@given(st.sets(st.sampled_from(SLIPS), min_size=1))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_second_run_changes_nothing(tmp_path: Path, slips: set[tuple[str, str]]) -> None:
    column = workspace.make(tmp_path / "column")
    slipped(column, [slip for slip in SLIPS if slip in slips])
    commented, order = comments(column), keys(column)
    rounds = 0
    while list(edit_once(column, findings := judge(column, DAY, history={}).findings)):
        rounds += 1
    assert 1 <= rounds <= 4
    assert findings == ()
    assert comments(column) == commented
    assert len(keys(column)) == len(order)
    assert [key for key in keys(column) if key in order] == [k for k in order if k in keys(column)]


def comments(column: Path) -> list[str]:
    text = (column / PARKING).read_text(encoding="utf-8")
    return [line.partition(" # ")[2] for line in text.split("\n") if " # " in line]


def keys(column: Path) -> list[str]:
    """Return the keys in their order as another reader of YAML sees them, if it can."""
    front = (column / PARKING).read_text(encoding="utf-8").split("---\n")[1]
    plain = front.replace("：", ": ").replace("\t", " ")
    return list(YAML(typ="rt").load(StringIO(plain)))


texts = st.text(st.sampled_from("ab公\r\n \ufeff"), max_size=30)
places = st.integers(1, 6)


@given(
    texts,
    st.lists(st.builds(Edit, st.just("a"), places, places, places, places, texts), max_size=4),
)
def test_edits_change_their_place_alone(text: str, edits: list[Edit]) -> None:
    changed, made = edited(text, edits)
    assert len(changed) <= len(text) + sum(len(edit.text) for edit in made)
    assert edited(text, made) == (changed, made)
    if not made:
        assert changed == text
