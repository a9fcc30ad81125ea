"""Who signed, who may sign, and what is next for a document."""
