"""Measure the reader of attachments: speed and memory by format, and what damaged files do to it.

    python bench/attachments.py [--files 50] [--damaged 3000] [--pdfs FOLDER]

Files are made as tests make them, of the size of ordinary ones. `--damaged` flips bits of, and
cuts off, what tests/made_files.py makes. `--pdfs` names a folder of PDFs, which PDFium and pypdf
read whole and damaged, each file in a process of its own.
"""

import argparse
import io
import json
import logging
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from gongkai.model.file_text import Lack
from gongkai.sources.documents.child import Child
from made_files import FORMATS, made
from made_office import docx, drawn, par, pptx, run, xlsx
from made_packages import archive
from made_pdfs import pdf, stream

SENTENCE = "停车收费实行政府定价，具体标准由区发展和改革局会同交通运输局制定并向社会公布。"
DAMAGES = 4
"""Copies of each PDF, damaged in another way each."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--damaged", type=int, default=3000)
    parser.add_argument("--pdfs", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        speed(Path(folder), options.files)
        damaged(Path(folder), options.damaged)
    if options.pdfs:
        compare(options.pdfs)


def ordinary() -> dict[str, bytes]:
    """Return a file of each format with about as much text as such files have."""
    words = docx("".join(par(run(f"{n}. {SENTENCE}")) for n in range(400)))
    cell = '<c r="{}{}" t="s"><v>0</v></c>'
    rows = "".join(
        f'<row r="{n}">{"".join(cell.format(letter, n) for letter in "ABCDEFGH")}</row>'
        for n in range(1, 5001)
    )
    page = " ".join(
        f"BT /F 9 Tf 50 {800 - 15 * n} Td <{SENTENCE.encode('utf-16-be').hex()}> Tj ET"
        for n in range(40)
    )
    return {
        "docx": words,
        "xlsx": xlsx(rows),
        "pptx": pptx("".join(drawn(SENTENCE) for _ in range(300))),
        "pdf": pdf(objects={5: stream(page.encode()), 6: stream(page.encode())}),
        "csv": "\n".join(f"{n},{SENTENCE},{n * 7},文化路" for n in range(5000)).encode(),
        "png": made("png", "xmp", SENTENCE),
        "jpg": made("jpg", "description", SENTENCE),
        "zip": archive({f"{n}.docx": words for n in range(10)}),
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + (SENTENCE * 400).encode("utf-16-le"),
    }


def speed(folder: Path, count: int) -> None:
    """Print files a second of a processor, and the peak of the process that reads, by format."""
    print(f"{'format':8}{'kB':>8}{'files/s':>10}{'MB':>8}")
    for form, data in ordinary().items():
        file = folder / f"a.{form}"
        file.write_bytes(data)
        child = Child()
        child.read(file)  # libraries are loaded with the first
        begun = used(child)
        for _ in range(count):
            assert child.read(file).extracts
        seconds = used(child) - begun
        print(f"{form:8}{len(data) / 1000:8.0f}{count / seconds:10.1f}{peak(child):8.0f}")
        child.end()


def damaged(folder: Path, count: int) -> None:
    """Print what became of damaged files; an exception here is a fault of ours."""
    chance = random.Random(2021)
    whole = [(form, made(form, place, SENTENCE)) for form in FORMATS for place in FORMATS[form]]
    whole += list(ordinary().items())
    lacks: Counter[str] = Counter()
    slowest, highest = 0.0, 0.0
    child = Child()
    for _ in range(count):
        form, data = chance.choice(whole)
        file = folder / f"b.{form}"
        file.write_bytes(broken(data, chance))
        begun = time.perf_counter()
        text = child.read(file)
        slowest = max(slowest, time.perf_counter() - begun)
        highest = max(highest, peak(child))
        lacks.update({one.lack.name for one in text.lacking} or {"read"})
    child.end()
    print(f"{count} damaged files: slowest {slowest:.1f} s, peak {highest:.0f} MB")
    for name in ("read", *(lack.name for lack in Lack)):
        if lacks[name]:
            print(f"  {name:20}{lacks[name]:6}")


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return bytes cut off, or with some bits turned."""
    if chance.random() < 1 / 3:
        return data[: chance.randrange(1, len(data) + 1)]
    changed = bytearray(data)
    for _ in range(chance.choice((1, 10, 100))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def used(child: Child) -> float:
    """Return the processor time of both processes, in seconds."""
    assert child._process
    fields = Path(f"/proc/{child._process.pid}/stat").read_text().rpartition(")")[2].split()
    theirs = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return time.process_time() + theirs


def peak(child: Child) -> float:
    """Return the peak memory of the process that reads, in MB; 0 where it has ended."""
    process = child._process
    try:
        lines = Path(f"/proc/{process.pid if process else 0}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def by_pdfium(data: bytes) -> str:
    import pypdfium2  # noqa: PLC0415  each library in processes of its own

    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def by_pypdf(data: bytes) -> str:
    from pypdf import PdfReader  # noqa: PLC0415  as above

    logging.disable(logging.CRITICAL)
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def compare(folder: Path) -> None:
    """Print how many PDFs each library reads, whole and damaged, what it raises, and its time."""
    for library in (by_pdfium, by_pypdf):
        for copies in (0, DAMAGES):
            outcomes: Counter[str] = Counter()
            letters, seconds = 0, 0.0
            for data in inputs(folder, copies):
                outcome, count, took = apart(library, data)
                outcomes[outcome] += 1
                letters += count
                seconds += took
            kind = "damaged" if copies else "whole"
            print(library.__name__, kind, f"{seconds:.1f} s, {letters} letters", dict(outcomes))


def inputs(folder: Path, copies: int) -> Iterator[bytes]:
    for file in sorted(folder.glob("*.pdf")):
        data = file.read_bytes()
        if not copies or not data:
            yield data
        for copy in range(copies if data else 0):
            yield broken(data, random.Random(f"{file.name}{copy}"))


def apart(library: Callable[[bytes], str], data: bytes) -> tuple[str, int, float]:
    """Return outcome, letters and processor time of one file in a process of its own."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (10, 11))
        resource.setrlimit(resource.RLIMIT_AS, (600 << 20, 600 << 20))
        try:
            outcome: tuple[str, int] = ("read", len("".join(library(data).split())))
        except BaseException as error:
            outcome = (type(error).__name__, 0)
        os.write(there, json.dumps(outcome).encode())
        os._exit(0)
    os.close(there)
    with open(here, "rb") as answer:  # noqa: PTH123  a handle, not a path
        content = answer.read()
    _, status, used = os.wait4(child, 0)
    outcome, count = json.loads(content) if content else (f"signal {status & 127}", 0)
    return outcome, count, used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
