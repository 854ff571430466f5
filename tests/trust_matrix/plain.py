"""Texts, tables of texts and archives."""

import io
import zipfile
from collections.abc import Callable

from trust_matrix import pictures, word
from trust_matrix.needles import Said
from trust_matrix.ways import NEUTRAL, STAMP, Build, Way, ways, zipped


def text(encoding: str, form: str = "{}") -> Build:
    return lambda said: f"{NEUTRAL}\r\n{form.format(said.text)}\r\n".encode(encoding)


def quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def row(encoding: str, between: str = ",", form: str = "{}") -> Build:
    """Return a maker of a table with the words in its second row."""

    def build(said: Said) -> bytes:
        line = between.join(["1", quoted(form.format(said.text)), "停车", "300"])
        head = between.join(["序号", "备注", "事项", "金额"])
        return f"{head}\r\n{line}\r\n".encode(encoding)

    return build


def bare(form: str) -> Build:
    return lambda said: f"序号,登记,事项\r\n1,{form.format(said.core)},停车\r\n".encode()


def boxes(said: Said) -> bytes:
    return ("登记号码," + ",".join(said.core) + "\r\n").encode()


CSVS: dict[tuple[str, str], Build] = {
    ("table", "UTF-8"): row("utf-8"),
    ("table", "UTF-8 with its mark"): row("utf-8-sig"),
    ("table", "GB 18030"): row("gb18030"),
    ("table", "UTF-16"): row("utf-16"),
    ("table", "tabs"): row("utf-8", "\t"),
    ("table", "semicolons"): row("gb18030", ";"),
    ("table", "bars"): row("utf-8", "|"),
    ("table", "expression"): bare('="{}"'),
    ("table", "apostrophe"): bare("'{}"),
    ("table", "tab before"): bare("\t{}"),
    ("table", "no quotation marks"): bare("{}"),
    ("table", "first column"): lambda said: f"登记,事项\r\n{said.core},停车\r\n".encode(),
    ("table", "head"): lambda said: f"{said.core},事项\r\n1,停车\r\n".encode(),
    ("table", "boxes"): boxes,
    ("comment", "line"): lambda said: f"# {said.core}\r\n事项,金额\r\n".encode(),
}
TEXTS: dict[tuple[str, str], Build] = {
    ("text", "UTF-8"): text("utf-8"),
    ("text", "UTF-8 with its mark"): text("utf-8-sig"),
    ("text", "GB 18030"): text("gb18030"),
    ("text", "UTF-16, small end first"): text("utf-16"),
    ("text", "UTF-16, large end first"): lambda said: b"\xfe\xff" + said.text.encode("utf-16-be"),
    ("text", "without line end"): lambda said: said.text.encode(),
    ("text", "after much"): lambda said: (f"{NEUTRAL}\n" * 3000 + said.text).encode(),
    ("text", "lines of old Macs"): lambda said: f"{NEUTRAL}\r{said.core}\r".encode(),
    ("table", "columns of blanks"): lambda said: f"张三    {said.core}    停车\n".encode(),
    ("table", "drawn lines"): lambda said: f"│张三│{said.core}│停车│\n".encode(),
}


def member(inner: Build, name: str = "a.txt", method: int = zipfile.ZIP_DEFLATED) -> Build:
    def build(said: Said) -> bytes:
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            entry = zipfile.ZipInfo(name, STAMP)
            entry.compress_type = method
            archive.writestr(entry, inner(said))
        return data.getvalue()

    return build


def named(form: Callable[[str], str]) -> Build:
    return lambda said: zipped({form(said.core): NEUTRAL.encode()})


def named_in_gbk(said: Said) -> bytes:
    """Return an archive as older programs make it: names in GBK, no flag."""
    placeholder = "x" * len(f"名单{said.core}.txt".encode("gb18030"))
    whole = zipped({placeholder: NEUTRAL.encode()})
    return whole.replace(placeholder.encode(), f"名单{said.core}.txt".encode("gb18030"))


def remarked(said: Said) -> bytes:
    data = io.BytesIO(zipped({"a.txt": NEUTRAL.encode()}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.comment = said.text.encode()
    return data.getvalue()


def remarked_member(said: Said) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        entry = zipfile.ZipInfo("a.txt", STAMP)
        entry.comment = said.text.encode()
        archive.writestr(entry, NEUTRAL)
    return data.getvalue()


class _Pipe(io.RawIOBase):
    """Takes bytes and cannot go back, so that sizes stand behind the members."""

    def __init__(self) -> None:
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.data += data
        return len(data)


def streamed(said: Said) -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        archive.writestr(zipfile.ZipInfo("a.txt", STAMP), said.text.encode())
    return bytes(pipe.data)


def with_text(said: Said) -> bytes:
    return text("gb18030")(said)


ARCHIVES: dict[tuple[str, str], Build] = {
    ("text", "text"): member(text("utf-8")),
    ("text", "text in GB 18030, stored"): member(with_text, method=zipfile.ZIP_STORED),
    ("text", "packed by bzip2"): member(with_text, method=zipfile.ZIP_BZIP2),
    ("text", "packed by LZMA"): member(with_text, method=zipfile.ZIP_LZMA),
    ("text", "in a folder"): member(text("utf-8"), "附件/附件一/名单.txt"),
    ("text", "streamed"): streamed,
    ("text", "no ending"): member(text("utf-8"), "README"),
    ("text", "HTML"): member(word.html, "a.html"),
    ("table", "CSV"): member(row("gb18030"), "a.csv"),
    ("comment", "of the archive"): remarked,
    ("comment", "of one member"): remarked_member,
    ("file name", "of a member"): named(lambda core: f"名单{core}.txt"),
    ("file name", "of a folder"): named(lambda core: f"{core}/a.txt"),
    ("file name", "of a member, in GBK"): named_in_gbk,
    ("embedded file", "document"): member(word.plain, "a.docx"),
    ("embedded file", "comment of a document"): member(
        word.TABLE["comment", "comment"], "批注.docx"
    ),
    ("embedded file", "archive"): member(member(text("utf-8")), "a.zip"),
    ("embedded file", "document in an archive"): member(member(word.plain, "a.docx"), "a.zip"),
    ("embedded file", "picture"): member(pictures.exif, "a.jpg"),
    ("embedded file", "record"): member(lambda said: said.text.encode(), "a.zh.md"),
}
PLAIN: list[Way] = [
    *ways(
        "csv",
        CSVS,
        line=[
            *("expression", "apostrophe", "tab before", "no quotation marks"),
            *("first column", "head", "line"),
        ],
        numbers=["boxes"],
    ),
    *ways("txt", TEXTS, line=["columns of blanks", "drawn lines", "lines of old Macs"]),
    *ways(
        "zip",
        ARCHIVES,
        line=["of a member", "of a member, in GBK", "of a folder"],
    ),
]
