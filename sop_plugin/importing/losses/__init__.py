"""What of a Word file is not in the document made of it: found by reading both anew, not by what the conversion says of itself."""
