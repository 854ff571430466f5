"""The gate reads what readers see: values, rendered texts, numbers and marks in any disguise."""

import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import workspace
from gongkai.checks.leaks import CODES as LEAKS
from gongkai.checks.personal_numbers import numbers_in
from gongkai.checks.privacy import CODES
from gongkai.gate import CLEAN, gate
from gongkai.model.findings import Finding
from gongkai.model.gate import Privacy
from gongkai.render.markdown import MarkdownRenderer
from gongkai.render.shown_text import shown_texts
from gongkai.sources.load import Sources, load
from personal import KINDS, disguised, filled
from small_column import PRIVACY
from workspace import PARKING

CASES = yaml.safe_load((Path(__file__).parent / "shown_to_readers.yml").read_text(encoding="utf-8"))
WORDS = Privacy.model_validate(PRIVACY)
RENDERER = MarkdownRenderer()
Case = dict[str, Any]
CLEAN_TWIN = re.compile(r"\{(?=id|mobile|card)")


def twin(case: Case) -> Case:
    """Return a case with numbers of the same shape that are nobody's."""
    return {
        key: CLEAN_TWIN.sub("{no-", value) if isinstance(value, str) else value
        for key, value in case.items()
    }


def written(case: Case, name: str, base: str) -> str:
    """Return the file of a record that says what a case says."""
    head = base.partition("\n---\n")[0].replace("id: parking", f"id: {name}")
    if "front" in case:
        front = filled(case["front"])
        head = re.sub(r"summary: .*", lambda _: front, head)
        if "topics:" in front:
            head = re.sub(r"\ntopics: \[transport\]", "", head)
    return f"{head}\n---\n各单位：\n\n{filled(case.get('body', '如下。'))}\n\n特此通知。\n"


class Seen:
    """What the gate finds in records that are all read at once."""

    def __init__(self, root: Path) -> None:
        self.root = workspace.make(root)
        self.base = (self.root / PARKING).read_text(encoding="utf-8")
        self.names: dict[tuple[str, int, bool], str] = {}
        for kind in ("found", "silent", "marks", "no_marks"):
            for number, case in enumerate(CASES[kind]):
                self._put((kind, number, False), case)
                if kind == "found":
                    self._put((kind, number, True), twin(case))
        self.found: dict[str, list[Finding]] = defaultdict(list)
        for finding in gate(self.sources(), workspace.DAY):
            self.found[finding.record or ""].append(finding)

    def sources(self) -> Sources:
        """Read the records; what is kept of them is no other column's."""
        return load(self.root, cache=self.root / ".cache")

    def _put(self, key: tuple[str, int, bool], case: Case) -> None:
        name = self.names[key] = f"case-{len(self.names):03d}"
        file = self.root / f"content/policies/2021/{name}.zh.md"
        file.write_text(written(case, name, self.base), encoding="utf-8")

    def codes(self, kind: str, number: int, *, is_twin: bool = False) -> list[str]:
        found = self.found[self.names[kind, number, is_twin]]
        return [one.code.id for one in found if one.code.id in (*CODES, *LEAKS)]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return Seen(tmp_path_factory.mktemp("shown") / "column")


def numbered(kind: str) -> list[Any]:
    return [
        pytest.param(number, id=next(iter(case.values())).split("\n")[-1])
        for number, case in enumerate(CASES[kind])
    ]


@pytest.mark.parametrize("number", numbered("found"))
def test_number_is_found_and_its_twin_is_not(seen: Seen, number: int) -> None:
    assert seen.codes("found", number) == CASES["found"][number]["codes"]
    assert seen.codes("found", number, is_twin=True) == []


@pytest.mark.parametrize("number", numbered("silent"))
def test_numbers_of_nobody_pass(seen: Seen, number: int) -> None:
    assert seen.codes("silent", number) == []


@pytest.mark.parametrize("number", numbered("marks"))
def test_mark_is_found_once(seen: Seen, number: int) -> None:
    assert seen.codes("marks", number) == ["GK502"]


@pytest.mark.parametrize("number", numbered("no_marks"))
def test_text_about_disclosure_passes(seen: Seen, number: int) -> None:
    assert seen.codes("no_marks", number) == []


def test_findings_point_into_the_file_and_show_no_number(seen: Seen) -> None:
    for name, found in seen.found.items():
        lines = (seen.root / f"content/policies/2021/{name}.zh.md").read_text().split("\n")
        for one in found:
            assert 1 <= one.place.line <= len(lines)
            assert not numbers_in("；".join(map(str, one.details.values())), WORDS)


def test_clean_texts_are_rendered_once(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept are hashes; the second run finds the same."""
    sources = seen.sources()
    before = gate(sources, workspace.DAY)
    rendered = []
    render = MarkdownRenderer.render

    def counted(self: MarkdownRenderer, markdown: str, *rest: Any) -> Any:
        rendered.append(markdown)
        return render(self, markdown, *rest)

    monkeypatch.setattr(MarkdownRenderer, "render", counted)
    assert gate(sources, workspace.DAY) == before
    assert 0 < len(rendered) < len(sources.stored.texts)
    assert sources.texts is not None
    kept = (sources.texts / CLEAN).read_text(encoding="utf-8")
    assert re.fullmatch(r'\[("[0-9a-f]{64}"(, )?)*\]', kept)


DIGITS = ["none", "wide", "han", "half-han", "half-wide", "arabic", "circled", "superscript"]
APART = ["", "\u200b", "\u200e", "**", "<!-- 甲 -->", "![](a.png)", "<b></b>"]
GROUPED = ["", " ", "-", "/", "，", "·", "\u3000", "<br>", "\n"]
AROUND = [
    ("补贴发给户主，", "，共3人。"),
    ("（", "）"),
    ("- ", ""),
    ("> ", ""),
    ("| 户主 | 号码 |\n|---|---|\n| 甲 | ", " |"),
    ("编号", ""),
    ("Tel:", ""),
    ("**", "**"),
]
SIZES = {11: (3, 4, 4), 18: (6, 8, 4), 19: (4, 4, 4, 4, 3), 16: (4, 4, 4, 4)}


def as_written(number: str, digits: str, apart: str, grouped: str) -> str:
    """Write a number in other digits, something unseen inside, characters between groups."""
    groups, start = [], 0
    for size in SIZES[len(number)]:
        groups.append(disguised(number[start : start + size], digits))
        start += size
    first, *others = groups
    return grouped.join((first[:2] + apart + first[2:], *others))


def read_all(markdown: str) -> set[str]:
    """Return the numbers that are found in a text as it stands and as it is shown."""
    html = RENDERER.render(markdown, lambda target: target).html
    return {
        one.digits for text in (markdown, *shown_texts(html)) for one in numbers_in(text, WORDS)
    }


@given(
    st.sampled_from(["id", "mobile", "card", "card-16"]),
    st.integers(),
    st.sampled_from(DIGITS),
    st.sampled_from(APART),
    st.sampled_from(GROUPED),
    st.sampled_from(AROUND),
)
def test_composed_disguise_hides_no_number(  # noqa: PLR0917  what a disguise is made of
    kind: str, seed: int, digits: str, apart: str, grouped: str, around: tuple[str, str]
) -> None:
    number = KINDS[kind](random.Random(seed))
    nobody = KINDS[f"no-{kind}"](random.Random(seed))
    before, after = around

    shown = f"{before}{as_written(number, digits, apart, grouped)}{after}"
    clean = f"{before}{as_written(nobody, digits, apart, grouped)}{after}"

    assert number in read_all(f"各单位：\n\n{shown}\n")
    assert read_all(f"各单位：\n\n{clean}\n") == set()
