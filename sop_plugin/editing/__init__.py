"""Changes to the text of a document's front matter that keep everything else as the author wrote it."""
