"""Judging a Reading by rules: one rule one file, every question answered, a crash included."""
