"""Targets, budgets and sets of indicators as tables tell them."""
