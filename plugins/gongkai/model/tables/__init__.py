"""Tables that records bear: what a sort of table holds, and one as it was read from its file."""
