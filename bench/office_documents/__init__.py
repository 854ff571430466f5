"""Invented office documents of an invented district, written as Word writes them."""
