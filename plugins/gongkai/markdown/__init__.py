"""The Markdown of records, read in one place for pages, copies, links and checks."""
