"""Built site and its manifest -> the links on its pages, as a reader sees them."""
