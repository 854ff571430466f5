"""Links that work and lead to another document than their texts name (错链): GK14x, GK17x."""
