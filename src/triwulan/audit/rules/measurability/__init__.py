"""Rules of measurability."""
