"""Data files and the small loaders that build core values from them."""
