"""Signing in, accounts and what each may see and do."""
