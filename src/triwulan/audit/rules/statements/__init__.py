"""Rules of statements."""
