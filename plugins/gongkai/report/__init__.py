"""Findings -> text and the formats of other tools."""
