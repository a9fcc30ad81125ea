"""What the drawing of a page reads of the manual, recorded as it reads: a page is the same as long as all of that is."""
