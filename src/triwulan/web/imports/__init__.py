"""Budgets, agreements and realisations from files people have: looked over row by row, then taken as a whole."""
