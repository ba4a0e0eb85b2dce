"""What is told when the program falls over: where, and nothing of what it held."""

from __future__ import annotations

import secrets
import traceback
from pathlib import Path

from elvis_tui.wording.fault_words import crashed

LAST_CALLS = 4


def crash_report(error: BaseException) -> str:
    """The words for a crash, with a code of its own and the last places it came through."""
    places = [
        f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)[-LAST_CALLS:]
    ]
    return crashed(secrets.token_hex(3), type(error).__name__, places)
