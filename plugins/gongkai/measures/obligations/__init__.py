"""Who owes what by when, what was published for it, and where that stands, measured once."""
