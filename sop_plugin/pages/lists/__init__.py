"""What is drawn of the manual as a whole: ways in, registers and evidence, one module for each page."""
