"""Template filters of findings."""
