"""The directory of every column, by year, unit and topic."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.directories import directory_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add(files, config, directory_pages(state.catalog, state.measures, state.inspected))
