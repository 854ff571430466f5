"""Catalog and measures -> pages as data. Says what stands on a page, never how it looks."""
