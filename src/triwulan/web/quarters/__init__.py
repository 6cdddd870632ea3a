"""The quarter of a position: entering, looking over and sending its report."""
