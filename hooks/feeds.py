"""Feeds, calendars of what is open and of events, and the page that lists them."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.calendars import calendar_files
from gongkai.views.feeds import feed_files
from gongkai.views.following import follow_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    state.add_files(files, config, feed_files(state.catalog, state.measures))
    state.add(files, config, follow_pages(state.catalog, state.measures))
    return state.add_files(files, config, calendar_files(state.catalog, state.measures))
