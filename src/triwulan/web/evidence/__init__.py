"""Evidence files: kept once by their content, and never gone while something refers to them."""
