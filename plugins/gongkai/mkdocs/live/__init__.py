"""A preview of the site that follows what is edited: its server, and what it tells open pages."""
