"""A page for every record and for what it said before; a notice for each that was withdrawn."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.earlier import earlier_pages
from gongkai.views.records import record_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    files = state.add(files, config, record_pages(state.catalog, state.measures))
    earlier = state.earlier_here()
    return state.add(files, config, earlier_pages(state.catalog, state.measures, earlier))
