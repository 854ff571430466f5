"""What the search box needs to lead straight from a number or a name to its page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.jump import jump_files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add_files(files, config, jump_files(state.catalog, state.measures))
