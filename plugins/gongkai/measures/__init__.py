"""Catalog and build date -> states and numbers, each computed once for pages and checks alike."""
