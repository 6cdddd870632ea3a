"""The regency, its units and positions, and who holds them."""
