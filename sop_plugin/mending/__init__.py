"""What can be mended in a Markdown text without judgement: the words stay, and nothing else is shown."""
