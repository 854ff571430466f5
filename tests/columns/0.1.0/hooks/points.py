"""The progress table of each year, and a page for each point."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.points import point_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add(files, config, point_pages(state.catalog, state.measures))
