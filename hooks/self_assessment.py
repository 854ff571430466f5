"""The self-assessment sheet of each unit, with its tables."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from gongkai.mkdocs.state import get_state
from gongkai.views.self_assessment import self_assessment_pages
from gongkai.views.self_assessment_table import self_assessment_files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    state = get_state(config)
    state.add_files(files, config, self_assessment_files(state.catalog, state.measures))
    return state.add(files, config, self_assessment_pages(state.catalog, state.measures))
