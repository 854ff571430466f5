"""What was read of a project -> every reason why something of it must not be published.

The gate reads files as they stand, the values that YAML makes of front matter, and the words
that a reader sees of a text, which is rendered for it before anything is written.
"""

from datetime import date
from pathlib import Path

from gongkai.checks.gate import gate as held_back
from gongkai.checks.gate import holds_anything
from gongkai.digests import engine_digest
from gongkai.markdown.events import parse
from gongkai.model.findings import Finding
from gongkai.model.gate import Gate
from gongkai.model.parts import Shown
from gongkai.render.markdown import MarkdownRenderer, UnrenderableError
from gongkai.render.shown_text import shown_texts
from gongkai.sources.clean_texts import CleanTexts
from gongkai.sources.codes.links import MUCH_MARKUP, NESTED_DEEP
from gongkai.sources.front_matter import front_matter_end
from gongkai.sources.limits import LINE
from gongkai.sources.load import Sources
from gongkai.sources.markup import beyond_limits

CLEAN = "clean"
"""The file of the cache with the hashes of texts in which nothing was found."""


def gate(sources: Sources, as_of: date) -> list[Finding]:
    """Return every reason why something of a project must not be published, by place."""
    catalog = sources.catalog
    rendered = _rendered(sources, catalog.registries.gate)
    return held_back(
        catalog, sources.rejected, sources.unread, sources.stored, as_of, rendered=rendered
    )


def _rendered(sources: Sources, known: Gate) -> list[Shown]:
    """Return the texts, as readers see them, in which something may be found.

    A text that could not be rendered is not published; what stands in the file is read.
    """
    too_much = (MUCH_MARKUP, NESTED_DEEP)
    reported = {one.place.path for one in sources.findings if one.code in too_much}
    unread = {raw.path for raw in sources.unread}
    clean = _clean(sources.texts, known)
    renderer = MarkdownRenderer()
    found: list[Shown] = []
    for raw in sources.stored.texts:
        begins = front_matter_end(raw.text)
        markdown = raw.text[begins:]
        if raw.path in reported or (raw.path in unread and _is_too_much(markdown)):
            continue
        if clean.knows(markdown):
            continue
        texts = _shown(renderer, markdown, raw.path)
        if any(holds_anything(text, known) for text in texts):
            place = (0, (raw.text.count("\n", 0, begins) + 1, 1))
            found += (Shown(raw.id, raw.path, text, (place,)) for text in texts)
        else:
            clean.add(markdown)
    clean.keep()
    return found


def _shown(renderer: MarkdownRenderer, markdown: str, path: str) -> list[str]:
    try:
        return shown_texts(renderer.render(markdown, lambda target: target, path).html)
    except UnrenderableError:
        return []


def _is_too_much(markdown: str) -> bool:
    """Return whether a text that nobody looked at takes too long to render."""
    longest = max(map(len, markdown.split("\n")))
    return longest > LINE or next(beyond_limits(parse(markdown)), None) is not None


def _clean(folder: Path | None, known: Gate) -> CleanTexts:
    """Return the texts in which nothing was found: by another engine there may be something."""
    rules = f"{engine_digest()} {known.model_dump_json()}".encode()
    return CleanTexts(folder / CLEAN if folder is not None else None, rules)
