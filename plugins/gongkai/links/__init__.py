"""Built site and its manifest -> findings on links: graph and identity (point 33)."""
