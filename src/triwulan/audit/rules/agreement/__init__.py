"""Rules of agreement."""
