"""What running text says: its sentences, their figures, and what they claim."""
