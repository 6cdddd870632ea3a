"""Template filters of the organisation."""
