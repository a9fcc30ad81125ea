"""The Markdown of a document: outline, references, tables, steps, duties."""
