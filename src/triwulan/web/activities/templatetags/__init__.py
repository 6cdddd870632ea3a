"""Template tags of the activity log."""
