"""Pure values of performance reporting: no Django, no files, no clock, no settings."""
