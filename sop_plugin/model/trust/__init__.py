"""What all trust in a manual leads back to: people, keys, posts, authority, rules and settings; and what changed of them."""
