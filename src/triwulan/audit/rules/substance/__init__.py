"""Rules of substance."""
