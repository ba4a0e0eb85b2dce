"""`elvis-tui` and `python -m elvis_tui`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # A command is over, and the first screen drawn, before there is garbage worth looking for.
    # The app turns the collector on when it is ready.
    gc.disable()
    from elvis_tui.shell.running import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
