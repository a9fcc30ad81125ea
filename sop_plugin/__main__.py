"""``python -m sop_plugin`` is ``sop``."""

from sop_plugin.cli import main

if __name__ == "__main__":
    main()
