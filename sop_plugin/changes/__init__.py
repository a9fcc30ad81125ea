"""What differs between two states of a text or of a manual, and whom that touches."""
