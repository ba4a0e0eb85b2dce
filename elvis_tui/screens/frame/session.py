"""What the screens of one run share: the gate they read through, and the desk they change by."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate

if TYPE_CHECKING:
    from elvis_tui.widgets.data_line import DataNotice
    from elvis_tui.widgets.document import ReadingPlace

T = TypeVar("T")


class Session:
    """One run of the program.

    Args:
        desk: What verbs change the data with; nothing is read from it to be shown.
        names_hidden: The one switch behind F2.
    """

    def __init__(self, desk: Desk, names_hidden: bool = False) -> None:
        self.desk = desk
        self.gate = Gate(desk, names_hidden)
        self.data_words: tuple[str, str] = (_("lagret"), "$muted")
        """Whether the data are safe, in words, and the style of the words."""
        self.notice: DataNotice | None = None
        """What stands in the way of saving."""

        self.read_until: dict[str, ReadingPlace] = {}
        """Where one stopped reading each document, by its digest and by
        the row that led there."""

        self.past: Callable[[], None] = lambda: None
        """Says that something has been done: what was refused before it is told no more."""

        self.pressed_at: Callable[[], float] = lambda: math.inf
        """When the key was pressed that is being dealt with."""

        self.quiet = False
        """Whether a page that is not there any more goes without a word."""

    @property
    def reading(self) -> bool:
        """Whether nothing can be changed now."""
        return self.gate.reading

    @property
    def names_hidden(self) -> bool:
        """Whether students stand by number and names are masked."""
        return self.gate.names_hidden

    @names_hidden.setter
    def names_hidden(self, hidden: bool) -> None:
        self.gate.names_hidden = hidden

    @property
    def names(self) -> Names:
        """How everybody may be named on the screen now."""
        return self.gate.names

    @property
    def masked_names(self) -> Names:
        """How everybody would be named if names were hidden."""
        return self.gate.masked_names


Accept = Callable[[T], object]
"""What takes a form's result: it saves, or raises an ElvisError and nothing is lost."""


@runtime_checkable
class Typing(Protocol):
    """A screen one can type in."""

    def keep_draft(self) -> None:
        """Keep what has been typed and not yet saved."""


@runtime_checkable
class WritesPrivately(Protocol):
    """A screen where something may be typed that is for whoever types it alone."""

    def put_private_away(self) -> None:
        """Take it off the screen, and keep it."""


@runtime_checkable
class ShowsNames(Protocol):
    """A screen whose names can be hidden while it stands."""

    def names_changed(self) -> None:
        """Put masks on the names, or take them off, as the switch stands now."""


@runtime_checkable
class AboutSomebody(Protocol):
    """A screen that is about one student or class."""

    @property
    def subject(self) -> Subject: ...


@runtime_checkable
class MayGo(Protocol):
    """A dialog that is left, with its draft kept, when what it is about may not be seen."""

    def is_gone(self) -> bool:
        """Whether it may not."""

    def action_cancel(self) -> None:
        """Leave it, and keep what has been typed."""
