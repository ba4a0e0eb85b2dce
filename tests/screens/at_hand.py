"""A dialog by itself, with what to type in it and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.frame.session import Session

Accept = Callable[[Any], object]


@dataclass(frozen=True)
class AtHand:
    """A dialog, what to type in its fields, and what its result should hold."""

    make: Callable[[Session, Accept], Form[Any]]
    typed: dict[str, str]
    result: Callable[[Any], object]
    dates: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    wanted: object = field(default=True)
