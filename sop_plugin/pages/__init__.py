"""Every page and file of a site as a value; pure, and without MkDocs.

``outputs`` is the table of them all, ``output`` what one is. ``documents`` and ``lists`` draw them, with the templates of the
same names; ``drawing`` is the door to those. ``edition`` says what readers may see, ``texts`` has what documents say,
``addresses`` tells where the site has it, ``voice`` speaks.
``page_functions`` and ``confined`` are for pages outside control, ``theme`` holds style sheets and scripts.
"""
