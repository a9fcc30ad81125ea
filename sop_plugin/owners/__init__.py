"""Who owns which files, for forges: the code owners file."""
