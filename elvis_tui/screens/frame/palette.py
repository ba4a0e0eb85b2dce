"""ctrl+p: all that can be done here, made from the live bindings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual.binding import ActiveBinding
from textual.screen import Screen

from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.widgets.commands import Part, command_of
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.key_line import key_name, live_bindings
from elvis_tui.widgets.rows import Column, Row
from elvis_tui.wording.keys import key

if TYPE_CHECKING:
    from textual.app import App


class Palette(Finding[ActiveBinding]):
    """Dismisses with the binding to run.

    Args:
        about: The screen behind, whose keys they are.
    """

    columns = (Column(9), Column(20, grow=True))

    def __init__(self, about: Screen[Any]) -> None:
        super().__init__()
        self._at_hand = {
            command.id: active
            for active in live_bindings(about, every=True)
            for command in (command_of(active),)
            if command.part is not Part.MOVING and command.id != "app.commands"
        }

    def heading(self) -> str:
        return _("Alt du kan gjøre her")

    def placeholder(self) -> str:
        return _("Søk etter noe å gjøre …")

    def empty(self) -> str:
        return _("Ingenting her heter det. Skriv noe annet, eller trykk {cancel}.").format(
            cancel=key("pick.cancel", "Esc")
        )

    def names_changed(self) -> None:
        """What is typed goes: it may be a name."""
        self.query_one(LineField).value = ""
        self.find()

    def found(self, typed: str) -> Iterator[Row]:
        """Those with every word in what they do; first those that begin with one of them."""
        words = folded(typed).split()
        hits: list[tuple[bool, Row]] = []
        for id, active in self._at_hand.items():
            command = command_of(active)
            hint = str(command.hint)
            told = folded(f"{hint} {command.words!s}")
            if all(word in told for word in words):
                begins = any(part.startswith(word) for part in told.split() for word in words)
                hits.append((not begins, Row(id, ((key_name(active.binding), "key"), hint))))
        return (row for _later, row in sorted(hits, key=lambda hit: hit[0]))

    def chosen(self, row_id: str) -> None:
        self.dismiss(self._at_hand[row_id])


def open_palette(app: App[Any]) -> None:
    """Show the palette, unless it is there already."""

    def run(active: ActiveBinding | None) -> None:
        if active:
            app.call_later(app.run_action, active.binding.action, active.node)

    if not isinstance(app.screen, Palette):
        app.push_screen(Palette(app.screen), run)
