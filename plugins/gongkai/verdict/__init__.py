"""From a folder to a verdict: codes, what is waived, what was asked for."""
