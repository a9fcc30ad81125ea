"""What a build of the site would fail by: told with file, line and remedy before anything is built."""
