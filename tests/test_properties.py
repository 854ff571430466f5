"""What holds for any input: nothing raises, nothing is lost, order does not matter."""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

import workspace
from gongkai.i18n.translation import translation
from gongkai.model.findings import Finding, leaking, sort_findings
from gongkai.model.kinds import KINDS
from gongkai.model.moment import YEARS
from gongkai.model.record import Record
from gongkai.report import json as json_report
from gongkai.report import text
from gongkai.sources.documents.reader import Reader
from gongkai.sources.front_matter import split
from gongkai.sources.load import load
from gongkai.sources.records import load_records
from gongkai.sources.references import check_records
from gongkai.sources.registries import load_registries
from gongkai.sources.tables.of_record import TableReader
from gongkai.sources.tree import Tree, walk
from gongkai.sources.typed import validate
from gongkai.verdict.judge import judge_sources
from workspace import PARKING

pytestmark = pytest.mark.usefixtures("read_once")

NEW = "content/policies/2021/anything.zh.md"
VALID = (
    (workspace.BASE / PARKING).read_text(encoding="utf-8").replace("id: parking", "id: anything")
)
MARKS_OF_YAML = [
    "：",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "#",
    "&a ",
    "*a",
    "!!str ",
    "? ",
]
LINES = [
    "",
    "---",
    "...",
    "%YAML 1.2",
    "x: y",
    "authoritative: en",
    "kind: external",
    "id: ",
    "a: |",
]
SLIPS = ["\t", "  ", "\r\n", "\r", "\u2028", "\ufeff", "\u200b", "\0", "<<: ", "no", "2021-02-30"]
TOKENS = st.sampled_from([*MARKS_OF_YAML, *SLIPS, *(line + "\n" for line in LINES)])

words = st.text(st.characters(codec="utf-8"), max_size=20)
days = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(date.isoformat)
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


class _Quoted(yaml.SafeDumper):
    """Writes every text in double quotes, as `gongkai check` advises when in doubt."""


_Quoted.add_representer(
    str, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"')
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield workspace.make(tmp_path_factory.mktemp("properties") / "column")


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Valid records of a few kinds, with any text in them."""
    first, second = sorted([draw(days), draw(days)])
    local = st.fixed_dictionaries({}, optional={"zh": words, "en": words})
    raw = {
        "id": draw(ids),
        "title": draw(words),
        "unit": draw(ids),
        "dated": first,
        "published": f"{second} {draw(st.sampled_from(['00:00', '09:30', '23:59']))}",
        "openness": "proactive",
        "effective": first,
        "expires": second,
        "sample": draw(st.booleans()),
        "issuers": draw(st.lists(words, max_size=2)),
        "topics": draw(st.lists(words, max_size=2)),
        "attachments": draw(
            st.lists(st.fixed_dictionaries({"file": words, "title": local}), max_size=2)
        ),
        "repeals": draw(
            st.lists(st.fixed_dictionaries({"doc": ids, "articles": words}), max_size=2)
        ),
    }
    kind = draw(
        st.sampled_from(["policy", "interpretation", "decision", "consultation", "feedback"])
    )
    match kind:
        case "policy":
            raw |= {"class": draw(words), "genre": draw(words)}
        case "interpretation":
            raw |= {"interprets": [draw(ids)], "form": draw(words), "by": draw(words)}
        case "decision":
            note = st.one_of(
                st.fixed_dictionaries({"done": days}),
                st.fixed_dictionaries({"withheld": st.fixed_dictionaries({"basis": local})}),
            )
            stages = st.dictionaries(st.sampled_from(["draft", "meeting"]), note)
            raw |= {"year": draw(st.sampled_from(YEARS)), "lead": draw(ids), "stages": draw(stages)}
        case "consultation":
            raw |= {"opens": first, "closes": second, "basis": draw(words)}
        case "feedback":
            counts = {key: draw(st.integers(0, 10**8)) for key in ("received", "adopted")}
            raw |= {"feedback_on": [draw(ids)], "partly": 0, "declined": 0, **counts}
    return KINDS[kind].model_validate({"kind": kind, **raw})


def front_matter(record: Record) -> dict[str, object]:
    return record.model_dump(
        mode="json", by_alias=True, exclude=set(Record.LOADED), exclude_defaults=True
    ) | {"kind": record.kind}


@given(records())
def test_front_matter_comes_back_as_it_was(record: Record) -> None:
    dumped = yaml.dump(front_matter(record), Dumper=_Quoted, sort_keys=False)

    parts = split("x.md", f"---\n{dumped}---\n文字。\n")
    assert parts.document is not None
    again, findings = validate(type(record), "x.md", parts.document)

    assert [*parts.findings, *findings] == []
    assert again == record
    assert parts.markdown == "文字。\n"


def judge(project: Path, data: bytes) -> None:
    """Fail unless the file became a record or an error says where it is wrong."""
    file = project / NEW
    file.write_bytes(data)
    sources = load(project)
    found = judge_sources(sources, workspace.DAY, {}).findings
    errors = [finding for finding in found if finding.is_error and finding.place.path == NEW]
    assert "anything" in sources.catalog.records or errors
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for finding in found:
        if finding.place.path == NEW:
            assert 1 <= finding.place.line <= len(lines)
            assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
    assert len(set(map(repr, found))) == len(found), "a finding is reported twice"
    assert all(finding.place.path.startswith(("content/", "data/")) for finding in found)
    for language in ("en", "zh"):
        report = text.render(found, translation(language), project, leaking=leaking(found))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]", report)
        json_report.render(found, translation(language))


@given(st.binary(max_size=200))
@example(b"")
@example(b"---\n---")
@example(b"\xef\xbb\xbf---\r\n\r\n---\r\n")
@settings(max_examples=60, deadline=None)
def test_any_bytes_end_in_a_record_or_an_error(project: Path, data: bytes) -> None:
    judge(project, data)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_front_matter_ends_in_a_record_or_an_error(project: Path, inside: str) -> None:
    judge(project, f"---\n{inside}\n---\n".encode())


@given(
    at=st.integers(0, len(VALID)),
    gone=st.integers(0, 12),
    new=st.lists(TOKENS, max_size=3).map("".join),
    other=st.integers(0, len(VALID)),
    token=TOKENS,
)
@settings(max_examples=250, deadline=None)
def test_any_slip_ends_in_a_record_or_an_error(
    project: Path, *, at: int, gone: int, new: str, other: int, token: str
) -> None:
    slipped = VALID[:at] + new + VALID[at + gone :]
    judge(project, (slipped[:other] + token + slipped[other:]).encode())


@given(st.lists(st.sampled_from(["[", "{", "- ", "a: ", "\n", "  ", "]", "}", "x"]), max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_structure_ends_in_a_record_or_an_error(project: Path, parts: list[str]) -> None:
    judge(project, ("---\n" + "".join(parts) + "\n---\n").encode())


@given(st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_order_of_files_changes_nothing(faulty: Path, chance: random.Random) -> None:
    registries = load_registries(faulty).registries
    tree = walk(faulty, "content", [column.id for column in registries.columns.values()])

    def findings(tree: Tree) -> list[Finding]:
        with Reader(faulty / ".cache") as reader:
            loaded = load_records(tree, TableReader(faulty, reader, {}))
        return sort_findings([*loaded.findings, *check_records(registries, loaded)])

    shuffled = replace(
        tree,
        records=tuple(chance.sample(tree.records, len(tree.records))),
        others=tuple(chance.sample(tree.others, len(tree.others))),
    )
    expected = findings(tree)
    assert expected
    assert findings(shuffled) == expected


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with many faults, twice the same id among them."""
    root = workspace.make(tmp_path_factory.mktemp("order") / "column")
    workspace.apply(
        {
            "change": {
                PARKING: [
                    ["genre: notice", "genre: notices"],
                    ["topics: [transport]", "topics: x"],
                ],
                "content/decisions/2021/parking-plan.zh.md": [
                    ["lead: sample-transport", "lead: x"]
                ],
            }
        },
        root,
    )
    for folder in ("content/policies/2020", "content/policies", "content/consultations"):
        (root / folder).mkdir(exist_ok=True)
        shutil.copy(workspace.BASE / PARKING, root / folder / "parking.zh.md")
        (root / folder / "stray.pdf").write_bytes(b"x")
    return root
