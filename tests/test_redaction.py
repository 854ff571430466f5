"""Words of what leaks stand nowhere but at its own place."""

import gzip
import hashlib
import html
import json
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import leaking
import personal
import tabled_column
import workspace
from commands import commit_all, git
from commands import run as command
from gongkai.checks.secret_words import SecretWords
from gongkai.commands.nightly import _printable
from gongkai.i18n.translation import Translation, translation
from gongkai.i18n.wording import message
from gongkai.measures.ages import Inspection, inspect, recalled, remember
from gongkai.measures.measure import measure
from gongkai.model.catalog import Catalog
from gongkai.model.editions import DEFAULT
from gongkai.model.findings import Finding, is_leak
from gongkai.model.history import History, Seen
from gongkai.model.language import LANGUAGES
from gongkai.model.local_text import LocalText
from gongkai.render.files import FileRenderer
from gongkai.render.sheets import LinkedSite, sheets
from gongkai.render.urls import Origin
from gongkai.report import github, gitlab, junit, markdown_summary, sarif, text
from gongkai.report import json as json_report
from gongkai.report import night as of_nights
from gongkai.report import review as of_changes
from gongkai.report.finding import as_mapping
from gongkai.sources.cache import PLACE
from gongkai.sources.earlier import write_history
from gongkai.sources.load import Sources, load
from gongkai.verdict.codes import CODES
from gongkai.verdict.judge import judge_sources
from gongkai.verdict.waivers import WaivedFindings
from gongkai.views.addresses import INSPECTION
from gongkai.views.inspection import pages_of
from gongkai.views.inspection_scope import Inspected, opened
from gongkai.views.inspection_table import files_of
from in_process import equip, run
from made_workbooks import workbook
from tabled_column import ROUTES_BEFORE, ROUTES_NOW, add_tables

DAY = date(2021, 7, 15)


@dataclass(frozen=True)
class Judged:
    """A column with leaks, and what was found."""

    column: leaking.Column
    root: Path
    sources: Sources
    verdict: WaivedFindings

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.verdict.findings


def judged(seed: int, root: Path) -> Judged:
    column = leaking.make(random.Random(seed))
    column.write(workspace.make(root))
    sources = load(root)
    return Judged(column, root, sources, judge_sources(sources, DAY))


FORMS: dict[str, Callable[[Judged, Translation], str]] = {
    "text": lambda one, words: text.render(
        one.findings,
        words,
        one.root,
        leaking=one.verdict.leaking,
        is_secret=one.verdict.secrets.words.stand_in,
    ),
    "json": lambda one, words: json_report.render(one.findings, words),
    "sarif": lambda one, words: sarif.render(one.findings, words, CODES, "0"),
    "junit": lambda one, words: junit.render(one.findings, words),
    "github": lambda one, words: github.render(one.findings, words),
    "gitlab": lambda one, words: gitlab.render(one.findings, words),
    "summary": lambda one, words: markdown_summary.render(one.findings, words),
    "review": lambda one, words: of_changes.render(
        of_changes.Review(DAY, "0" * 40, findings=one.findings), words
    ),
}


@settings(max_examples=12)
@given(seed=st.integers(0, 10**9))
def test_no_report_repeats_a_word_of_what_leaks(seed: int) -> None:
    with TemporaryDirectory() as folder:
        one = judged(seed, Path(folder) / "column")
        own = [json.dumps({"record": leak.id})[1:-1] for leak in one.column.leaks]
        for language in LANGUAGES:
            words = translation(language)
            for form, render in FORMS.items():
                said = render(one, words).replace("\\", "")  # Markdown's
                assert one.column.traces_in(said, [*one.column.places, *own]) == set(), form
            assert one.column.traces_in(night(one, words)) == set()
        for said in inspections(one):
            assert one.column.traces_in(said, one.column.titles) == set()


def night(one: Judged, words: Translation) -> str:
    """Return the issue of a night that found all this, and whose build said more than it should."""
    found = [as_mapping(finding, words) for finding in one.findings]
    leaks = [
        reported
        for reported in found
        if is_leak(str(reported["code"])) and reported["severity"] == "error"
    ]
    said = "\n".join(f"left out: {leak['path']}:1 {leak['code']}" for leak in leaks)
    failures = [of_nights.Failure("gongkai build", 1, f"{said}\nnothing was built")]
    night = of_nights.Night(
        "2021-07-15",
        "0" * 40,
        of_nights.Outcome.FAILED,
        leaks,
        _printable(found),
        opinion=said,
        failures=failures,
    )
    return of_nights.render(night, (), words).replace("\\", "")


def inspections(one: Judged) -> Iterator[str]:
    """Yield what a public inspection shows, and what is remembered for the next one."""
    catalog = one.sources.catalog
    history = one.verdict.secrets.purge(before(one.column))
    findings = (*one.verdict.all, *recalled(history, CODES))
    found = remember(findings, history, catalog, DAY, says)
    yield found.model_dump_json()
    kept = one.verdict.secrets.names
    shown = catalog.until(DAY)
    public = {name: record for name, record in shown.records.items() if name not in kept}
    shown = Catalog(shown.registries, public)
    inspection = opened(Inspected(inspect(findings, history, catalog, DAY), "open"), shown)
    assert inspection.faults
    yield from rendered(inspection, shown)


def rendered(inspection: Inspection, catalog: Catalog) -> Iterator[str]:
    measures = measure(catalog, DAY)
    origin = Origin("", "zh", DEFAULT)
    for _, page in sheets(
        pages_of(inspection, catalog, measures, "open"),
        INSPECTION,
        catalog,
        "zh",
        LinkedSite("", DEFAULT),
    ):
        yield page.decode()
    writer = FileRenderer(origin, "column")
    for file in files_of(inspection, catalog, measures, "open"):
        yield writer.render(file).decode()


def says(finding: Finding) -> LocalText:
    return LocalText(zh=message(finding, translation("zh")), en=message(finding, translation("en")))


def before(column: leaking.Column) -> History:
    """Return what an earlier inspection wrote down, when nobody knew that these leak."""
    seen = []
    for leak in column.leaks:
        title = str(leak.fields["title"])
        for code, path, record, fixed in (
            ("GK333", leak.path, leak.id, None),
            ("GK333", workspace.PARKING, "parking", date(2021, 7, 10)),
            ("GK141", workspace.PARKING, "parking", None),
        ):
            seen.append(
                Seen(
                    fingerprint=f"{len(seen):016}",
                    code=code,
                    severity="warning",
                    path=path,
                    unit="sample-transport",
                    column="policies",
                    record=record,
                    says=LocalText(
                        zh=f"文号与“{title}”相同", en=f"the number is that of “{title}”"
                    ),
                    first_seen=date(2021, 7, 1),
                    last_seen=date(2021, 7, 9),
                    mended=fixed,
                    details={"number": str(leak.fields["number"]), "title": title},
                )
            )
    return History(updated=date(2021, 7, 14), seen=tuple(seen))


def test_comment_on_a_change_that_leaks_names_its_records_alone(column: Path) -> None:
    git(column, "init", "-q", "-b", "main")
    commit_all(column, "before")
    made = leaking.make(random.Random(11), leaks=6)
    made.write(column)
    done = command(column, "review", "--since", "HEAD")
    assert done.returncode == 0, done.stderr
    said = done.stdout.replace("\\", "").replace("\u2060", "")
    assert all(leak.path in said for leak in made.leaks)
    addresses = [f"/r/{leak.id}/" for leak in made.leaks]
    assert made.traces_in(said, [*made.places, *made.titles, *addresses]) == set()


SILENT = ("relation", "near id", "stage", "waiver", "refused waiver", "baseline")
"""Neighbours whose own pages say nothing of what leaks."""


def test_no_word_is_left_in_site_caches_history_or_log(
    column: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache = column / ".cache"
    monkeypatch.setenv(PLACE, str(cache))
    caplog.set_level("INFO")
    made = leaking.make(random.Random(7), leaks=6, neighbours=SILENT)
    made.write(column)
    write_history(before(made), column / "nights.json")
    load(column)  # reads the attachments
    for leak in made.leaks:
        name = f"{hashlib.sha256(leak.id.encode()).hexdigest()[:16]}-{'0' * 64}.pdf"
        workspace.write(cache / "downloads" / name, f"made before it leaked: {leak.fields}")
        workspace.write(cache / "links" / "1-0", f"read before it leaked: {leak.fields}")
    assert made.traces_in("\n".join(said for _, said in texts_in(cache)))

    site = run(
        equip(column),
        "https://gongkai.example/",
        on_leak="take-down",
        on_error="leave-out",
        inspection="open",
        history="nights.json",
    )

    addresses = [f"/r/{leak.id}/" for leak in made.leaks] + [f"r/{one.id}/" for one in made.leaks]
    for folder in (site, cache):
        for file, said in texts_in(folder):
            assert made.traces_in(f"{file} {said}", addresses) == set(), file
    assert made.traces_in(caplog.text, made.places) == set()
    assert (site / "inspection/records.csv").is_file()


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of all files, whatever they are packed in."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name, data = file.relative_to(folder).as_posix(), file.read_bytes()
            yield name, _text(name, data)


def _text(name: str, data: bytes) -> str:
    if data.startswith(b"PK"):
        with ZipFile(BytesIO(data)) as packed:
            return "\n".join(_text(one, packed.read(one)) for one in packed.namelist())
    if data.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    said = (gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data).decode(
        "utf-8", "replace"
    )
    with suppress(ValueError):  # JSON may write letters as numbers
        said += json.dumps(json.loads(said), ensure_ascii=False)
    return html.unescape(unquote(said))


def test_columns_of_these_tests_would_reveal_it(tmp_path: Path) -> None:
    """Were nothing to leak, findings on neighbours would quote just those words."""
    column = leaking.make(random.Random(0), leaks=20)
    root = workspace.make(tmp_path / "column")
    workspace.apply({"write": {path: _opened(said) for path, said in column.files.items()}}, root)
    verdict = judge_sources(load(root), DAY)
    reported = [found for found in verdict.findings if found.place.path not in column.places]
    codes = {f.code.id for f in reported if column.traces_in(message(f, translation("zh")))}
    assert codes >= {"GK035", "GK060", "GK061", "GK063", "GK304", "GK333", "GK334"}


def _opened(said: str) -> str:
    for leak, open_to_all in (
        ("openness: withheld", "openness: proactive"),
        ("openness: on-request", "openness: proactive"),
        ("（此件不公开）", ""),
    ):
        said = said.replace(leak, open_to_all)
    return said


def test_words_that_are_nobodys_secret_are_reported(tmp_path: Path) -> None:
    """A leak in one corner makes no report useless: formulas, units and keys stay readable."""
    root = workspace.make(tmp_path / "column")
    secret = (
        "id: secret\nopenness: withheld\ngenre: notice\ntitle: 【示例】关于印发停车收费办法的通知\n"
    )
    workspace.write(root / leaking.FOLDER / "secret.zh.md", f"---\n{secret}---\n此处为正文。\n")
    workspace.apply({"change": {workspace.PARKING: [["genre: notice", "gener: notice"]]}}, root)
    reported = {
        f.code.id: message(f, translation("en")) for f in judge_sources(load(root), DAY).findings
    }
    assert "“gener”" in reported["GK020"]


@pytest.mark.parametrize(
    ("said", "is_secret"),
    [
        ("见record:hush。", True),
        ("见hushed。", False),
        ("content/policies/2021/hush.zh.md", True),
        ("秘密甲乙丙丁戊", True),
        ("秘密甲乙丙", False),
        ("秘 密**甲**乙&#19993;丁", True),
        ("示例交〔2021〕第９９号", True),
        ("<b title='秘密甲乙丙丁'>", True),
        ("无关之事", False),
    ],
)
def test_words_are_known_however_they_are_written(said: str, is_secret: bool) -> None:
    words = SecretWords.of({"秘密甲乙丙丁"}, {"hush"}, {"示例交〔2021〕第99号"})
    assert words.stand_in(said) == is_secret


def test_names_of_sheets_are_nobodys_secret(tmp_path: Path) -> None:
    """Every workbook has a Sheet1, and many tables the same heads; a cell of theirs is a secret."""
    root = add_tables(workspace.make(tmp_path / "column"))
    heads = ["编号", "名称", "类别", "乘坐条件说明"]
    rows = {
        "before": [heads, ["L1", "秘密甲乙丙丁戊己", "公交", personal.identity(random.Random(1))]],
        "now": [heads, ["L2", "2路", "秘密甲乙丙丁戊己", "x"]],
    }
    for name, record in (("before", ROUTES_BEFORE), ("now", ROUTES_NOW)):
        folder = root / tabled_column.FOLDER
        text = (folder / f"{record}.zh.md").read_text("utf-8").replace(".csv", ".xlsx")
        workspace.write(folder / f"{record}.zh.md", text)
        (folder / f"{record}.csv").unlink()
        (folder / f"{record}.xlsx").write_bytes(workbook({"Sheet1": rows[name]}))
    said = {
        found.code.id: message(found, translation("en"))
        for found in judge_sources(load(root), DAY).findings
        if found.record == ROUTES_NOW
    }
    assert "sheet “Sheet1”, cell D1: the column “乘坐条件说明”" in said["GK907"]
    assert "sheet “Sheet1”, cell C2: “…”" in said["GK915"]
