"""What is drawn of a single document: its page, its past revisions and redlines, checklist and blank."""
