"""The theme's frame around a page: rendered once for a shelf, and put around each of its bodies."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.utils.templates import url_filter

from gongkai.mkdocs.chrome import Chrome
from gongkai.render.lean import INDENT, Lean

TEMPLATE = "frame.html"
BOX = "assets/box.js"
"""What a script puts into the header of every page, written once for an edition."""
ICONS = "assets/icons.svg"
_SLOT = "\0"
"""Where a page says something of its own; no text of a page can hold it."""
_ALWAYS = ("material/menu", "material/magnify")
_EMPTY = re.compile(r'<div data-md-component="(?:skip|announce)">\s*</div>\s*')
_COPIED = re.compile(r'<div class="md-dialog".*?</div>\s*</div>\s*', re.DOTALL)
"""What the theme's base has on all pages, and its script does without: places for what we have not,
and the note that something was copied."""
_SVG = "http://www.w3.org/2000/svg"


class Frames:
    """The frames of an edition, in the parts between which each page fills in its own.

    Where a city has templates of its own, these may show anything of a page: each page then
    gets a frame of its own.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        """Begin without any."""
        self._shared = config.theme.custom_dir is None
        self._copies = "content.code.copy" in config.theme.get("features", ())
        self._made: dict[str, Sequence[str]] = {}

    @pass_context
    def of(self, context: Context) -> Sequence[str]:
        """Return the parts of the frame of the page that is being rendered."""
        around = context.get("gongkai")
        shelf = around.shelf if self._shared and isinstance(around, Chrome) else None
        if shelf in self._made:
            return self._made[shelf]
        template = context.environment.get_template(TEMPLATE)
        parts = self._lean(template.render(context.get_all())).split(_SLOT)
        if shelf is not None:
            self._made[shelf] = parts
        return parts

    def _lean(self, html: str) -> str:
        lean = _EMPTY.sub("", INDENT.sub("\n", html))
        return lean if self._copies else _COPIED.sub("", lean)


@pass_context
def icon(context: Context, name: str, home: str | None = None) -> Markup:
    """Return an icon of the theme, from the one file that holds all that pages show.

    `home` is the way to the root of the edition, where it is not that of the template's page.
    """
    at = f"{ICONS}#{_id(name)}"
    # MkDocs takes the context as the type that it gives to templates.
    href = url_filter(context, at) if home is None else home + at  # type: ignore[arg-type]
    return Markup('<svg aria-hidden="true"><use href="{}"/></svg>').format(href)


def set_frames(env: Environment, config: MkDocsConfig, up: str) -> None:
    """Give the theme's templates what the frame needs; `up` leads from the edition to the site."""
    env.add_extension(Lean)
    env.trim_blocks = True
    env.globals |= {
        "frame": Frames(config).of,
        "slot": _SLOT,
        "icon": icon,
        "first": _first,
        "gongkai_up": up,
    }


def add_icons(files: Files, config: MkDocsConfig) -> None:
    """Add the file of the icons that the configuration names."""
    files.append(
        File.generated(config, ICONS, content=_sprite(config), inclusion=InclusionLevel.NOT_IN_NAV)
    )


def _sprite(config: MkDocsConfig) -> bytes:
    ET.register_namespace("", _SVG)
    sprite = ET.Element(f"{{{_SVG}}}svg")
    for name in _names(config):
        found = next(
            (path for folder in config.theme.dirs if (path := _file(folder, name)).is_file()), None
        )
        if found is None:
            continue
        drawn = ET.fromstring(found.read_text(encoding="utf-8"))  # noqa: S314  the theme's own
        symbol = ET.SubElement(sprite, f"{{{_SVG}}}symbol", {"id": _id(name)} | drawn.attrib)
        symbol.extend(drawn)
    return f"{ET.tostring(sprite, encoding='unicode')}\n".encode()


def _names(config: MkDocsConfig) -> list[str]:
    palette = config.theme.get("palette") or ()
    options = [palette] if isinstance(palette, dict) else palette
    toggles = [option["toggle"]["icon"] for option in options if option.get("toggle")]
    menu = (config.theme.get("icon") or {}).get("menu")
    return list(dict.fromkeys([*_ALWAYS, *([menu] if menu else []), *toggles]))


def _file(folder: str, name: str) -> Path:
    return Path(folder) / ".icons" / f"{name}.svg"


def _id(name: str) -> str:
    return name.replace("/", "-")


def _first(section: object) -> object:
    """Return the first page of a section of the navigation."""
    while isinstance(section, Section):
        section = section.children[0]
    return section
