"""Exports beside the lists that they are of, the catalogue of data, and the page about both."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.exports import export_files
from gongkai.views.open_data import open_data_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    state.add_files(files, config, export_files(state.catalog, state.measures))
    return state.add(files, config, open_data_pages(state.catalog, state.measures))
