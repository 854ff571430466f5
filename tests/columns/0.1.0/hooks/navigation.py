"""The navigation: columns only."""

from mkdocs.config.defaults import MkDocsConfig

from gongkai.mkdocs.navigation import as_nav
from gongkai.mkdocs.state import get_state
from gongkai.views.navigation import navigation


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    state = get_state(config)
    config.nav = as_nav(navigation(state.catalog), state.renderer)
    return config
