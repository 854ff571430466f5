"""A folder of pages -> what they all say, in as many processes as there are processors."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from gongkai.background import end_at_once
from gongkai.links.reading.files import is_read, read_file
from gongkai.links.reading.page import PagePart, PageReader, ReadPage
from gongkai.links.reading.served import INDEX, Served

Progress = Callable[[int, int], None]
_CHUNK = 128
"""Pages that a process takes at a time."""
FEW = 1000
"""Up to how many pages one process is quicker than several that have to be started."""


@dataclass(frozen=True)
class Scan:
    """What the pages of a site say."""

    pages: tuple[ReadPage, ...]
    """In the order of their addresses."""
    chrome: Mapping[int, PagePart] = field(default_factory=dict)
    """The parts of the theme's chrome that they name, each once."""
    files: tuple[ReadPage, ...] = ()
    """What feeds, sitemaps, tables and style sheets name."""


def page_files(served: Served) -> list[tuple[str, str]]:
    """Return address and path of every page: indexes of folders, and what is served for none."""
    found = [(address, address + INDEX) for address in served.pages]
    found += [(file, file) for file in served.files if file.rpartition("/")[2] == "404.html"]
    return sorted(found)


def scan(
    served: Served,
    planted: Mapping[str, bytes],
    own: str,
    progress: Progress,
    jobs: int | None = None,
) -> Scan:
    """Read the pages and files of a site, and the pages `planted` among them, by the same code.

    `own` is the site's own address, `jobs` says in how many processes; by itself it takes one for
    each processor.
    """
    pages = page_files(served)
    files = sorted((path, path) for path in served.files if is_read(path))
    if jobs is None:
        jobs = len(os.sched_getaffinity(0)) if len(pages) > FEW else 1
    root = f"{served.root}/" if served.root is not None else ""
    work: list[_Work] = [
        [(address, root + path) for address, path in chunk]
        for listed in (pages, files)
        for chunk in _cut(listed)
    ]
    work.append(list(planted.items()))
    total = len(pages) + len(files) + len(planted)
    found: list[ReadPage] = []
    chrome: dict[int, PagePart] = {}
    for read, new_chrome in _results(work, own, jobs):
        found += read
        chrome.update(new_chrome)
        progress(len(found), total)
    found.sort(key=lambda read: read.page)
    addresses = {address for address, _ in pages} | planted.keys()
    return Scan(
        tuple(read for read in found if read.page in addresses),
        chrome,
        tuple(read for read in found if read.page not in addresses),
    )


_Work = Sequence[tuple[str, str | bytes]]
"""Addresses, each with the path of its file or with what stands there."""


def read_chunk(own: str, chunk: _Work) -> tuple[list[ReadPage], dict[int, PagePart]]:
    """Read some pages or files."""
    reader = PageReader()
    found = []
    for address, given in chunk:
        if isinstance(given, bytes):
            content = given
        else:
            with open(given, "rb") as file:  # noqa: PTH123  ten thousand times
                content = file.read()
        if is_read(address):
            found.append(read_file(address, content, own))
        else:
            found.append(reader.read(address, content))
    return found, reader.new_chrome()


def _results(
    work: Sequence[_Work], own: str, jobs: int
) -> Iterator[tuple[list[ReadPage], dict[int, PagePart]]]:
    read = partial(read_chunk, own)
    if jobs == 1:
        yield from map(read, work)
        return
    with multiprocessing.Pool(jobs, end_at_once) as pool:
        yield from pool.imap_unordered(read, work)


def _cut(listed: Sequence[tuple[str, str]]) -> Iterable[Sequence[tuple[str, str]]]:
    return (listed[start : start + _CHUNK] for start in range(0, len(listed), _CHUNK))
