"""Files for search engines: the sitemaps and robots.txt, once for all editions."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from gongkai.mkdocs.state import BuildState
from gongkai.render.sitemap import NOTHING, ROBOTS, write_robots, write_sitemaps
from gongkai.sources.configuration import is_preview

log = get_plugin_logger(__name__)


def write_for_robots(state: BuildState, files: Files, config: MkDocsConfig) -> None:
    """Add robots.txt, and the sitemaps where the address of the site is known."""
    origin = state.writer.origin
    found = {ROBOTS: NOTHING if is_preview() else write_robots(origin)}
    if is_preview():
        log.info("no sitemap is written: this is a preview")
    elif origin.site_url:
        found |= write_sitemaps((page.view for page in state.pages.values()), origin)
    else:
        log.info("no sitemap is written: site_url is not set")
    for name, content in found.items():
        inclusion = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, name, content=content, inclusion=inclusion))
        state.for_robots[name] = content
