"""The text of an edited record on its page at once, long before the site is built again.

    python -m gongkai.mkdocs.live.first_look SITE [MOMENT]

reads lists of paths, a line of JSON each, and answers each with what pages of the site show now.
"""

import json
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from gongkai.gate import gate
from gongkai.measures.measure import Measures, measure
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.decision import Decision
from gongkai.model.language import Language
from gongkai.model.parts import Stored
from gongkai.model.said import SaidError
from gongkai.publish.built_site import MANIFEST
from gongkai.render.markdown import UnrenderableError
from gongkai.render.renderer import PageRenderer
from gongkai.render.urls import Origin
from gongkai.sources.build_day import as_moment
from gongkai.sources.configuration import configuration
from gongkai.sources.editions import read_editions
from gongkai.sources.folders import CONTENT
from gongkai.sources.load import LoadMemory, Sources, load
from gongkai.views.ended import ended
from gongkai.views.records import page_of

BODY = "#gk-main"
"""What the body of a page stands in (theme/main.html)."""
Pages = Mapping[str, str]
"""The HTML of pages, by the file that holds it in the site."""


class FirstLook:
    """What the pages of records show of their files as they are now.

    What was read is remembered, so that an edit costs the reading of its own files. Around a body
    stands what the last build put there, and nothing is said of copies to take away: those that
    there are hold what was said before.
    """

    def __init__(self, root: Path, as_of: str | None) -> None:
        """Remember nothing yet."""
        self._root = root
        self._as_of = as_of
        self._memory = LoadMemory()
        self._held: set[str | None] | None = None

    def read(self) -> Sources:
        """Read the project, as far as it is not as it was."""
        return load(self._root, memory=self._memory)

    def pages(self, changed: Collection[str], site: Path) -> Pages:
        """Return the pages of `site` whose records lie in files that were `changed`.

        None of a record that has an error or that the gate holds back, nor where no page is yet;
        no page names a record that is held back. None at all where nobody knows whose a leak is,
        or what must not be published: a file of data/ cannot be read.
        """
        sources = self.read()
        moment = as_moment(self._as_of)
        ids = _records_in(sources, changed)
        held = self._held_back(sources, changed, ids, moment.day)
        if None in held or sources.unread_registries:
            return {}
        ids -= _faulty(sources)
        kept = sources.catalog.without({one for one in held if one is not None})
        shown = kept.until(moment.day, moment.time)
        if not any(map(shown.get, ids)):
            return {}
        measures = measure(shown, moment.day, moment.time)
        made: dict[str, str] = {}
        with suppress(OSError, ValueError, SaidError, UnrenderableError, RecursionError):
            for renderer in self._renderers(shown, measures, site):
                made |= _pages(ids, renderer, shown, measures, site)
        return made

    def _held_back(
        self, sources: Sources, changed: Collection[str], ids: Collection[str], day: date
    ) -> Collection[str | None]:
        """Return the records that the gate holds back, asked anew of what was changed.

        It is asked of all where it was not yet, where its own words may be others, and as long as
        anything is held back: others may forward that, or hold its title in an attachment.
        """
        of_all = any(not path.startswith(f"{CONTENT}/") for path in changed)
        if self._held or self._held is None or of_all or gate(_only(sources, changed, ids), day):
            leaks = gate(sources, day)
            sources.forget(leaks)
            self._held = {one.record for one in leaks}
        return self._held

    def _renderers(
        self, catalog: Catalog, measures: Measures, site: Path
    ) -> Iterator[PageRenderer]:
        """Yield what writes the bodies of each edition."""
        editions = read_editions(self._root)
        entries = json.loads((site / MANIFEST).read_bytes())
        address = str(configuration(self._root).get("site_url") or "")
        states = ended(catalog, measures)
        for language in editions.languages:
            published = _published(entries, language, editions.at("", language))
            origin = Origin(address, language, editions)
            yield PageRenderer(catalog, origin, published=published, ended=states)


def _records_in(sources: Sources, changed: Collection[str]) -> set[str]:
    """Return the ids of the records to which files belong: texts, or what lies beside them."""
    stored = sources.stored
    texts = {one.id for one in stored.texts if one.path in changed}
    return texts | {one.record for one in stored.attached if one.path in changed and one.record}


def _faulty(sources: Sources) -> set[str]:
    """Return the ids of the records that have an error in one of their files."""
    errors = [one for one in sources.findings if one.is_error]
    paths = {one.place.path for one in errors}
    records = {one.record for one in errors if one.record}
    return records | {one.id for one in sources.stored.texts if one.path in paths}


def _only(sources: Sources, changed: Collection[str], ids: Collection[str]) -> Sources:
    """Return what was read of some records and files alone.

    The cache is left out: it would keep what was found of these texts, and of no others.
    """
    stored = sources.stored
    texts = tuple(one for one in stored.texts if one.id in ids)
    attached = tuple(one for one in stored.attached if one.record in ids or one.path in changed)
    values = tuple(one for one in stored.values if one.id in ids)
    names = tuple(name for name in stored.names if name in changed)
    return replace(
        sources,
        catalog=sources.catalog.of_names(ids),
        rejected=[one for one in sources.rejected if one.id in ids],
        unread=[one for one in sources.unread if one.id in ids],
        stored=Stored(texts, names, attached, values),
        texts=None,
    )


def _published(
    entries: Mapping[str, Mapping[str, Any]], language: Language, below: str
) -> set[str]:
    """Return the addresses of an edition as the manifest has them, without that of the edition."""
    return {
        address.removeprefix(below)
        for address, entry in entries.items()
        if entry["edition"] == language
    }


def _pages(
    ids: Collection[str],
    renderer: PageRenderer,
    catalog: Catalog,
    measures: Measures,
    site: Path,
) -> Iterator[tuple[str, str]]:
    for one in sorted(ids):
        record = catalog.get(one)
        if record is None or isinstance(record, Decision):
            continue
        page = renderer.settled(page_of(record, catalog, measures))
        file = site / renderer.origin.from_root(page.address) / "index.html"
        if file.is_file():
            built = file.read_text(encoding="utf-8")
            yield str(file), _with_body(built, renderer.render(page).html)


def _with_body(html: str, body: str) -> str:
    """Return a page with another body."""
    tree = LexborHTMLParser(html)
    place = tree.css_first(BODY)
    if place is None:
        return html
    place.inner_html = body
    return tree.html or html


def main(site: str, as_of: str | None = None) -> None:
    """Answer until there is nothing more to be read."""
    look = FirstLook(Path.cwd(), as_of)
    look.pages((), Path(site))  # read and held against the gate before the first edit
    for line in sys.stdin:
        pages = look.pages(json.loads(line), Path(site))
        sys.stdout.write(f"{json.dumps(dict(pages))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # Ctrl-C ends the preview, which says so
        main(*sys.argv[1:])
