"""The rules, one a file, with its page beside it."""
