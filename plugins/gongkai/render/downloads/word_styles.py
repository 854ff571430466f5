"""The Word file that every document begins as: styles, numbering, page and language.

Made once for each language from the empty file that python-docx brings, whose own styles are
those of another age and ten times as large as most texts.
"""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

from gongkai.model.language import Language
from gongkai.render.environment import TEMPLATES, environment

BULLETS, NUMBERS = 1, 2
"""The abstract numberings that lists are made from."""
LEVELS = 9
"""How deep Word numbers lists."""
STEP = 420
"""How far a list or quote is set in, in twentieths of a point."""
_STYLES, _NUMBERING = "word-styles.xml", "word-numbering.xml"
_DROPPED = ("thumbnail", "stylesWithEffects", "customXml")
_LATIN = "Times New Roman"
_TEXT, _HEAD = "仿宋", "黑体"
"""As GB/T 9704-2012 (7.3.3) sets text and first headings; Word takes others where it has none."""
WORD_LANGUAGES: dict[Language, str] = {"en": "en-GB", "zh": "zh-CN"}
_SIZES: dict[Language, tuple[int, int, int]] = {"en": (22, 34, 26), "zh": (28, 40, 30)}
"""Text, title and first heading in half points: as in the PDF."""


def templates() -> tuple[str, ...]:
    """Return what the empty files are made from besides python-docx."""
    return tuple((TEMPLATES / name).read_text(encoding="utf-8") for name in (_STYLES, _NUMBERING))


def empty_file(language: Language) -> bytes:
    """Return a Word file in `language` with everything but the document's own words."""
    word = docx.Document()
    _drop_what_is_not_needed(word)
    _replace(word.styles.element, _styles(language))
    _replace(word.part.numbering_part.element, _numbering(language))
    for zoom in word.settings.element.iter(qn("w:zoom")):  # that of python-docx names no size
        zoom.set(qn("w:percent"), "100")
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _drop_what_is_not_needed(word: WordDocument) -> None:
    for rels in (word.part.package.rels, word.part.rels):
        for name in [n for n, rel in rels.items() if any(d in rel.reltype for d in _DROPPED)]:
            del rels[name]


def _replace(element: object, xml: str) -> None:
    """Put the contents of `xml` in the place of those of an element of a part."""
    new = parse_xml(xml)
    for child in list(element):  # type: ignore[call-overload]
        element.remove(child)  # type: ignore[attr-defined]
    element.extend(list(new))  # type: ignore[attr-defined]


def _styles(language: Language) -> str:
    size, title, first = _SIZES[language]
    template = environment(language).get_template(_STYLES)
    return template.render(
        latin=_LATIN,
        text=_TEXT,
        head=_HEAD,
        size=size,
        title=title,
        first=first,
        line=360 if language == "zh" else 288,
        indent=200 if language == "zh" else 0,
        language=WORD_LANGUAGES[language],
    )


def _numbering(language: Language) -> str:
    template = environment(language).get_template(_NUMBERING)
    kinds = ((BULLETS, "bullet"), (NUMBERS, "decimal"))
    return template.render(kinds=kinds, levels=LEVELS, step=STEP)
