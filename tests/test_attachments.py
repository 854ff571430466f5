"""Attachments: what stands in them is found at its place, and nothing in them stops a check."""

import os
import pickle
import random
import signal
import time
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

import workspace
from gongkai.checks.attachments import UNSEEN, find_in_attachments, notice_in_attachments
from gongkai.checks.redaction import redact
from gongkai.i18n.translation import translation
from gongkai.i18n.wording import message
from gongkai.model.file_text import Attached, Extract, FileText, Lack, Lacking, Spot, Where
from gongkai.model.findings import Finding, Phrase, SourcePlace, Word, is_leak
from gongkai.model.gate import Gate, Privacy
from gongkai.model.mark_patterns import Mark
from gongkai.sources.documents import child, gathering, limits, reader
from gongkai.sources.documents.child import Child
from gongkai.sources.documents.opened import text_of
from gongkai.sources.documents.reader import Reader, forget
from gongkai.sources.documents.wire import dumped, loaded
from in_process import equip, run
from made_files import FORMATS, made
from made_office import docx, pptx, xlsx
from made_packages import archive, rels
from made_pdfs import pdf, pdf_with, stream
from made_pictures import png
from personal import KINDS, filled
from small_column import PRIVACY
from workspace import PARKING, findings_in

WORDS = Privacy.model_validate(PRIVACY)
GATE = Gate(
    marks=(Mark(text="此件不公开", certainty="V"),),
    secrecy=(Mark(text="机密", certainty="M"),),
    privacy=WORDS,
)
DAY = date(2021, 7, 15)
MATRIX: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "attachments.yml").read_text(encoding="utf-8")
)
CASES = [(form, place) for form, places in FORMATS.items() for place in places]
HELD = {
    "identity": ("GK510", filled("户主张三{id}")),
    "mobile": ("GK511", filled("手机{mobile}")),
    "mark": ("GK505", "此件不公开"),
}
TWIN = "编号20210621000001，此件主动公开"


def attached(name: str, data: bytes) -> Attached:
    return Attached(
        f"content/{name}", "", text_of(name, data), "parking", SourcePlace("parking.zh.md", 9)
    )


def leaks(name: str, data: bytes) -> list[Finding]:
    return find_in_attachments([attached(name, data)], GATE, DAY, {})


def where(finding: Finding) -> str:
    part = finding.details.get("part")
    return part.details["where"] if isinstance(part, Phrase) else finding.details["where"]


def unseen(name: str, data: bytes) -> list[str]:
    found = notice_in_attachments([attached(name, data)], WORDS, {}, ["示例区交通局"])
    return [f"{finding.code.id} {finding.details['where']}" for finding in found]


def lacks(data: bytes, name: str = "a.bin") -> list[Lack]:
    return [one.lack for one in text_of(name, data).lacking]


def test_matrix_has_a_row_for_each_file_that_can_be_made() -> None:
    assert [(form, place) for form, places in MATRIX.items() for place in places] == CASES


@pytest.mark.parametrize(("form", "place"), CASES)
def test_what_stands_there_is_found_with_its_place(form: str, place: str) -> None:
    row = MATRIX[form][place]
    for code, text in HELD.values():
        found = leaks(f"a.{form}", made(form, place, text))
        assert {finding.code.id for finding in found} == {code}
        assert "; ".join(map(where, found)) == row["at"].replace("{}", text)
        assert {(finding.place.line, finding.record) for finding in found} == {(9, "parking")}


@pytest.mark.parametrize(("form", "place"), CASES)
def test_clean_twin_is_silent(form: str, place: str) -> None:
    data = made(form, place, TWIN)
    assert leaks(f"a.{form}", data) == []
    assert bool(unseen(f"a.{form}", data)) == MATRIX[form][place].get("unseen", False)
    old = {Lack.OLD_FORMAT} if form == "doc" else set()
    assert set(lacks(data, f"a.{form}")) == old


EMBEDDED = docx(f"<w:p><w:r><w:t>{HELD['mark'][1]}</w:t></w:r></w:p>")
HOLDERS = {
    "docx": docx(**{"word/embeddings/b.docx": EMBEDDED}),
    "xlsx": xlsx(**{"xl/embeddings/b.docx": EMBEDDED}),
    "pptx": pptx(**{"ppt/embeddings/b.docx": EMBEDDED}),
    "pdf": pdf_with(EMBEDDED, "b.docx"),
    "zip": archive({"b.docx": EMBEDDED}),
    "png": png(behind=EMBEDDED),
}


@pytest.mark.parametrize("form", HOLDERS)
def test_withheld_document_inside_another(form: str) -> None:
    (found,) = leaks(f"a.{form}", HOLDERS[form])
    assert found.code.id == "GK505"
    assert where(found).endswith("paragraph 2")
    assert bool(unseen(f"a.{form}", HOLDERS[form])) == (form != "zip")


def test_main_part_of_a_word_file_may_have_another_name() -> None:
    text = f"<w:p><w:r><w:t>{HELD['mark'][1]}</w:t></w:r></w:p>"
    parts = {
        "_rels/.rels": rels(("r1", "officeDocument", "/word/document2.xml")),
        "word/document2.xml": f"<w:document xmlns:w='w'>{text}</w:document>",
    }
    assert [where(one) for one in leaks("a.docx", archive(parts))] == ["paragraph 1"]


def test_change_in_a_header_is_reported_with_the_header() -> None:
    changed = "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>".format(HELD["mark"][1])
    header = f"<w:hdr xmlns:w='w'><w:p>{changed}</w:p></w:hdr>"
    (found,) = leaks("a.docx", docx(**{"word/header3.xml": header}))
    assert where(found) == "header 3, paragraph 1, tracked change"


@pytest.mark.parametrize("main", ["word/document.xml", "content.xml", "OFD.xml"])
def test_archive_that_pretends_to_be_a_document_hides_nothing(main: str) -> None:
    data = archive({main: "<a/>", "说明.txt": HELD["mark"][1], "font.odttf": bytes(9)})
    (found,) = leaks("a.zip", data)
    assert where(found) == "part “说明.txt” of the file, line 1"
    assert lacks(data, "a.zip") == []


def test_withheld_record_inside_an_archive() -> None:
    record = "---\nid: fees\nopenness: withheld\n---\n"
    (found,) = leaks("a.zip", archive({"fees.zh.md": record}))
    assert (found.code.id, where(found)) == ("GK507", "member fees.zh.md, line 3")
    assert leaks("a.zip", archive({"fees.zh.md": record.replace("withheld", "proactive")})) == []


@pytest.mark.parametrize("written", ["{}", "{}.0", "{:.10E}"])
def test_number_that_a_sheet_holds_as_a_number(written: str) -> None:
    number = KINDS["mobile"](random.Random(1))
    value = written.format(int(number) if "{:" in written else number)
    cells = '<c r="{}1" t="inlineStr"><is><t>{}</t></is></c>'
    head = f'<row r="1">{cells.format("A", "姓名")}{cells.format("B", "{}")}</row>'
    cell = f'<row r="2"><c r="B2"><v>{value}</v></c></row>'
    (found,) = leaks("a.xlsx", xlsx(head.format("手机") + cell))
    assert (found.code.id, where(found)) == ("GK511", "sheet 表2, cell B2")
    assert leaks("a.xlsx", xlsx(head.format("金额（元）") + cell)) == []


def test_places_of_a_long_list_are_counted() -> None:
    numbers = "\n".join(KINDS["id"](random.Random(seed)) for seed in range(30))
    found = leaks("a.csv", numbers.encode())
    assert len(found) == 11
    assert where(found[-1]) == "20 more places"


NAMES = {
    "docx": lambda name: docx(
        **{"docProps/core.xml": f"<a><creator>{name}</creator><title>{TWIN}</title></a>"}
    ),
    "xlsx": lambda name: xlsx(**{"docProps/app.xml": f"<a><Manager>{name}</Manager></a>"}),
    "pdf": lambda name: pdf(info=f"/Author <FEFF{name.encode('utf-16-be').hex()}>"),
    "comment": lambda name: docx(
        f'<w:p><w:ins w:author="{name}"><w:r><w:t>{TWIN}</w:t></w:r></w:ins></w:p>'
    ),
}


@pytest.mark.parametrize("form", NAMES)
def test_person_in_properties(form: str) -> None:
    found = [one for one in unseen("a", NAMES[form]("王小明")) if one.startswith("GK522")]
    assert len(found) == 1 and "property" in found[0]
    for name in ("示例区交通局", "Administrator", "微软用户"):
        assert not [one for one in unseen("a", NAMES[form](name)) if one.startswith("GK522")]


def test_company_in_properties() -> None:
    company = docx(**{"docProps/app.xml": "<a><Company>某图文公司</Company></a>"})
    assert unseen("a.docx", company) == ["GK522 property Company"]


DTD = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
BROKEN = {
    "nothing": (b"", []),
    "no PDF": (b"plain", [Lack.BROKEN]),
    "PDF cut off": (b"%PDF-1.7\n1 0 obj", [Lack.BROKEN]),
    "archive cut off": (docx()[:200], [Lack.BROKEN]),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        [Lack.PASSWORD],
    ),
    "other archive": (b"Rar!\x1a\x07\0", [Lack.UNKNOWN]),
    "entities": (docx(**{"word/footnotes.xml": f"{DTD}]><a>&i;</a>"}), [Lack.IN_PART]),
    "nested": (docx("<w:p>" * 5000), [Lack.IN_PART]),
    "archives in archives": (
        archive({"a.zip": archive({"b.zip": archive({"c.zip": archive({"d.txt": "x"})})})}),
        [Lack.TOO_DEEP],
    ),
    "second page gone": (
        pdf().replace(b"/Kids [3 0 R 4 0 R]", b"/Kids [3 0 R 0 0 R]"),
        [Lack.IN_PART],
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_cannot_be_read_is_said(fault: str) -> None:
    data, wanted = BROKEN[fault]
    assert lacks(data, "a.pdf") == wanted


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "UNPACKED", 1)
    assert lacks(archive({"a.txt": b"a" * (2 << 20)})) == [Lack.UNPACKED]
    assert lacks(docx(" " * (2 << 20))) == [Lack.UNPACKED]


def test_what_was_read_before_the_fault_stands() -> None:
    text = f"<w:p><w:r><w:t>{HELD['mobile'][1]}</w:t></w:r></w:p>"
    assert [one.code.id for one in leaks("a.docx", docx(text + "<w:p><broken"))] == ["GK511"]


def test_scan_is_reported_apart_from_text() -> None:
    picture = b"q 9 0 0 9 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID . EI Q"
    scanned = pdf(page="", objects={5: stream(picture), 6: stream(picture)})
    assert (text_of("a.pdf", scanned).pages, text_of("a.pdf", scanned).pictured) == (2, 2)
    assert text_of("a.pdf", pdf("文字")).pictured == 0
    parts = {"word/media/image1.png": png(), "docProps/core.xml": "<a><title>b</title></a>"}
    word = archive({"word/document.xml": "<document/>", **parts})
    assert text_of("a.docx", word).pictured == 1


SPOTS = st.builds(
    Spot.at, st.sampled_from([Where.MEMBER, Where.EMBEDDED]), name=st.text(max_size=3)
)
EXTRACTS = st.builds(
    lambda text, spots: Extract(text, tuple(enumerate(spots))),
    st.text(st.characters(codec="utf-8"), max_size=9),
    st.lists(SPOTS, min_size=1, max_size=3),
)
TEXTS = st.builds(
    FileText,
    st.lists(EXTRACTS, max_size=3).map(tuple),
    st.lists(st.builds(Lacking, st.sampled_from(Lack), st.integers(0, 9), SPOTS)).map(tuple),
    st.none() | st.integers(0, 9),
    st.integers(0, 9),
)


@settings(max_examples=40)
@given(TEXTS)
def test_text_goes_between_processes_unchanged(text: FileText) -> None:
    assert loaded(dumped(text)) == text


# In a process of its own


@pytest.fixture(scope="module")
def process() -> Iterator[Child]:
    one = Child()
    yield one
    one.end()


@pytest.fixture(scope="module")
def sound() -> list[bytes]:
    return [made(form, place, TWIN) for form, place in CASES]


@settings(max_examples=80)
@given(st.data())
def test_damaged_file_is_read_or_refused(
    process: Child,
    sound: list[bytes],
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    whole = bytearray(data.draw(st.sampled_from(sound)))
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=20)):
        whole[at] ^= data.draw(st.integers(1, 255))
    cut = data.draw(st.none() | st.integers(1, len(whole)))
    file = tmp_path_factory.getbasetemp() / data.draw(st.sampled_from(["a.docx", "a.pdf", "a.csv"]))
    file.write_bytes(whole[:cut])
    assert isinstance(process.read(file), FileText)


def test_process_that_dies_is_begun_anew(process: Child, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一")
    assert process.read(file).extracts
    running = process._process
    assert running is not None
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert process.read(file).extracts


def test_process_finds_no_modules_in_the_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "pypdfium2.py").write_text(f"open('{tmp_path}/proof', 'w')")
    (tmp_path / "a.pdf").write_bytes(pdf("文字"))
    one = Child()
    try:
        assert one.read(tmp_path / "a.pdf").pages == 2
    finally:
        one.end()
    assert not (tmp_path / "proof").exists()


def test_slow_process_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PATIENCE", 0.1)
    one = Child()
    fifo = tmp_path / "a.txt"
    os.mkfifo(fifo)
    try:
        assert one.read(fifo) == FileText(lacking=(Lacking(Lack.TOO_LONG, 0.1),))  # type: ignore[arg-type]
        assert one._process is None
    finally:
        one.end()


def zeros(megabytes: int) -> bytes:
    """Return zeros packed by zlib; a packed megabyte can be said again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(megabytes):
        check = zlib.adler32(bytes(1 << 20), check)
    return b"\x78\x9c" + one * megabytes + b"\x03\x00" + check.to_bytes(4, "big")


def test_memory_is_limited(process: Child, tmp_path: Path) -> None:
    """A stream that unpacks to a gigabyte is refused, and the next file read."""
    file = tmp_path / "a.pdf"
    bomb = stream(zeros(megabytes=1024), "/Filter /FlateDecode /Type /Metadata")
    file.write_bytes(pdf(objects={20: bomb}))
    assert process.read(file).lacking
    file.write_bytes(pdf())
    assert process.read(file) == text_of("a.pdf", pdf())


def test_each_content_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("一")
    with Reader(tmp_path / "cache") as first:
        text = first.text_of(file, "12")
    monkeypatch.setattr(Child, "read", lambda *_: pytest.fail("it is read again"))
    with Reader(tmp_path / "cache") as second:
        assert second.text_of(file, "12") == text
    monkeypatch.setattr(Child, "read", lambda *_: FileText())
    with Reader(tmp_path / "cache") as third:
        assert third.text_of(file, "34") == FileText()


def test_text_leaves_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Child, "read", lambda *_: FileText())
    with Reader(tmp_path) as one:
        for digest in ("12", "34", "56"):
            one.text_of(tmp_path / "a.txt", digest)
        forget(tmp_path, ["12"])
        for path in tmp_path.glob("34-*"):
            os.utime(path, (0, time.time() - reader._KEPT - 60))
    assert {path.name[:2] for path in tmp_path.glob("*.json")} == {"56"}


def test_where_nothing_can_be_kept_texts_are_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Child, "read", lambda *_: FileText(pages=7))
    (tmp_path / "cache").write_text("a file, not a folder")
    with Reader(tmp_path / "cache") as one:
        assert one.text_of(tmp_path / "a.txt", "12").pages == 7


# In a column

TABLE = "content/policies/2021/parking-table"


def listed(column: Path, name: str, data: bytes) -> list[Finding]:
    """Put a file in the place of the attachment of the base project, and judge the project."""
    (column / f"{TABLE}.csv").unlink()
    (column / f"content/policies/2021/{name}").write_bytes(data)
    change = {PARKING: [["file: parking-table.csv", f"file: {name}"]]}
    workspace.apply({"change": change}, column)
    return findings_in(column)


def test_leak_stands_at_the_line_of_the_attachment(column: Path) -> None:
    data = made("xlsx", "hidden sheet", HELD["identity"][1])
    found = [one for one in listed(column, "list.xlsx", data) if one.is_error]
    assert workspace.places(found) == [f"GK510 {PARKING}:20:11"]
    assert message(found[0], translation("en")) == (
        "the attachment “list.xlsx” (hidden sheet 表2, cell C14) "
        "holds a resident identity number (18 characters)"
    )
    assert message(found[0], translation("zh")) == (
        "附件“list.xlsx”（隐藏的工作表“表2”C14单元格）中有居民身份证号（18位）"
    )
    assert found[0].record == "parking"


def test_file_that_no_record_lists_is_read(column: Path) -> None:
    file = column / "content/policies/2021/other.docx"
    file.write_bytes(made("docx", "comment", HELD["mobile"][1]))
    found = {finding.code.id: finding for finding in findings_in(column)}
    assert found.keys() == {"GK048", "GK511"}
    assert found["GK511"].place == SourcePlace("content/policies/2021/other.docx")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.7\n" + b"[" * 9000, bytes(99)], ids=["cut", "deep", "zeros"]
)
def test_damaged_attachment_is_a_finding(column: Path, data: bytes) -> None:
    found = listed(column, "plan.pdf", data)
    assert workspace.places(found) == [f"GK080 {PARKING}:20:11"]


def test_text_of_a_leaking_file_is_not_kept(column: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_CACHE", str(column / ".cache"))
    kept = column / ".cache/texts"
    assert findings_in(column) == []
    assert len(list(kept.glob("*.json"))) == 2
    listed(column, "list.docx", made("docx", "text", HELD["identity"][1]))
    assert len(list(kept.glob("*.json"))) == 2, "that of the file which is gone stays a day"


@pytest.mark.parametrize("place", ["embedded", "custom", "text"])
def test_nothing_of_a_withheld_attachment_is_reported(column: Path, place: str) -> None:
    data = archive({"停车费调整请示.docx": made("docx", place, "此件不公开")})
    found = listed(column, "停车费调整请示.zip", data)
    assert "GK505" in {finding.code.id for finding in found}
    for language in ("en", "zh"):
        reported = "".join(message(finding, translation(language)) for finding in found)
        assert "请示" not in reported


def test_place_goes_to_another_process() -> None:
    """A large column is judged in two processes."""
    place = Spot.at(Where.CELL, sheet="{表}", cell="C14").phrase()
    outer = Phrase("{part}: {what}", part=place, what=Word("the text"))
    again = pickle.loads(pickle.dumps(outer))
    assert (again, again.message, again.details) == (outer, outer.message, outer.details)
    assert message(
        Finding(UNSEEN, SourcePlace("a"), {"file": "{}", "where": again}), translation("zh")
    )


def test_name_of_a_file_that_no_record_lists(column: Path) -> None:
    (column / "content/policies/2021/此件不公开.txt").write_text("一")
    found = {one.code.id: one for one in findings_in(column) if one.is_error}
    assert found.keys() == {"GK505"}
    assert "in its name" in message(found["GK505"], translation("en"))


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("公开方式,依申请公开", 1),
        ("公开方式,主动公开", 0),
        ("绝密,机密,秘密", 0),
        ("密级,机密★1年", 1),
        ("内部资料,3份", 0),
    ],
)
def test_marks_in_the_cells_of_a_row(row: str, count: int) -> None:
    words = ("公开方式:依申请公开", "内部资料")
    marks = tuple(Mark(text=word, certainty="M", whole_line=word == words[1]) for word in words)
    given = Gate(marks=marks, secrecy=GATE.secrecy, privacy=GATE.privacy)
    found = find_in_attachments([attached("a.csv", f"项目,说明\n{row}\n".encode())], given, DAY, {})
    assert len(found) == count


def test_number_in_a_place_becomes_stars() -> None:
    number = KINDS["mobile"](random.Random(1))
    found = leaks("a.xlsx", made("xlsx", "sheet name", f"手机{number}"))
    assert found
    for finding in redact(found, WORDS):
        assert number not in message(finding, translation("en"))
        assert is_leak(finding.code.id)


def test_limits_lie_below_what_was_promised() -> None:
    assert limits.SECONDS < 20 and limits.MEMORY < 500


def test_leak_in_an_attachment_stops_the_build_or_is_taken_down(
    column: Path, caplog: pytest.LogCaptureFixture
) -> None:
    listed(column, "list.docx", made("docx", "footnote", HELD["mobile"][1]))
    project = equip(column)
    with pytest.raises(Abort):
        run(project)
    assert f"{PARKING}:20:11 GK511" in caplog.text
    assert not (project / "site").exists()
    site = run(project, on_leak="take-down")
    assert (site / "r/parking/index.html").is_file()
    assert not list(site.rglob("list.docx"))


@pytest.mark.parametrize(
    ("code", "place", "stays"), [("GK505", "text", True), ("GK520", "comment", False)]
)
def test_what_is_unseen_can_be_waived_and_a_mark_cannot(
    column: Path, code: str, place: str, stays: bool
) -> None:
    text = HELD["mark"][1] if stays else TWIN
    waiver = f"waivers:\n  - {{code: {code}, path: {PARKING}, reason: 已核, until: 2021-12-31}}\n"
    workspace.write(column / "data/waivers.yml", waiver)
    found = listed(column, "a.docx", made("docx", place, text))
    assert (code in {one.code.id for one in found}) == stays
