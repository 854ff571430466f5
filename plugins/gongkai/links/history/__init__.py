"""Addresses on other sites, observed night after night."""
