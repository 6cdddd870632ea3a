"""Forms of the administrators."""
