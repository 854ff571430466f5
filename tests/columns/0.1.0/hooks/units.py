"""The list of units, and an index for each."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.units import unit_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add(files, config, unit_pages(state.catalog, state.measures))
