"""The runs of letters in a text: what two texts share word for word."""

SIZE = 8
"""Letters that count as the same wording where they follow each other in both texts."""


def pieces(letters: str) -> frozenset[str]:
    """Return every run of `SIZE` letters, of a text from which signs and blanks were taken."""
    return frozenset(letters[place : place + SIZE] for place in range(len(letters) - SIZE + 1))
