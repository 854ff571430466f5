"""Shingles: the runs of characters by which texts are compared."""


def shingles(text: str, size: int) -> frozenset[str]:
    """Return every run of `size` characters of a text; empty where it is shorter."""
    return frozenset(text[at : at + size] for at in range(len(text) - size + 1))
