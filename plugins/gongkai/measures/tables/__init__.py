"""What is known of tables: sums, identities, gaps, what changed since the version before."""
