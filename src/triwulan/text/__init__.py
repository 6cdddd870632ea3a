"""Message catalogues in Indonesian and English, and the sentences made from them."""
