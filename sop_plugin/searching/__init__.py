"""The search index: what readers may find becomes shards that a browser asks for one by one, with or without a server."""
