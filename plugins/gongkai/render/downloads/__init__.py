"""A record as a document to keep: data, and from it tagged PDF and Word."""
