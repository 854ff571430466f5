"""What a site says of itself (data/site.yml)."""

from gongkai.model.language import LocalText
from gongkai.model.parts import Part


class Site(Part):
    """The words of the first page and of the foot of every page."""

    heading: LocalText = LocalText()
    lede: LocalText = LocalText()
    notice: LocalText | None = None
