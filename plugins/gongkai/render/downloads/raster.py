"""Pictures in formats that Word does not show -> PNG, drawn by typst."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from gongkai.render.downloads.document import Picture
from gongkai.render.downloads.fonts import system_fonts

_PAGE = b"""#set page(width: 160mm, height: auto, margin: 0pt)
#image(json(bytes(sys.inputs.name)), width: 100%)"""
_POINTS_PER_INCH = 144


def as_png(picture: Picture) -> bytes | None:
    """Return the picture as PNG, as wide as a page's text; None if typst cannot draw it."""
    with TemporaryDirectory() as folder:
        name = f"{picture.digest}{Path(picture.name).suffix.lower()}"
        (Path(folder) / name).write_bytes(picture.content)
        try:
            made = _compiler().compile(
                input=_PAGE,
                root=folder,
                format="png",
                ppi=_POINTS_PER_INCH,
                sys_inputs={"name": json.dumps(name)},
            )
        except typst.TypstError:
            return None
    return made[0] if isinstance(made, list) else made


@cache
def _compiler() -> "typst.Compiler":
    return typst.Compiler(font_paths=system_fonts())
