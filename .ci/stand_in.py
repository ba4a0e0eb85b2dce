"""Run a command in a pseudo-terminal, wait for the first screen, leave with ctrl+q.

Exits 0 only if the program showed «Oversikt» with the sample school and then left with 0.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.terminal.terminal import Terminal

with Terminal(["bash", "-c", sys.argv[1]], columns=80, rows=24) as terminal:
    terminal.wait_for("oppdiktede navn", timeout=300)
    terminal.wait_for("Oversikt", timeout=5)
    print(terminal.text())
    terminal.press("ctrl+q")
    sys.exit(terminal.wait(timeout=20))
