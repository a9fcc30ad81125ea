"""How the front matter of another system says what ours does."""
