"""Which pages lead to which."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Routes:
    """Which pages lead to which, by the links that readers follow."""

    own: dict[str, Sequence[str]] = field(default_factory=dict)
    """What each page leads to by itself."""
    chrome: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    """What the parts of the theme's chrome lead to, by their keys."""
    files: set[str] = field(default_factory=set)
    """Every file beside pages that something leads to."""
