"""Commands that have more to say than fits in cli.py."""
