"""Links to other sites, and what LinkChecker says: GK130 and GK70x."""
