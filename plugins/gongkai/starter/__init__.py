"""What a new column begins with: a folder that builds, checks and links as it is.

`column/` has the files that no other column has; those that this repository's own column has too
are taken from there (`shared.py`).
"""
