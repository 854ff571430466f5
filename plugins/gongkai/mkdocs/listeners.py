"""Who else listens to a build: other plugins, and hooks of the column's own."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

OF_PAGES = ("page_context", "post_page")
"""The events of a page that is made. Who listens to them would miss pages that copies of the
process make, and those that are taken of the build before."""
OF_THE_SITE = ("post_build",)
"""The event of a site that is made, in which others may write into its files."""


def is_alone(config: MkDocsConfig, plugin: object, events: Iterable[str]) -> bool:
    """Return whether nobody but `plugin` listens to events."""
    listening = [method for name in events for method in config.plugins.events[name]]
    return all(getattr(method, "__self__", None) is plugin for method in listening)
