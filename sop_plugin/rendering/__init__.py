"""Documents to HTML without MkDocs: clause numbers, references, tables; the text of a document stays data."""
