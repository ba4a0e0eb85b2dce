"""The commands that several screens share, and what a screen does with its commands."""

from __future__ import annotations

from textual.binding import ActiveBinding

from elvis_tui.i18n import Wording, later
from elvis_tui.screens.frame.reading_along import working
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.commands import Command, Commands, HasCommands, Importance, Part
from elvis_tui.widgets.moving import next_field, previous_field


class HasCommandsThatChange(HasCommands):
    """A screen with commands that change something: none of these for one who only reads.

    It stands before Textual's screen among the bases.
    """

    session: Session

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now."""
        return working(self.session, lambda: super(HasCommandsThatChange, self).active_bindings)  # type: ignore[misc]


def way_out(
    id: str, action: str, words: Wording, hint: Wording, *, also: str = "", when: str = ""
) -> Command:
    """Esc, in the words of the screen it leaves.

    Args:
        also: Other keys that do the same, with commas between.
    """
    return Command(
        id=id,
        key=f"escape,{also}" if also else "escape",
        action=action,
        words=words,
        hint=hint,
        importance=Importance.ALWAYS,
        when=when,
    )


ROOM: Commands = (next_field("tab"), previous_field("shift+tab"))
PAGE: Commands = (way_out("page.back", "back", later("tilbake"), later("Tilbake til lista")),)
HELP: Commands = (
    way_out("help.close", "dismiss", later("lukk"), later("Lukk"), also="question_mark,enter"),
)
PAGE_HISTORY = Command(
    id="page.history",
    key="h",
    action="history",
    words=later("historikk"),
    hint=later("Alle endringer her: når, hvem og hva"),
)
FINDING: Commands = (
    Command(
        id="rows.up",
        key="up",
        action="move(-1)",
        words=later("opp"),
        hint=later("Opp"),
        importance=Importance.HELP_ONLY,
        part=Part.MOVING,
        priority=True,
    ),
    Command(
        id="rows.down",
        key="down",
        action="move(1)",
        words=later("ned"),
        hint=later("Ned"),
        importance=Importance.HELP_ONLY,
        part=Part.MOVING,
        priority=True,
    ),
    Command(
        id="pick.choose",
        key="enter",
        action="choose",
        words=later("velg"),
        hint=later("Velg"),
        priority=True,
    ),
    way_out("pick.cancel", "cancel", later("avbryt"), later("Avbryt")),
)
