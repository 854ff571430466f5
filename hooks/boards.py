"""Records of one sort by where they stand: promises, accidents, events, releases, what is open."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.boards import all_boards


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add(files, config, all_boards(state.catalog, state.measures))
