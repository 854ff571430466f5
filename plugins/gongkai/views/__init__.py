"""Catalog and measures -> pages as data. Says what is on a page, never how it looks."""
