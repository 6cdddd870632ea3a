"""What sentences claim of figures, counts and tables."""
