"""The navigation: columns only, and of all other pages those that the site has."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from gongkai.mkdocs.navigation import as_nav
from gongkai.mkdocs.state import get_state
from gongkai.views.navigation import navigation


@event_priority(-50)  # After all hooks that add pages, wherever this one is named.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    config.nav = as_nav(navigation(state.catalog), state.renderer)
    return files
