"""Template tags of the imports app."""
