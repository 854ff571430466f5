"""`gongkai new`: the files of a new record, proposed from what its unit published last."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

import made_official
from commands import run
from gongkai.commands.given import given_kind
from gongkai.i18n.translation import translation
from gongkai.importing.blank import NewRecord, Proposer
from gongkai.importing.keys import missing, ordered, required
from gongkai.model.kinds import KINDS
from gongkai.model.relations import RELATIONS
from gongkai.sources.everyday_names import OF_KINDS, SEVERAL
from gongkai.sources.load import load
from gongkai.sources.lookup import words_of_kinds

BASE = Path(__file__).parent / "base"


@pytest.fixture
def column(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "column")
    return tmp_path / "column"


def values(file: Path) -> dict[str, object]:
    front = file.read_text(encoding="utf-8").split("---\n")[1]
    found = yaml.safe_load(front)
    assert isinstance(found, dict)
    return found


def test_both_files_have_the_keys_of_the_kind_and_the_next_number(column: Path) -> None:
    done = run(column, "new", "政策文件", "--unit", "示例区交通运输局", "--issued", "2021-07-01")
    assert done.returncode == 0, done.stderr
    place = column / "content/policies/2021"
    chief = values(place / "sample-transport-2021-2.zh.md")
    assert list(chief) == [key for key in ordered("policy") if key in chief]
    assert chief["number"] == "示例交〔2021〕第2号"
    assert chief["issuers"] == ["示例区交通运输局"]
    assert str(chief["dated"]) == "2021-07-01"
    assert chief["title"] == "【示例】【待填写：标题】"
    assert chief["sample"] is True
    assert list(values(place / "sample-transport-2021-2.en.md")) == ["id", "title", "summary"]
    loaded = load(column)
    found = {(one.place.path.rpartition("/")[2], one.code.id) for one in loaded.findings}
    assert ("sample-transport-2021-2.zh.md", "GK078") in found
    assert ("sample-transport-2021-2.en.md", "GK077") in found
    of_record = {code for name, code in found if name.startswith("sample-transport-2021-2")}
    assert of_record == {"GK078", "GK077"}
    assert loaded.catalog.get("sample-transport-2021-2") is None  # it is not published


def test_what_is_copied_has_no_relation_and_nothing_of_its_own(column: Path) -> None:
    options = ("--from", "parking", "--id", "charges", "--title", "新收费", "--languages", "zh")
    done = run(column, "new", "policy", "--unit", "sample-transport", *options)
    assert done.returncode == 0, done.stderr
    file = column / "content/policies/2021/charges.zh.md"
    copied = values(file)
    assert copied["title"] == "【示例】新收费"
    assert copied["topics"] == ["transport"]
    assert "停车收费见" in file.read_text(encoding="utf-8")
    own = {*RELATIONS, "attachments", "fulfils", "points", "effective", "expires"}
    assert not own & set(copied)
    assert not (column / "content/policies/2021/charges.en.md").exists()
    again = run(column, "new", "policy", "--unit", "sample-transport", "--id", "charges")
    assert again.returncode == 2
    assert "charges" in again.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("no-kind",), "no-kind"),
        (("policy",), "--unit"),
        (("policy", "--unit", "nobody"), "nobody"),
        (("policy", "--unit", "sample-transport", "--id", "Not_An_Id"), "Not_An_Id"),
        (("policy", "--unit", "sample-transport", "--column", "consultations"), "policies"),
    ],
)
def test_what_cannot_be_is_said(options: tuple[str, ...], said: str, column: Path) -> None:
    before = sorted(column.rglob("*.md"))
    done = run(column, "new", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert sorted(column.rglob("*.md")) == before


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_keys_in_order(kind: str) -> None:
    assert set(required(kind)) <= set(ordered(kind))
    assert missing(kind, required(kind)) == []
    assert ordered(kind)[0] == "id"


def test_a_column_with_chinese_keys_gets_them(column: Path, tmp_path: Path) -> None:
    site = column / "data/site.yml"
    site.write_text(f"{site.read_text(encoding='utf-8')}keys: zh\n", encoding="utf-8")
    done = run(column, "fix", "--keys", "zh")
    assert done.returncode == 0, done.stderr
    written = run(
        column, "new", "通知公告", "--unit", "示例区交通运输局", "--id", "a", "--lang", "zh"
    )
    assert written.returncode == 0, written.stderr
    again = run(column, "fix", "--keys", "zh")
    assert again.returncode == 0, again.stderr
    (new,) = column.rglob("a.zh.md")
    document = made_official.notice().save(tmp_path / "公文.docx")
    done = run(column, "import", str(document), "--id", "b", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    (file,) = column.rglob("b.zh.md")
    for path, number in ((new, False), (file, True)):
        text = path.read_text(encoding="utf-8")
        keys = values(path)
        assert {"标识", "信息类型", "标题", "公开主体", "公开属性"} <= keys.keys()
        assert keys["公开属性"] == "主动公开" and ("发文字号" in keys) >= number
        comments = [line for line in text.splitlines() if line.startswith("# ")]
        assert not re.search(r"[“、][a-z_]+[”、]", "\n".join(comments)), comments
    table = done.stdout + done.stderr
    assert re.search(r"^主送\s", table, re.MULTILINE)
    assert not re.search(r"^[a-z_]+\s{2}", table, re.MULTILINE)


def test_kinds_units_and_days_are_taken_as_a_clerk_writes_them(column: Path) -> None:
    unit = ("--unit", "示例区交通运输局", "--dry-run")
    for day in ("2021年7月1日", "2021.7.1", "二〇二一年七月一日"):
        done = run(column, "new", "政策文件", *unit, "--published", day)
        assert "published: 2021-07-01\n" in done.stdout, done.stderr
    wrong = run(column, "new", "policy", *unit, "--issued", "2021年13月1日", "--lang", "zh")
    assert wrong.returncode == 2 and "“2021年13月1日”" in wrong.stderr
    for command in (
        ("new", "征集"),
        ("schema", "--kind", "征集"),
        ("import", ".", "--kind", "征集"),
    ):
        unknown = run(column, *command, "--lang", "zh")
        assert unknown.returncode == 2
        assert "\n  consultation（意见征集）\n" in unknown.stderr
    homeless = run(column, "new", "公示", *unit)
    assert homeless.stderr == "gongkai: no column in data/columns.yml takes 公示\n"
    known = run(column, "schema", "--kind", "意见征集")
    assert known.returncode == 0 and known.stdout.startswith("{")


def test_what_is_to_be_written_is_found_once(column: Path) -> None:
    columns = column / "data/columns.yml"
    text = columns.read_text(encoding="utf-8").replace("[policy, notice", "[policy, report, notice")
    columns.write_text(text, encoding="utf-8")
    done = run(column, "new", "report", "--unit", "sample-transport", "--id", "report")
    assert done.returncode == 0, done.stderr
    found = [one for one in load(column).findings if one.place.path.endswith("report.zh.md")]
    assert {one.code.id for one in found} <= {"GK077", "GK078"}
    places = [one.place for one in found]
    assert len(places) == len(set(places)) > 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [("年报", "report"), ("红头文件", "policy"), ("公示", "public-notice"), ("会议纪要", "meeting"),
     ("图解", "interpretation"), ("征求意见", "consultation"), ("minutes", "meeting")],
)  # fmt: skip
def test_kinds_have_everyday_names(name: str, kind: str) -> None:
    assert given_kind(name) == kind


def test_no_everyday_name_means_two_kinds() -> None:
    words = Counter(word.casefold() for of in words_of_kinds().values() for word in set(of))
    assert [word for word, count in words.items() if count > 1] == []
    assert not SEVERAL.keys() & words.keys()
    assert OF_KINDS.keys() | {name for names in SEVERAL.values() for name in names} <= KINDS.keys()
    for kind, names in OF_KINDS.items():
        for name in names:
            assert given_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "said", "unsaid"),
    [
        ("通知", ("  policy (", "  notice ("), "report"),
        ("办事指南", ("  guide (", "  list ("), "policy"),
        ("政策文", ("  policy (",), "report"),
        ("zzz", ("  policy (", "  report ("), "near"),
    ],
)
def test_a_name_of_several_kinds_or_none_is_answered_with_those_near(
    name: str, said: tuple[str, ...], unsaid: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        given_kind(name)
    printed = capsys.readouterr().err
    assert all(one in printed for one in said)
    assert unsaid not in printed


def test_the_year_is_filled_in_where_the_kind_wants_one(column: Path) -> None:
    catalog = load(column).catalog
    unit = catalog.registries.units["sample-transport"]
    for kind, year in (("report", 2020), ("budget", 2021)):
        wanted = NewRecord(kind, unit, date(2021, 1, 20), date(2021, 1, 20), id="x")
        files = Proposer(wanted, catalog, set()).files(translation("zh"))
        text = next(iter(files.values()))
        assert f"# 待确认：“year”是这份文件所说的年份\nyear: {year}\n" in text
