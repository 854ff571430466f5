"""Links that lead nowhere, or where the public cannot go: GK10x to GK12x."""
