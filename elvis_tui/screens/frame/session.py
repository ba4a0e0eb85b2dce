"""What the screens of one run share: the desk, and whether names may stand on the wall."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Student
from elvis_tui.i18n import _
from elvis_tui.services.desk import naming as register
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.data_line import DataNotice

T = TypeVar("T")


class Session:
    """One run of the program.

    Args:
        desk: What the services work on.
        names_hidden: The one switch behind F2.
    """

    def __init__(self, desk: Desk, names_hidden: bool = False) -> None:
        self.desk = desk
        self.names_hidden = names_hidden
        self.data_words: tuple[str, str] = (_("lagret"), "$muted")
        """Whether the data are safe, in words, and the style of the words."""
        self.notice: DataNotice | None = None
        """What stands in the way of saving."""

        self.quiet = False
        """Whether a page that is not there any more goes without a word."""

        self._hidden_words: tuple[int, frozenset[str]] | None = None

    @property
    def reading(self) -> bool:
        """Whether nothing can be changed now."""
        return not self.desk.store.write_lock.held

    @property
    def names(self) -> Names:
        """How everybody may be named on the screen now."""
        return self.masked_names if self.names_hidden else register.names(self.desk)

    @property
    def masked_names(self) -> Names:
        """How everybody would be named if names were hidden."""
        # The words of ten thousand names take 30 ms to gather, and change with the register only.
        revision = self.desk.store.revision(Student)
        if self._hidden_words is None or self._hidden_words[0] != revision:
            self._hidden_words = (revision, register.hidden_words(self.desk))
        return register.names(self.desk, hidden=True, parts=self._hidden_words[1])


Accept = Callable[[T], object]
"""What takes a form's result: it saves, or raises an ElvisError and nothing is lost."""


@runtime_checkable
class Typing(Protocol):
    """A screen one can type in."""

    def keep_draft(self) -> None:
        """Keep what has been typed and not yet saved."""


@runtime_checkable
class ShowsNames(Protocol):
    """A screen whose names can be hidden while it stands."""

    def names_changed(self) -> None:
        """Put masks on the names, or take them off, as the switch stands now."""
