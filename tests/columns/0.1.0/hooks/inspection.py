"""The inspection, as far as this site opens it, with its tables."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.inspection import inspection_pages
from gongkai.views.inspection_table import inspection_files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    catalog, measures, inspected = state.catalog, state.measures, state.inspected
    state.add_files(files, config, inspection_files(catalog, measures, inspected))
    return state.add(files, config, inspection_pages(catalog, measures, inspected))
