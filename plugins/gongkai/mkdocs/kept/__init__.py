"""Files of the build before, for what did not change (docs/architecture.md)."""
