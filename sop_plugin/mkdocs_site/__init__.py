"""The only floor that knows MkDocs."""
