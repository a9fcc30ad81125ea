"""The code that draws HTML: Markdown of documents, blocks around it, generated pages."""
