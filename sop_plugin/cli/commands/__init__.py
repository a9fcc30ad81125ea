"""One module a command: its words, its options, and what it hands down. What is heavy is imported inside."""
