"""The shapes that a site can have: which edition stands at its root, and which below."""

from gongkai.model.editions import Editions

SHAPES = (
    Editions(("en", "zh")),
    Editions(("zh", "en")),
    Editions(("zh",)),
    Editions(("en",)),
)
