"""A column whose front matter is in Chinese: read as the same, found at the same places."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import workspace
from commands import run
from gongkai.cli import main
from gongkai.commands.known_records import known_records
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import fix, message
from gongkai.model.catalog import Catalog
from gongkai.model.findings import Finding
from gongkai.model.kinds import KINDS
from gongkai.model.language import Language
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.sources.front_matter import split
from gongkai.sources.load import load
from gongkai.sources.records import typed
from gongkai.sources.registries import load_registries
from gongkai.sources.respelling import in_keys_of_column, respelled, respelled_files
from gongkai.sources.spelling import Spelling, spelling_of
from gongkai.sources.translations import Parsed, with_names
from gongkai.sources.tree import RecordFile, walk
from gongkai.verdict.codes import CODES
from gongkai.verdict.handbook import explanation
from workspace import PARKING

pytestmark = pytest.mark.usefixtures("read_once")
SITE = "data/site.yml"
EVERY = 30
"""One file of so many is read in both languages; those of seldom kinds are among them."""


def chinese(registries: Registries) -> Spelling:
    """Return how the column would spell front matter with `keys: zh`."""
    site = registries.site.model_copy(update={"keys": "zh"})
    return spelling_of(replace(registries, site=site))


def respell(root: Path, keys: Language = "zh") -> None:
    """Rewrite a column."""
    for file in respelled_files(root, load_registries(root).registries, keys):
        assert file.after is not None, file.path
        (root / file.path).write_bytes(file.after)


@pytest.fixture
def in_chinese(column: Path) -> Path:
    """The small project in which nothing is wrong, in Chinese."""
    respell(column)
    return column


def found_in(root: Path) -> list[Finding]:
    return workspace.findings_in(root)


def said(findings: list[Finding], language: Language = "en") -> list[str]:
    """Return findings as a clerk reads them."""
    words = translation(language)
    return [
        f"{one.place.line}:{one.place.column} {one.code.id} {message(one, words)}: "
        f"{fix(one, words)}"
        for one in findings
    ]


def contents(catalog: Catalog) -> dict[str, object]:
    return {one.id: content(one) for one in catalog.everything()}


def content(record: Record) -> dict[str, object]:
    """Return what a record says, and on which line each of it stands."""
    read = record.model_dump(exclude={"bodies", "marks", "files", "read_tables"})
    return read | {"lines": {key: line for key, (line, _) in record.marks.items()}}


def records_of(this_column: Path) -> Iterator[tuple[RecordFile, type[Record]]]:
    """Yield some record files of the demonstration, of each kind one at least."""
    registries = load_registries(this_column).registries
    columns = [one.id for one in registries.columns.values() if one.holds_records]
    number: dict[str, int] = defaultdict(int)
    for file in walk(this_column, "content", columns).records:
        match = re.search(r"^kind: (\S+)", (this_column / file.path).read_text("utf-8"), re.M)
        if match is not None:
            if number[match[1]] % EVERY == 0:
                yield file, KINDS[match[1]]
            number[match[1]] += 1


@pytest.mark.demonstration
def test_what_is_written_in_chinese_and_back_is_the_same_byte_for_byte(this_column: Path) -> None:
    """The whole of it: python bench/keys.py."""
    spelling = chinese(load_registries(this_column).registries)
    kinds = set()
    for file, kind in records_of(this_column):
        text = (this_column / file.path).read_text(encoding="utf-8")
        there = respelled(text, kind, spelling, "zh")
        assert there is not None, file.path
        front = there.partition("\n---\n")[0]
        assert re.findall(r"^[- ]*([a-z_]+):", front, re.M) == [], file.path
        assert respelled(there, kind, spelling, "en") == text, file.path
        assert respelled(there, kind, spelling, "zh") == there, file.path
        before, after = (read(file, this_column, one, spelling) for one in (text, there))
        assert content(before) == content(after), file.path
        kinds.add(kind)
    assert len(kinds) > 30


def read(file: RecordFile, root: Path, text: str, spelling: Spelling) -> Record:
    """Return the record of a file with another text."""
    record, findings = typed(parsed(file, root, text, spelling), {})
    assert record is not None, findings
    return record


def parsed(file: RecordFile, root: Path, text: str, spelling: Spelling) -> Parsed:
    parts = split(file.path, text)
    raw = Parsed(file, parts, parts.findings, text)
    (one,) = with_names([raw], replace(spelling, keys=None))
    return one


def test_a_column_in_chinese_is_the_same_column(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(column)
    before = load(column)
    files = {file: file.read_bytes() for file in column.rglob("*.md")}
    result = CliRunner().invoke(main, ["fix", "--keys", "zh"])
    assert (result.exit_code, result.stderr) == (0, "keys in 6 files are written in zh\n")
    assert (column / SITE).read_text(encoding="utf-8").endswith("\nkeys: zh\n")
    assert "公开主体: 示例区交通运输局\n" in (column / PARKING).read_text(encoding="utf-8")
    assert found_in(column) == []
    assert contents(load(column).catalog) == contents(before.catalog)
    shown = CliRunner().invoke(main, ["fix", "--keys", "en", "--diff"])
    assert shown.exit_code == 1
    assert "\n-标题: 【示例】停车收费办法\n" in shown.stdout
    respell(column, "en")
    assert {file: file.read_bytes() for file in column.rglob("*.md")} == files
    assert CliRunner().invoke(main, ["fix", "--keys", "zh", PARKING]).exit_code == 2


def test_what_a_program_writes_is_in_the_keys_of_the_column(column: Path) -> None:
    text = "---\nid: a\nkind: notice # 请确认\ntitle:\nunit: sample-transport\n---\n正文\n"
    english = load_registries(column).registries
    assert in_keys_of_column(text, "notice", english) == text
    site = english.site.model_copy(update={"keys": "zh"})
    written = in_keys_of_column(text, "notice", replace(english, site=site))
    keys = "标识: a\n信息类型: 通知公告 # 请确认\n标题:\n公开主体: 示例区交通运输局\n"
    assert written == f"---\n{keys}---\n正文\n"


def test_what_cannot_be_read_whole_is_to_be_fixed_first(
    column: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(column)
    files = {file: file.read_bytes() for file in column.rglob("*") if file.is_file()}
    workspace.apply({"change": {PARKING: [["genre: ", "genre："]]}}, column)
    files[column / PARKING] = (column / PARKING).read_bytes()
    result = CliRunner().invoke(main, ["fix", "--keys", "zh"])
    assert result.exit_code == 2
    assert f"{PARKING} first" in result.stderr
    assert {file: file.read_bytes() for file in files} == files


FAULTS = {
    "成文日期: 2021-05-08": (
        "成文日期: 2021-05-18",
        "9:7 GK030 “发布日期” lies before “成文日期”: correct the one that is wrong",
    ),
    "发文字号: ": ("文号: ", "10:1 GK020 there is no key “文号” here: write “发文字号”"),
    "文种: 通知": ("文种: 通告告", "12:5 GK031 there is no genre of document “通告告”: "),
    "公开主体: 示例区交通运输局": (
        "公开主体: 示例区交通运输厅",
        "6:7 GK031 there is no unit “示例区交通运输厅”: write “示例区交通运输局”",
    ),
    "公开属性: 主动公开": (
        "公开属性: 主动公布",
        "13:7 GK028 “主动公布” is not a value of “公开属性”: write “主动公开”",
    ),
    "环节: 决策结果": ("环节: 结果", "24:30 GK028 “结果” is not a value of “环节”: "),
    "重点任务: [2021/1]": ("重点任务: {年份: 2021}", "16:7 GK023 “重点任务” takes a list, but"),
    "示例: 是": ("示例: 对", "25:5 GK023 “示例” takes true or false, but this is “对”: "),
}
ALONE = {
    "标题: 【示例】停车收费办法\n": (
        "",
        "2:1 GK021 missing here: 标题: add, each on a line of its own with its value: 标题: …",
    ),
    "信息类型: 政策文件": (
        "信息类型: 政策文书",
        "3:7 GK028 “政策文书” is not a value of “信息类型”: write “政策文件”",
    ),
}
TOGETHER = [FAULTS, *({wrong: fault} for wrong, fault in ALONE.items())]


@pytest.mark.parametrize("faults", TOGETHER, ids=["values", "no title", "no kind"])
def test_findings_name_keys_and_words_as_the_clerk_wrote_them(
    in_chinese: Path, faults: dict[str, tuple[str, str]]
) -> None:
    changes = [[wrong, right] for wrong, (right, _) in faults.items()]
    workspace.apply({"change": {PARKING: changes}}, in_chinese)
    found = said([one for one in found_in(in_chinese) if one.place.path == PARKING])
    for _, expected in faults.values():
        assert any(one.startswith(expected) for one in found), (expected, found)


def test_what_is_sure_is_written_in_the_keys_of_the_column(in_chinese: Path) -> None:
    before = (in_chinese / PARKING).read_bytes()
    slips = [
        ("标题: 【", "题目: 【"),
        ("公开属性: 主动公开", "openness: 公开"),
        ("主题分类: [交通运输]", "主题: [Transport]"),
        ("示例: 是", "示例: yes"),
    ]
    workspace.apply({"change": {PARKING: slips}}, in_chinese)
    result = run(in_chinese, "fix")
    assert result.returncode == 0, result.stdout
    assert (in_chinese / PARKING).read_bytes() == before


def test_a_text_alone_is_a_list_of_one(in_chinese: Path) -> None:
    """“发文机关: 示例区财政局” is what a clerk writes; in English keys a list is asked for."""
    file = in_chinese / PARKING
    before = contents(load(in_chinese).catalog)["parking"]
    lists = [
        ("发文机关: [示例区交通运输局]", "发文机关: 示例区交通运输局"),
        ("[交通运输]", "交通运输"),
    ]
    workspace.apply({"change": {PARKING: lists}}, in_chinese)
    assert found_in(in_chinese) == []
    assert contents(load(in_chinese).catalog)["parking"] == before
    respell(in_chinese, "en")
    text = file.read_text(encoding="utf-8")
    assert "issuers: [示例区交通运输局]\n" in text
    assert "topics: [transport]\n" in text
    respell(in_chinese)
    two = ("发文机关: [示例区交通运输局]", "发文机关: 示例区交通运输局、示例区财政局")
    workspace.apply({"change": {PARKING: [two]}}, in_chinese)
    assert "GK023" in {one.code.id for one in found_in(in_chinese)}


def test_keys_in_two_languages_are_found_and_fixed(in_chinese: Path) -> None:
    before = (in_chinese / PARKING).read_bytes()
    mixed = [("标题: 【", "title: 【"), ("用途: ", "role: "), ("中文: ", "zh: ")]
    workspace.apply({"change": {PARKING: mixed}}, in_chinese)
    assert said(found_in(in_chinese)) == [
        f"{line}:{column} GK076 the key “{key}” is in English, and this column writes keys in "
        f"Chinese: write “{right}”, as `gongkai fix` does; “keys” in data/site.yml says in which "
        "language keys are"
        for line, column, key, right in (
            (4, 1, "title", "标题"),
            (21, 10, "zh", "中文"),
            (22, 5, "role", "用途"),
        )
    ]
    assert run(in_chinese, "fix").returncode == 0
    assert (in_chinese / PARKING).read_bytes() == before


def test_a_key_twice_in_two_languages_is_the_same_key_twice(in_chinese: Path) -> None:
    workspace.apply({"change": {PARKING: [["标题: 【", "title: 别的\n标题: 【"]]}}, in_chinese)
    codes = workspace.places(found_in(in_chinese))
    assert f"GK010 {PARKING}:5:1" in codes


def test_where_the_language_of_keys_cannot_be_read_either_will_do(in_chinese: Path) -> None:
    workspace.apply({"change": {SITE: [["keys: zh", "keys: chinese"]]}}, in_chinese)
    assert {one.place.path for one in found_in(in_chinese)} == {SITE}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_messages_of_checks_name_keys_as_the_column_writes_them(
    in_chinese: Path, language: Language
) -> None:
    workspace.apply(
        {"change": {PARKING: [["施行日期: 2021-06-01", "施行日期: 2021-07-01"]]}}, in_chinese
    )
    body = "\n本办法自2021年6月1日起施行。\n"
    (in_chinese / PARKING).write_bytes((in_chinese / PARKING).read_bytes() + body.encode())
    (line,) = [one for one in said(found_in(in_chinese), language) if "GK302" in one]
    assert "“施行日期: 2021-06-01”" in line
    assert "effective" not in line


def test_the_gate_reads_chinese_keys_of_a_file_that_is_no_record(in_chinese: Path) -> None:
    text = "---\n标识: secret\n公开属性：依申请公开\n标题: [\n---\n"
    workspace.write(in_chinese / "content/policies/2021/secret.zh.md", text)
    assert "GK501 content/policies/2021/secret.zh.md:3:6" in workspace.places(found_in(in_chinese))


def test_the_gate_finds_a_record_in_chinese_inside_an_attachment(in_chinese: Path) -> None:
    rows = "标识: secret\n标题: 办法\n公开主体: 示例区交通运输局\n公开属性: 不予公开\n"
    workspace.write(in_chinese / "content/policies/2021/parking-table.csv", rows)
    assert "GK507" in {one.code.id for one in found_in(in_chinese)}


def test_explanations_have_the_keys_of_the_column(column: Path) -> None:
    in_english = run(column, "explain", "GK302", "--lang", "zh").stdout
    assert "{id: fees, kind: policy, effective: 2021-07-01, text: " in in_english
    site = column / SITE
    site.write_text(site.read_text(encoding="utf-8") + "keys: zh\n", encoding="utf-8")
    said = run(column, "explain", "GK302", "--lang", "zh").stdout
    assert "{标识: fees, 信息类型: 政策文件, 施行日期: 2021-07-01, text: " in said
    assert "“施行日期" in said
    assert "effective" not in said
    registries = load_registries(column).registries
    for code in ("GK020", "GK028", "GK031"):
        right = explanation(CODES[code], registries).good[0].text or ""
        assert re.match("[\u4e00-\u9fff]+: ", right), right


def test_what_keyboards_do_is_found_inside_mappings_too(in_chinese: Path) -> None:
    before = (in_chinese / PARKING).read_bytes()
    workspace.apply({"change": {PARKING: [["    用途: 表格", "    用途：表格"]]}}, in_chinese)
    assert workspace.places(found_in(in_chinese)) == [f"GK008 {PARKING}:22:7"]
    assert run(in_chinese, "fix").returncode == 0
    assert (in_chinese / PARKING).read_bytes() == before


def test_a_file_that_is_never_closed_is_read_to_its_last_key(in_chinese: Path) -> None:
    unclosed = ["示例: 是\n---\n", "示例: 是\n"]
    workspace.apply({"change": {PARKING: [unclosed]}}, in_chinese)
    assert workspace.places(found_in(in_chinese)) == [f"GK007 {PARKING}:26:1"]


def test_what_cannot_be_read_is_not_missing(in_chinese: Path) -> None:
    workspace.apply({"change": {PARKING: [["标题: 【", "标题: &a 【"]]}}, in_chinese)
    assert workspace.places(found_in(in_chinese)) == [f"GK011 {PARKING}:4:5"]
    workspace.write(in_chinese / PARKING, "---\n- 标题\n---\n正文\n")
    here = [one for one in workspace.places(found_in(in_chinese)) if PARKING in one]
    assert here[0] == f"GK013 {PARKING}:2:1"


def test_taking_down_knows_titles_in_chinese_keys(in_chinese: Path, tmp_path: Path) -> None:
    found = load_registries(in_chinese).registries
    known = known_records(in_chinese, found, tmp_path, None, print)
    assert known.words(["parking"]) >= {"【示例】停车收费办法", "示例交〔2021〕第1号"}
    assert known.attachments(["parking"]) == {"parking-table.csv"}


CASES = sorted((Path(__file__).parent / "golden" / "sources").glob("*.yml"))


@cache
def base() -> Registries:
    return load_registries(workspace.BASE).registries


def test_what_is_wrong_in_front_matter_is_found_at_the_same_place(column: Path) -> None:
    """Each golden case of keys and values, in English and in Chinese."""
    compared = 0
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for name, changes in case.get("change", {}).items():
            if not name.endswith(".zh.md"):
                continue
            text = (workspace.BASE / name).read_text(encoding="utf-8")
            for old, new in changes:
                text = text.replace(old, new)
            compared += compare(column, name, text)
    assert compared > 25


def compare(column: Path, name: str, text: str) -> bool:
    """Hold what is found in a file against what is found in it in Chinese, if it can be read."""
    spelling = chinese(base())
    file = RecordFile(name, name.split("/")[1], Path(name).name.removesuffix(".zh.md"), "zh")
    before = parsed(file, column, text, spelling)
    there = respelled(text, before.kind or Record, spelling, "zh")
    if there is None:
        return False
    after = parsed(file, column, there, spelling)
    found = [typed(one, {})[1] for one in (before, after)]
    one, other = ([(f.code.id, f.place.line) for f in findings] for findings in found)
    assert one == other, there
    return bool(one)
