"""Where something is noted in a meeting: what, and for a task also who and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.i18n import _, pgettext
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.moving import ENTRY_LINE
from elvis_tui.widgets.text import Words


class EntryLine(HasCommands, Horizontal):
    """One line to write in; Enter notes it, Esc leaves it and keeps the text.

    Args:
        who: Names and roles to suggest for a task.
    """

    OWN_COMMANDS = ENTRY_LINE

    @dataclass
    class Noted(Message):
        """Enter on the last field. `entry_id` is empty for a new entry."""

        kind: EntryKind
        text: str
        who: str
        due: str
        entry_id: str

    @dataclass
    class Typed(Message):
        """A key press changed the text."""

    @dataclass
    class Left(Message):
        """Esc."""

    def __init__(self, who: Sequence[str]) -> None:
        super().__init__()
        self._who = who
        self.kind = EntryKind.INFO
        self.entry_id = ""
        self.display = False

    def compose(self) -> ComposeResult:
        yield Words("", id="kind")
        yield LineField(id="text")
        yield LineField(
            placeholder=pgettext("den som gjør det", "hvem"), suggestions=self._who, id="who"
        )
        yield LineField(placeholder=_("frist, f.eks. fredag"), id="due")

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {f.id or "": f.value for f in self.query(LineField)}

    def open(self, kind: EntryKind, label: str, values: dict[str, str], entry_id: str = "") -> None:
        """Begin to write; `values` is a draft, or an entry that is to be changed."""
        self.kind, self.entry_id = kind, entry_id
        self.display = True
        self.query_one("#kind", Words).say(f"{label}:")
        for field in self.query(LineField):
            field.display = field.id == "text" or kind is EntryKind.TASK
        self.show(values)
        self.query_one("#text", LineField).focus()

    def propose(self, who: Sequence[str]) -> None:
        """Suggest other names and roles for a task than before."""
        self.query_one("#who", LineField).propose(who)

    def show(self, values: dict[str, str]) -> None:
        """Put other texts into the fields."""
        for field in self.query(LineField):
            field.put(values.get(field.id or "", ""))

    def close(self) -> None:
        """Put the line away."""
        self.display = False
        for field in self.query(LineField):
            field.value = ""

    def refuse(self, field_id: str) -> None:
        """Point at the field that has to be mended."""
        self.query_one(f"#{field_id}", LineField).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        if self.display:
            self.post_message(self.Typed())

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if self.kind is EntryKind.TASK and message.input.id != "due":
            self.screen.focus_next()
            return
        values = self.values
        self.post_message(
            self.Noted(self.kind, values["text"], values["who"], values["due"], self.entry_id)
        )

    def action_leave(self) -> None:
        self.post_message(self.Left())
