"""A page of ours as a page of MkDocs."""

import hashlib
from collections.abc import Sequence

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from gongkai.render.headings import Heading
from gongkai.render.markdown import UnrenderableError
from gongkai.render.renderer import PageRenderer
from gongkai.views.page import Page


class GeneratedPage(MkDocsPage):
    """A page whose body our own renderer writes.

    Front matter never reaches `meta`, where `template` or `hide` would act on the theme.
    MkDocs' own `render` sets up a Markdown parser for each page; this one needs none.
    """

    def __init__(
        self,
        view: Page,
        file: File,
        config: MkDocsConfig,
        renderer: PageRenderer,
    ) -> None:
        """Take the page as data; its title goes to a theme that does not escape."""
        self.view = view
        self.plain_title = renderer.title(view)
        self.digest = ""
        self._renderer = renderer
        super().__init__(str(escape(self.plain_title)), file, config)

    def leave_out(self) -> None:
        """Have the generator leave the page alone: it is there, or is made elsewhere."""
        self.file.inclusion = InclusionLevel.EXCLUDED

    @property
    def is_left_out(self) -> bool:
        """Return whether the generator leaves the page alone."""
        return self.file.inclusion is InclusionLevel.EXCLUDED

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  MkDocs' signature
        """Hand MkDocs nothing to read: the source was read and judged before."""
        self.markdown = ""
        self.meta = {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  as above
        """Write nothing yet: a body is held only while its page is made."""
        self.content = ""

    def settle(self) -> None:
        """Leave out other forms of the page that the site does not have: all is known now."""
        self.view = self._renderer.settled(self.view)

    def write_body(self) -> None:
        """Write the body and the table of contents."""
        try:
            rendered = self._renderer.render(self.view)
        except UnrenderableError as error:
            raise PluginError(str(error)) from error
        self.content = rendered.html
        self.toc = TableOfContents(_links(rendered.headings))
        shown = "\0".join([self.plain_title, rendered.html])
        self.digest = hashlib.sha256(shown.encode()).hexdigest()[:16]

    def drop_body(self) -> None:
        """Hold the body no longer: the page was made."""
        self.content = ""
        self.toc = TableOfContents([])


def _links(headings: Sequence[Heading]) -> list[AnchorLink]:
    links = []
    for heading in headings:
        link = AnchorLink(heading.title, heading.id, heading.level)
        link.children = _links(heading.children)
        links.append(link)
    return links
