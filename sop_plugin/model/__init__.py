"""What a document, approval, revision, finding and manual *is*: frozen facts, standard library only."""
