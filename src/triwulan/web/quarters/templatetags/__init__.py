"""Template filters of the quarter's screens."""
