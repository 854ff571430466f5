"""What programs in which people write need: schemas, snippets and settings."""
