"""A page for every record, and a notice for each that was withdrawn."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.records import record_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add(files, config, record_pages(state.catalog, state.measures))
