"""What an official did when, where, with whom and with what result, with the evidence of it."""
