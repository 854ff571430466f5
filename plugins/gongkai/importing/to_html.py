"""A Word file -> HTML that is safe, by mammoth, and the pictures in it."""

from dataclasses import dataclass, field
from typing import Any

import nh3

from gongkai.importing.reading import ReadWord
from gongkai.importing.ready import HEADING, LEVELS, make_ready
from gongkai.importing.styles import Styles
from gongkai.model.said import SaidError

INSTALL = (
    "to import Word files a library is needed that is not installed: pip install 'gongkai[import]'"
)
WORDS = (INSTALL,)
_STYLES = "\n".join(
    [
        *(f"p.{HEADING.format(level=level)} => h{level}:fresh" for level in LEVELS),
        *(f"p:ordered-list({level}) => p:fresh" for level in range(1, 6)),
    ]
)
"""Numbers are written out already (numbering.py): what they stand before is no list."""
_TAGS = {
    *("h2", "h3", "h4", "h5", "p", "strong", "em", "sup", "sub", "a", "img", "br"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "id"},
    "li": {"id"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_SHOWN = {"image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif"}
_SCHEMES = {"http", "https", "mailto", "picture"}


class NotInstalledError(SaidError):
    """The libraries of the extra `import` are missing."""


@dataclass
class Html:
    """What the library made of the text."""

    html: str
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    """The ending of the name of each picture, and what is in it; `picture:1` is the first."""
    unshown: list[str] = field(default_factory=list)
    """The formats of pictures that no browser shows."""


def html_of(read: ReadWord) -> Html:
    """Return the text of a file as HTML. Raises NotInstalledError without the library."""
    try:
        import mammoth  # noqa: PLC0415  slow, and only importing needs it
    except ImportError:
        raise NotInstalledError(INSTALL) from None
    make_ready(read.file, read.blocks, Styles(read.file.tree("styles.xml")))
    made = Html("")

    def keep(image: Any) -> dict[str, str]:
        kind = str(image.content_type or "")
        if kind not in _SHOWN:
            made.unshown.append(kind.rpartition("/")[2])
            return {"src": "picture:0"}
        with image.open() as opened:
            made.pictures.append((_SHOWN[kind], opened.read()))
        return {"src": f"picture:{len(made.pictures)}"}

    result = mammoth.convert_to_html(
        read.file.packed(),
        style_map=_STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=mammoth.images.img_element(keep),
    )
    made.html = nh3.clean(
        result.value,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    return made
