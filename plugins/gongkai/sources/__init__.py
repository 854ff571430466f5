"""Text -> raw -> typed, keeping file, line and column of everything. Knows no MkDocs."""
