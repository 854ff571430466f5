"""What stands in a new column until somebody sets it."""

HOST = "gongkai.example"
"""A host that no one can own (RFC 2606): of the site, its mail and its licence."""
PLACEHOLDERS = (HOST, "某市", "Example City", "example-")
"""What a value holds that nobody has set yet: the host, names of the government, names of teams."""


def placeholder_in(text: str) -> str | None:
    """Return the placeholder that a value holds, as it stands in it; None when it is set."""
    return next((placeholder for placeholder in PLACEHOLDERS if placeholder in text), None)
