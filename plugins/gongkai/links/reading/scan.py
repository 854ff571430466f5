"""A folder of pages -> what they all say, in as many processes as there are processors."""

import multiprocessing
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from gongkai.background import end_at_once, processors
from gongkai.links.reading.address import Resolver
from gongkai.links.reading.extracts import (
    ScannedPage,
    read_chrome,
    read_pages,
    write_chrome,
    write_page,
)
from gongkai.links.reading.files import is_read, read_file
from gongkai.links.reading.kept_extracts import (
    Extracts,
    KeptExtracts,
    PageExtract,
    basis_of,
    digest_of,
)
from gongkai.links.reading.page import PagePart, PageReader
from gongkai.links.reading.served import INDEX, Served

Progress = Callable[[int, int], None]
_CHUNK = 256
"""Up to about how many pages a process takes at a time, and are kept in one file."""
FEW = 1000
"""Up to how many pages one process is quicker than several that have to be started."""


@dataclass(frozen=True)
class Scan:
    """What the pages of a site say."""

    pages: tuple[ScannedPage, ...]
    """In the order of their addresses."""
    chrome: Mapping[int, PagePart] = field(default_factory=dict)
    """The parts of the theme's chrome that they name, each once."""
    files: tuple[ScannedPage, ...] = ()
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
    *,
    kept: Path | None = None,
) -> Scan:
    """Read the pages and files of a site, and the pages `planted` among them, by the same code.

    `own` is the site's own address, `jobs` says in how many processes; by itself it takes one for
    each processor. `kept` is the folder where it is kept what pages say, so that those that stay
    as they are need not be read the next time.
    """
    pages = page_files(served)
    files = sorted((path, path) for path in served.files if is_read(path))
    if jobs is None:
        jobs = processors() if len(pages) > FEW else 1
    root = f"{served.root}/" if served.root is not None else ""
    shards = list(_cut([(address, root + path) for address, path in (*pages, *files)]))
    extracts = KeptExtracts(kept, basis_of(own)) if kept is not None else None
    total = len(pages) + len(files) + len(planted)
    found: list[ScannedPage] = []
    chrome: dict[int, PagePart] = {}
    for read in _results([*shards, Shard("", [*planted.items()])], own, extracts, jobs):
        found += read_pages(extract.line for extract in read.pages.values())
        chrome.update(map(read_chrome, read.chrome.values()))
        progress(len(found), total)
    if extracts is not None:
        extracts.keep_only({shard.name for shard in shards})
    found.sort(key=lambda read: read.page)
    addresses = {address for address, _ in pages} | planted.keys()
    return Scan(
        tuple(read for read in found if read.page in addresses),
        chrome,
        tuple(read for read in found if read.page not in addresses),
    )


class Shard(NamedTuple):
    """Pages and files that are read together, and kept in one file."""

    name: str
    """Empty for what is not kept."""
    files: Sequence[tuple[str, str | bytes]]
    """Addresses, each with the path of its file or with what stands there."""


def read_shard(own: str, kept: KeptExtracts | None, shard: Shard) -> Extracts:
    """Return what some pages or files say; of those that are as they were, what was kept."""
    kept = kept if shard.name else None
    before = kept.read(shard.name) if kept is not None else Extracts({}, {})
    reader, resolver = PageReader(), Resolver(own)
    pages: dict[str, PageExtract] = {}
    for address, given in shard.files:
        content = given if isinstance(given, bytes) else _content(given)
        digest = digest_of(address, content)
        pages[digest] = before.of(digest) or _extract(reader, resolver, address, content, own)
    new = {key: write_chrome(key, part) for key, part in reader.new_chrome().items()}
    around = {**before.chrome, **new}
    named = {key for page in pages.values() for key in page.chrome}
    now = Extracts(pages, {key: around[key] for key in sorted(named)})
    if kept is not None and now != before:
        kept.write(shard.name, now)
    return now


def _extract(
    reader: PageReader, resolver: Resolver, address: str, content: bytes, own: str
) -> PageExtract:
    is_file = is_read(address)
    read = read_file(address, content, own) if is_file else reader.read(address, content)
    return PageExtract(write_page(read, resolver), read.chrome)


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  ten thousand times
        return file.read()


def _results(
    shards: Sequence[Shard], own: str, kept: KeptExtracts | None, jobs: int
) -> Iterator[Extracts]:
    read = partial(read_shard, own, kept)
    if jobs == 1:
        yield from map(read, shards)
        return
    with multiprocessing.Pool(jobs, end_at_once) as pool:
        yield from pool.imap_unordered(read, shards)


def _cut(listed: Sequence[tuple[str, str | bytes]]) -> Iterator[Shard]:
    """Yield all in shards: what lies in which hangs on its address alone, while sites grow."""
    count = 1 << (len(listed) // _CHUNK).bit_length()
    shards: dict[int, list[tuple[str, str | bytes]]] = defaultdict(list)
    for address, path in listed:
        name = address.encode("utf-8", "surrogatepass")
        shards[zlib.crc32(name) % count].append((address, path))
    for number, files in sorted(shards.items()):
        yield Shard(f"{count}-{number}", files)
