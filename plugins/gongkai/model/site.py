"""What a site says of itself (data/site.yml)."""

from gongkai.model.language import LocalText
from gongkai.model.parts import Part
from gongkai.model.scalars import Text


class Site(Part):
    """The words of the first page and of the foot of every page."""

    heading: LocalText = LocalText()
    lede: LocalText = LocalText()
    notice: LocalText | None = None
    contact: LocalText | None = None
    """Who answers for the column, by role, and when they can be reached."""
    fault: Text | None = None
    """Where a fault is reported: a `https:` or `mailto:` address, `{page}` in it is the page's."""
