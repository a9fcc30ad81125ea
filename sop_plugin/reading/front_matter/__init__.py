"""Front matter: YAML with places, the schema, a file to a document."""
