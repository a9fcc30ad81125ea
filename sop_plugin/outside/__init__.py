"""One door to each outside thing: files, Chinese readings and scripts, the clock's time zone."""
