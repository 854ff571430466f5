"""What of a Word file must be settled by its author first: changes, comments, hidden text."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as Tree

from gongkai.importing.blocks import text_of
from gongkai.importing.refusal import CHANGES, COMMENTS, FOREIGN, HIDDEN, RefusedFileError
from gongkai.importing.styles import Styles, value
from gongkai.importing.word_file import W, WordFile
from gongkai.model.findings import Phrase

_CHANGES = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_NOTED = ("commentReference", "commentRangeStart")
PARAGRAPH = "paragraph {number}: “{words}”"
IN_PART = "{part}"
WORDS = (PARAGRAPH, IN_PART)
"""ReadAt something stands, for translators."""
_NO_COLOUR = (None, "auto", "FFFFFF")
"""What stands for white paper."""
_Parts = Sequence[tuple[str, Tree.Element]]
"""The trees that hold text by their names, the main one first."""
_SHOWN = 12
_LEGIBLE = 4
"""Half-points from which a letter can be read."""


def refuse_unsettled(file: WordFile, styles: Styles) -> None:
    """Raise RefusedFileError where a file holds what is not yet settled, or not seen."""
    parts = list(_parts(file))
    for reason, message, tags in (
        ("tracked-changes", CHANGES, _CHANGES),
        ("comments", COMMENTS, _NOTED),
        ("foreign", FOREIGN, ("altChunk", "subDoc")),
    ):
        places = list(_having(parts, tags))
        if places:
            raise RefusedFileError(reason, message, file=file.name, where=places[0])
    coloured = {id(one) for _, tree in parts for one in _on_colour(tree)}
    for paragraph, where in _paragraphs(parts):
        is_coloured = id(paragraph) in coloured
        if any(_is_unseen(run, paragraph, styles, is_coloured) for run in paragraph.iter(f"{W}r")):
            raise RefusedFileError("hidden", HIDDEN, file=file.name, where=where)


def _on_colour(tree: Tree.Element) -> Iterator[Tree.Element]:
    """Yield the paragraphs behind which something is drawn: in shaded cells, in text boxes."""
    for cell in tree.iter(f"{W}tc"):
        if value(cell.find(f"{W}tcPr"), "shd", "fill") not in _NO_COLOUR:
            yield from cell.iter(f"{W}p")
    for box in tree.iter(f"{W}txbxContent"):
        yield from box.iter(f"{W}p")


def _parts(file: WordFile) -> Iterator[tuple[str, Tree.Element]]:
    """Yield the trees that hold text, the main one first."""
    yield file.main, file.document
    for kind, target in sorted(file.related().values()):
        if kind in ("header", "footer", "footnotes", "endnotes"):
            tree = file.tree(target)
            if tree is not None:
                yield target, tree


def _paragraphs(parts: _Parts) -> Iterator[tuple[Tree.Element, Phrase]]:
    for place, (part, tree) in enumerate(parts):
        number = 0
        for paragraph in tree.iter(f"{W}p"):
            said = text_of(paragraph).strip()
            number += bool(said)
            if place > 0:
                yield paragraph, Phrase(IN_PART, part=part)
            else:
                yield paragraph, Phrase(PARAGRAPH, number=str(number), words=said[:_SHOWN])


def _having(parts: _Parts, names: tuple[str, ...]) -> Iterator[Phrase]:
    tags = {f"{W}{name}" for name in names}
    for paragraph, where in _paragraphs(parts):
        if any(one.tag in tags for one in paragraph.iter()):
            yield where
    for part, tree in parts:
        if any(one.tag in tags for one in tree.iter()):
            yield Phrase(IN_PART, part=part)


def _is_unseen(
    run: Tree.Element, paragraph: Tree.Element, styles: Styles, is_coloured: bool
) -> bool:
    """Return whether a run says something that no reader sees: hidden, white or tiny."""
    if not any((one.text or "").strip() for one in run.iter(f"{W}t")):
        return False
    look = styles.look(run, paragraph)
    if look.is_hidden or look.points * 2 < _LEGIBLE:
        return True
    shaded = value(run.find(f"{W}rPr"), "shd", "fill") or value(
        paragraph.find(f"{W}pPr"), "shd", "fill"
    )
    return look.colour == "FFFFFF" and shaded in _NO_COLOUR and not is_coloured
