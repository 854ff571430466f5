"""What a new column begins with: a folder that builds, checks and links as it is.

`templates/` has the files that each column makes its own; those that this repository's own column
has too are taken from there (`shared.py`).
"""
