"""Template filters used on every page."""
