"""Every text as PDF and Word, beside its page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.downloads import copy_contents


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add_downloads(
        files, config, copy_contents(state.catalog, state.measures, state.language)
    )
