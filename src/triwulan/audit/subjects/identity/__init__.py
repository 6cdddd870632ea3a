"""Whose report it is, of which time, and who signs it."""
