"""The colours and the logo of a city, put into the theme."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel

from gongkai.model.appearance import Appearance
from gongkai.render.appearance import STYLE, appearance_css


def logo_of(appearance: Appearance | None) -> str:
    """Return the path of the logo in the site."""
    if appearance is None or appearance.logo is None:
        return "assets/gongkai.svg"
    return f"assets/logo{Path(appearance.logo).suffix.lower()}"


def styles_of(appearance: Appearance | None, root: Path) -> list[str]:
    """Return the city's style sheet, if it has one; a logo that is not there stops the build."""
    if appearance is None:
        return []
    if appearance.logo is not None and not (root / appearance.logo).is_file():
        raise PluginError(
            f"{appearance.logo} is not there: data/site.yml names it as the logo (appearance)"
        )
    return [STYLE]


def add_appearance(
    files: Files, config: MkDocsConfig, appearance: Appearance | None, root: Path
) -> None:
    """Add the style sheet and the logo to what the site publishes."""
    if appearance is None:
        return
    out = InclusionLevel.NOT_IN_NAV
    files.append(File.generated(config, STYLE, content=appearance_css(appearance), inclusion=out))
    if appearance.logo is not None:
        source = str(root / appearance.logo)
        logo = logo_of(appearance)
        files.append(File.generated(config, logo, abs_src_path=source, inclusion=out))
