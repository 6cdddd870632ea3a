"""Equations between printed figures, and which figure breaks them."""
