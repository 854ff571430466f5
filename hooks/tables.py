"""Further pages of long tables, what changed in them, and their files."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.table_pages import table_files, table_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    state.add_files(files, config, table_files(state.catalog, state.measures))
    return state.add(files, config, table_pages(state.catalog, state.measures))
