"""Where a text is not shown as its author will expect: each place with what happens and the remedy."""
