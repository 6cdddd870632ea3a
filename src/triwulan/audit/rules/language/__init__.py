"""Rules of language."""
