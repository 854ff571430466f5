"""What checkers of links cost on generated columns: processor time and memory."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import link_site
from build import leave_downloads_out
from corpus import write_project
from link_peers import Answer, Peer, linkchecker, linked

COSTS = "## Processor time and memory"


def costs_of(sizes: list[int], tools: list[Peer]) -> Iterator[str]:
    """Yield a table for each size, in records."""
    yield from (COSTS, "")
    yield "Generated columns (bench/corpus.py) without faults; seconds of a"
    yield "processor with all processes, megabytes of the largest. LinkChecker without AnchorCheck."
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = Path(folder) / "column"
            project.mkdir()
            write_project(project, size)
            leave_downloads_out(project)
            link_site.build(project)
            yield from _table(project, size, [tool for tool in tools if not tool.reads_sources])


def _table(project: Path, size: int, tools: list[Peer]) -> Iterator[str]:
    pages = len(list((project / "site").rglob("index.html")))
    yield from ("", f"{size:,} records, {pages:,} pages:", "")
    yield from ("| tool | s | of gongkai links | MB |", "|---|---|---|---|")
    mine = linked(project)
    yield _row("gongkai links", mine, mine)
    for tool in tools:
        answer = linkchecker(project, with_anchors=False) if tool.is_slow else tool.run(project)
        yield _row(tool.name, answer, mine)
        print(tool.name, answer.seconds, file=sys.stderr, flush=True)


def _row(name: str, answer: Answer, mine: Answer) -> str:
    ratio = answer.seconds / mine.seconds
    return f"| {name} | {answer.seconds:.1f} | {ratio:.2f} | {answer.megabytes:.0f} |"
