"""Count what the first answer of a search moves over a large site.

    make site && python bench/search.py [--copies 26] [--edition en]

The record pages of an edition, the Chinese one as a rule, are copied with their paragraphs shuffled
among them, so that words are as rare as in real texts, and indexed by Pagefind. Chromium asks each
query with an empty cache; texts are compressed as a server would; what comes after the first answer
(facets, and the words among which the nearest are looked for) is counted apart.
"""

import argparse
import functools
import gzip
import http.server
import random
import re
import shutil
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browsing import chromium
from gongkai.mkdocs.index import index_site

ROOT = Path(__file__).parent.parent
QUERIES = {
    "zh": [
        "停车收费",
        "农机补贴",
        "学区划分",
        "十四五规划",
        "怎么申请信息公开",
        "摆摊",
        "重大行政决策目录",
        "老楼加电梯补多少钱",
    ],
    "en": [
        "parking charges",
        "farm machinery subsidy",
        "school catchments",
        "five-year plan",
        "how to ask for information",
        "street stall",
        "decisions of the government",
        "how much for a lift in an old building",
    ],
}
PARAGRAPH = re.compile(r"<p>[^<]{20,}.*?</p>")
TEXTS = (".html", ".js", ".json", ".css", ".svg")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copies", type=int, default=26)
    parser.add_argument("--edition", choices=QUERIES, default="zh")
    options = parser.parse_args()
    prefix = "zh/" if options.edition == "zh" else ""
    queries = QUERIES[options.edition]
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        pages = multiply(ROOT / "site", Path(folder), prefix, options.copies)
        with tempfile.TemporaryDirectory() as kept:
            index_site(Path(folder), Path(kept), print)
        server = serve(Path(folder))
        print(f"{pages} records\n")
        print("| query | kB to the first answer | kB after it |\n|---|---|---|")
        home = f"http://127.0.0.1:{server.server_port}/{prefix}"
        rows = [ask(browser, home, query) for query in queries]
        for query, (first, facets) in zip(queries, rows, strict=True):
            print(f"| {query} | {first / 1000:.0f} | {facets / 1000:.0f} |")
        print(f"\nmedian {statistics.median(first for first, _ in rows) / 1000:.0f} kB")
        server.shutdown()


def multiply(site: Path, target: Path, prefix: str, copies: int) -> int:
    """Write the frame of the site and `copies` of each record page; return how many there are."""
    shutil.copytree(site / "assets", target / "assets")
    for name in ("assets", "search", "jump"):
        shutil.copytree(site / prefix / name, target / prefix / name, dirs_exist_ok=True)
    texts = {
        file.parent.name: file.read_text("utf-8")
        for file in (site / prefix / "r").glob("*/index.html")
    }
    paragraphs = [match for text in texts.values() for match in PARAGRAPH.findall(text)]
    chance = random.Random(1)
    for number in range(copies):
        for name, text in texts.items():
            others = iter(chance.sample(paragraphs, min(60, len(paragraphs))))
            page = target / prefix / "r" / f"{name}-{number}" / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(PARAGRAPH.sub(lambda found: next(others, found[0]), text), "utf-8")  # noqa: B023
    return copies * len(texts)


class Compressing(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in TEXTS:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    handler = functools.partial(Compressing, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def ask(browser: Browser, home: str, query: str) -> tuple[int, int]:
    """Return the bytes of search that came before the first answer stood there, and after it."""
    context = browser.new_context()
    page = context.new_page()
    moved = []
    page.on(
        "requestfinished",
        lambda r: (
            moved.append((r.url, r.sizes()["responseBodySize"]))
            if "/pagefind/" in r.url or "/jump/" in r.url
            else None
        ),
    )
    page.goto(f"{home}search/")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector("#gk-search ol[data-part=hits] li")
    page.wait_for_selector("#gk-search [data-facet] input", state="attached")
    page.wait_for_load_state("networkidle")
    context.close()
    after = sum(size for url, size in moved if url.endswith(".pf_filter") or "/words/" in url)
    return sum(size for _, size in moved) - after, after


if __name__ == "__main__":
    main()
