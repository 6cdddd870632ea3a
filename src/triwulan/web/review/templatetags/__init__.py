"""Template filters of the superior's screens."""
