"""Time the reading of Markdown against Python-Markdown, which read it before (decision 23).

    python bench/reading.py [--texts 1000] [--runs 5] [--build]

Both read the same generated texts in turn, in one process; seconds are of a processor. With
--build the Chinese edition of as many records is built, and the share of its texts is counted.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from markdown import Markdown

sys.path.insert(0, str(Path(__file__).parent))
from build import leave_downloads_out
from corpus import write_content, write_project
from gongkai.markdown.events import parse
from gongkai.render.markdown import MarkdownRenderer
from gongkai.render.markdown_html import html_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--build", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_content(root, options.texts)
        files = sorted(root.rglob("*.md"))
        texts = [file.read_text("utf-8").split("\n---\n", 1)[1] for file in files]
    compare(texts, options.runs)
    if options.build:
        share(options.texts)


def compare(texts: list[str], runs: int) -> None:
    """Print the seconds that each way of reading takes for all texts."""
    renderer = MarkdownRenderer()
    before = Markdown(extensions=["tables", "sane_lists", "footnotes", "fenced_code", "toc"])

    def converted(text: str) -> str:
        before.reset()
        return before.convert(text)

    ways: dict[str, Callable[[str], Any]] = {
        "Python-Markdown, to HTML": converted,
        "pyromark, to events": parse,
        "the same, to HTML": lambda text: html_of(parse(text)),
        "the same, sanitised, with links": lambda text: renderer.render(text, str),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(runs):
        for name, read in ways.items():
            start = time.process_time()
            for text in texts:
                read(text)
            seconds[name].append(time.process_time() - start)
    print(f"| {len(texts)} texts, {sum(map(len, texts)):,} characters | s |\n|---|---|")
    for name, taken in seconds.items():
        print(f"| {name} | {statistics.median(taken):.3f} |")


def share(records: int) -> None:
    """Build one edition in this process and print what of it the texts take."""
    taken = 0.0
    render = MarkdownRenderer.render

    def timed(self: MarkdownRenderer, *arguments: Any) -> Any:
        nonlocal taken
        start = time.process_time()
        rendered = render(self, *arguments)
        taken += time.process_time() - start
        return rendered

    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_project(project, records)
        leave_downloads_out(project)
        MarkdownRenderer.render = timed  # type: ignore[method-assign]
        start = time.process_time()
        config = load_config(str(project / "mkdocs.zh.yml"))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        whole = time.process_time() - start
    print(f"\n{taken:.2f} s of {whole:.2f} s of a build: {taken / whole:.1%}")


if __name__ == "__main__":
    main()
