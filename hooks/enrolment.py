"""Who enrols where."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.enrolment import enrolment_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    return state.add(files, config, enrolment_pages(state.catalog, state.measures))
