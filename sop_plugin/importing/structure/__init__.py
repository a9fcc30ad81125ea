"""What a Word file says → the facts of its header, and clauses with their paragraphs, lists and tables."""
