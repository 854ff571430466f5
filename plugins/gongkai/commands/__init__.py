"""The commands: each parses its options, calls what does the work, prints, sets the exit code."""
