"""How readers verify that a copy of the site is authentic, and by which key."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.verification import key_files, verification_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    files = state.add(files, config, verification_pages(state.catalog, state.measures))
    return state.add_files(files, config, key_files(state.catalog))
