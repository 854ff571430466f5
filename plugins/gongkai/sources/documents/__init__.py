"""Attachments -> their text: one reader for every format, in a process of its own."""
