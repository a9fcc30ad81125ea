"""Word files in: package → what it says → clauses, lists and tables → Markdown, with a proof of what was lost on the way."""
