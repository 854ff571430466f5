"""Decision trees that are added up, as gradient boosting makes them (Friedman, 2001)."""

from collections.abc import Sequence
from typing import NamedTuple

Node = tuple[int, float, int, int]
"""Which value is compared, with what, and the nodes for up to it and above; or -1 and a score."""
_LEAF = -1


class BoostedTrees(NamedTuple):
    """Trees, each of which adds its score."""

    base: float
    trees: Sequence[Sequence[Node]]

    def score(self, values: Sequence[float]) -> float:
        """Return the logarithm of the odds that values speak for."""
        total = self.base
        for tree in self.trees:
            which, than, least, more = tree[0]
            while which != _LEAF:
                which, than, least, more = tree[least if values[which] <= than else more]
            total += than
        return total
