"""Documents for paper: a released text with all that belongs on its sheets, as HTML from which a PDF is made."""
