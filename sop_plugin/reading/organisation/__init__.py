"""``organisation.yml``: its schema, and the organisation that it tells."""
