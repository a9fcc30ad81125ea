"""What readers find by searching: the manual as entries of the search index, and the files of the index."""
