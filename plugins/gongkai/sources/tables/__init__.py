"""Files of tables -> typed tables."""
