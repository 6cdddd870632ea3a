"""Rows of spreadsheets to proposals: budgets, agreements and realisations as offices keep and export them."""
