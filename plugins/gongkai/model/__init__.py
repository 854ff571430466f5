"""What a column is: records, registries, the catalog, findings. Frozen values, no I/O."""
