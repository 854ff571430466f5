"""Every text as PDF and Word, beside its page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.downloads import papers


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add_downloads(files, config, papers(state.catalog, state.measures, state.language))
