"""What comes of an answer in a dialog may be refused: that is told, and ends nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from elvis_tui.domain.errors import ElvisError
from elvis_tui.wording.faults import explain


def telling(callback: Callable[[Any], object] | None, tell: Callable[[str], None]) -> Any:
    """`callback`, if there is one, with what it refuses told instead of raised."""
    if callback is None:
        return None

    def told(answer: Any) -> None:
        try:
            callback(answer)
        except ElvisError as fault:
            tell(explain(fault))

    return told
