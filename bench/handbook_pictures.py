"""Draw the pictures of the clerk's handbook: python bench/handbook_pictures.py

The handbook is followed in a folder of its own (tests/handbook.py), and what it shows is caught on
the way: what commands print as SVG, pages as Chromium draws them as PNG of few colours.
"""

import re
import shutil
import struct
import sys
import tempfile
import threading
import zlib
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from playwright.sync_api import Browser

import handbook
from browsing import chromium
from gongkai.report.characters import columns

FOLDER = handbook.FILE.parent / "handbook"
WIDTH, HEIGHT, SIZE, WIDE = 8.4, 22, 14, 16
"""Of a column, of a line, and of letters and Chinese characters, in pixels."""
COLOURS = {"31": "#c0392b", "32": "#1e7d34", "33": "#8a6100", "34": "#1f5fa8"}
"""Of ANSI colours, on white: a contrast of 4.5 to 1."""
_STYLED = re.compile(r"\x1b\[([\d;]*)m")
VIEW = {"width": 900, "height": 640}


def drawn(command: str, said: str) -> bytes:
    """Return a terminal with a command and what it printed, as SVG."""
    lines = [f"$ {command}", *said.rstrip("\n").split("\n")]
    wide = max(columns(_STYLED.sub("", line)) for line in lines)
    size = {"width": f"{(wide + 4) * WIDTH:.0f}", "height": f"{len(lines) * HEIGHT + 28}"}
    svg = ElementTree.Element("svg", xmlns="http://www.w3.org/2000/svg", **size)
    frame = {"width": "100%", "height": "100%", "rx": "6", "fill": "#fff", "stroke": "#bbb"}
    ElementTree.SubElement(svg, "rect", frame)
    style = (
        f"font: {SIZE}px 'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', monospace"
    )
    group = ElementTree.SubElement(svg, "g", style=style, fill="#222")
    for number, line in enumerate(lines):
        _write(group, line, HEIGHT * (number + 1) + 4, is_bold=number == 0)
    return ElementTree.tostring(svg, encoding="unicode").encode()


def _write(group: ElementTree.Element, line: str, y: float, *, is_bold: bool) -> None:
    """Write a line; each run begins at its own column, whatever the font of a machine is like."""
    x, look = 2 * WIDTH, {"font-weight": "bold"} if is_bold else {}
    parts = _STYLED.split(line)
    for text, codes in zip(parts[::2], [*parts[1::2], ""], strict=True):
        for run in re.findall(r"[\x00-\u10ff]+|[^\x00-\u10ff]+", text):
            room = columns(run) * WIDTH
            place = {"x": f"{x:.1f}", "y": f"{y:.0f}", "textLength": f"{room:.1f}"}
            if ord(run[0]) > 0x10FF:
                place["font-size"] = str(WIDE)
            if run.strip():
                element = ElementTree.SubElement(group, "text", place | look)
                element.set("xml:space", "preserve")
                element.text = run
            x += room
        look = _look(codes, look)


def _look(codes: str, look: dict[str, str]) -> dict[str, str]:
    given = [code for code in codes.split(";") if code]
    colours = [COLOURS[code] for code in given if code in COLOURS]
    if "0" in given or not given:
        return {}
    bold = {"font-weight": "bold"} if "1" in given else {}
    return look | bold | ({"fill": colours[0]} if colours else {})


def few_colours(png: bytes) -> bytes:
    """Return a picture of Chromium (8 bits, RGB or RGBA) with 256 colours at most."""
    chunks, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        chunks.append((png[at + 4 : at + 8], png[at + 8 : at + 8 + length]))
        at += 12 + length
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    assert depth == 8 and kind in (2, 6)
    size = 3 if kind == 2 else 4
    raw = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    rows = _unfiltered(raw, width * size, size, height)
    counts: dict[bytes, int] = {}
    pixels = [bytes(row[i : i + 3]) for row in rows for i in range(0, width * size, size)]
    for pixel in pixels:
        counts[pixel] = counts.get(pixel, 0) + 1
    palette = sorted(counts, key=lambda one: -counts[one])[:256]
    nearest = {one: number for number, one in enumerate(palette)}
    for pixel in counts:
        if pixel not in nearest:
            gaps = [sum((a - b) ** 2 for a, b in zip(pixel, one, strict=True)) for one in palette]
            nearest[pixel] = gaps.index(min(gaps))
    numbers = bytes(nearest[pixel] for pixel in pixels)
    lines = b"".join(b"\0" + numbers[i : i + width] for i in range(0, len(numbers), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9))]
    return png[:8] + b"".join(_chunk(*part) for part in [*parts, (b"IEND", b"")])


def _unfiltered(raw: bytes, length: int, size: int, height: int) -> list[bytearray]:
    rows, before = [], bytearray(length)
    for number in range(height):
        start = number * (length + 1)
        kind, row = raw[start], bytearray(raw[start + 1 : start + 1 + length])
        for i in range(length):
            left, up = row[i - size] if i >= size else 0, before[i]
            corner = before[i - size] if i >= size else 0
            row[i] = (row[i] + _guess(kind, left, up, corner)) & 255
        rows.append(row)
        before = row
    return rows


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    """Return what a filter of PNG adds to a byte (PNG, clause 9)."""
    if kind == 4:
        gaps = [abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)]
        return (left, up, corner)[gaps.index(min(gaps))]
    return (0, left, up, (left + up) // 2)[kind]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


class Silent(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


def photographed(browser: Browser, site: Path, address: str) -> bytes:
    """Return the top of a page of a site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page(viewport=VIEW)
    page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
    taken = page.screenshot(animations="disabled")
    page.close()
    server.shutdown()
    return few_colours(taken)


class Artist:
    """Follows the handbook and catches what it shows."""

    def __init__(self, desk: handbook.Desk, browser: Browser) -> None:
        self.desk, self.browser = desk, browser
        desk.environment = {**desk.environment, "FORCE_COLOR": "1", "TZ": "Asia/Shanghai"}

    def terminal(self, name: str, command: str, exit_code: int = 0) -> None:
        self.desk.do(handbook.Block("sh", f" exit={exit_code}", command))
        self.draw(name, command)

    def draw(self, name: str, command: str) -> None:
        """Draw what the last command printed."""
        said = self.desk.said.replace(str(self.desk.folder), "~")
        (FOLDER / f"{name}.svg").write_bytes(drawn(command, said))

    def page(self, name: str, site: Path, address: str) -> None:
        (FOLDER / f"{name}.png").write_bytes(photographed(self.browser, site, address))

    def before(self, block: handbook.Block) -> None:
        if block.text.startswith("gongkai fix content/policies"):
            self.terminal("fix", "gongkai fix --diff content/policies", 1)
        elif block.text.startswith("gongkai rollback"):
            self.terminal("rollback", "gongkai rollback ../server --list")

    def after(self, block: handbook.Block) -> None:
        here, server = self.desk.here, self.desk.folder / "server" / "current"
        if block.text == "gongkai doctor\n":
            self.terminal("doctor", "gongkai doctor")
        elif block.text.startswith("gongkai import"):
            self.draw("import", block.text.strip())
        elif block.language == "text" and "GK623" in block.text:
            self.terminal("check", "gongkai check content/policies")
        elif "git push -q -u origin" in block.text:
            self.desk.do(handbook.Block("sh", "", "gongkai build"))
            self.page("record", here / "site", "r/service-hours-2026/")
        elif "gongkai fix content/consultations" in block.text:
            self.page("consultation", server, "r/parking-consultation/")


def main() -> None:
    """Draw all of them anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        artist = Artist(handbook.Desk(Path(folder)), browser)
        for block in handbook.blocks():
            artist.before(block)
            if block.language != "text":
                artist.desk.do(block)
            artist.after(block)
        command = "gongkai takedown service-hours-2026 --reason privacy --publish ../server"
        artist.desk.do(handbook.Block("sh", "", f"{command} --date {handbook.DAY}"))
        artist.page("withdrawn", artist.desk.folder / "server/current", "r/service-hours-2026/")
    for file in sorted(FOLDER.iterdir()):
        print(f"{file.name}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
