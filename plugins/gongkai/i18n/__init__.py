"""Words: message ids and their translations, findings in words."""
