"""False alarms among links on the titles that public law texts quote.

    python bench/link_laws.py --texts FOLDER [--count 400] [--show]

Each law of a folder of Markdown files is a document of the library; a title in 《》 that is one of
theirs, whole or without 中华人民共和国, becomes a link to it with its paragraph around it, put into
the reading of links. Every link is right, so every finding is a false alarm. Without the folder
nothing is measured. The texts are never committed.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from gongkai.links.misleading.check import find_misleading
from gongkai.links.reading.link import PageLink
from gongkai.links.reading.manifest import ManifestEntry
from gongkai.model.titles import plain_title, titles_in

_STATE = "中华人民共和国"
_ISSUED = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--count", type=int, default=400, help="laws whose texts are read")
    parser.add_argument("--show", action="store_true", help="print the false alarms")
    options = parser.parse_args()
    if not options.texts.is_dir():
        print(f"skipped: there is no folder {options.texts}")
        return
    texts = dict(read_laws(options.texts))
    manifest = {
        address: ManifestEntry(address, "policy", "zh", title, record=address, dated=day)
        for address, (title, day, _) in texts.items()
    }
    links = list(links_of(texts, options.count))
    found = [
        one
        for one in find_misleading(links, lambda link: link.href[1:], manifest)
        if one.code.id not in ("GK150", "GK170")
    ]
    pages = len({link.page for link in links})
    print(f"{len(links):,} links on quoted titles in {pages} of {len(texts):,} law texts")
    print(f"false alarms: {len(found)}", dict(Counter(one.code.id for one in found)))
    for one in found if options.show else ():
        print(one.code.id, one.place.path, one.details.get("text"), "->", one.details.get("title"))


def read_laws(folder: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Yield title, day and text of each law, by address; of one title only the first."""
    seen = set()
    for file in sorted(folder.rglob("*.md")):
        text = file.read_text(encoding="utf-8", errors="replace")
        heading = re.search(r"^# +(.+)$", text, re.MULTILINE)
        title = heading[1].strip() if heading else ""
        if len(title) < 4 or title in seen or "INFO END" not in text:
            continue
        seen.add(title)
        day = _ISSUED.search(text)
        dated = f"{day[1]}-{int(day[2]):02d}-{int(day[3]):02d}" if day else ""
        yield f"r/law-{len(seen)}/", (title, dated, text.partition("INFO END -->")[2])


def links_of(texts: dict[str, tuple[str, str, str]], count: int) -> Iterator[PageLink]:
    """Yield a link for every title that a law quotes and that is another one's."""
    by_title: dict[str, list[str]] = {}
    for address, (title, _, _) in texts.items():
        for name in {title, title.removeprefix(_STATE)}:
            by_title.setdefault(plain_title(name), []).append(address)
    quoting = 0
    for page, (_, _, text) in texts.items():
        own = []
        for paragraph in filter(None, text.split("\n")):
            for title in titles_in(paragraph):
                named = by_title.get(plain_title(title.name), [])
                if len(named) == 1 and named[0] != page:
                    words = f"《{title.name}》"
                    context = paragraph[:2000]
                    href = f"/{named[0]}"
                    own.append(PageLink(page, href, "a[href]", True, words, context, True))
        quoting += bool(own)
        yield from own
        if quoting == count:
            return


if __name__ == "__main__":
    main()
