"""What can stand in a field, as a list to look through: typing narrows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Row


class PickOption(Finding[int]):
    """Dismisses with the place of what was chosen among the options.

    Args:
        session: What the screens share.
        label: What the field is called.
        options: What can stand in it.
    """

    columns = (Column(20, grow=True, wrap=True),)

    def __init__(self, session: Session, label: str, options: Sequence[str]) -> None:
        super().__init__()
        self.session = session
        self._label, self._options = label, tuple(options)

    def heading(self) -> str:
        return _("Velg: {label}").format(label=self._label)

    def placeholder(self) -> str:
        return _("skriv for å finne, eller gå ned med pilene")

    def empty(self) -> str:
        return _("Ingenting i lista har det i seg. Esc går tilbake til feltet.")

    def names_changed(self) -> None:
        """Show the options as they may be shown now; a name that was typed goes."""
        field = self.query_one(LineField)
        if self.session.names.text(field.value) != field.value:
            field.value = ""
        self.find()

    def found(self, typed: str) -> Iterator[Row]:
        names, words = self.session.names, folded(typed).split()
        for at, option in enumerate(self._options):
            shown = names.staff(option)
            if all(word in folded(shown) for word in words):
                yield Row(str(at), (shown,))

    def chosen(self, row_id: str) -> None:
        self.dismiss(int(row_id))
