"""Catalog and measures -> findings, a file per family."""
