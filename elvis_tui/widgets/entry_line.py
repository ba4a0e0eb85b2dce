"""Where something is noted in a meeting: what, and for a task also who and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, TextArea

from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.i18n import _, pgettext
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.fields import LineField, TextField
from elvis_tui.widgets.moving import ENTRY_LINE
from elvis_tui.widgets.words import Words

Field = LineField | TextField


DOT = "•"
"""What is drawn for each sign of what nobody else in the room is to read."""


class NoteField(TextField):
    """A note of any length: it wraps, what is pasted keeps its lines, and Enter notes it."""

    is_covered = False
    """Whether it is drawn as dots; what stands in it is the text all the same."""

    @dataclass
    class Submitted(Message):
        """Enter."""

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())

    def cover(self, covered: bool) -> None:
        """Draw dots in place of the signs, or the signs again."""
        if covered != self.is_covered:
            self.is_covered = covered
            # Lines that were drawn before are kept until the look of the field changes.
            self.notify_style_update()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        if self.is_covered:
            line.plain = DOT * len(line)
        return line


class EntryLine(HasCommands, Vertical):
    """One line to write in; Enter notes it, Esc leaves it and keeps the text."""

    OWN_COMMANDS = ENTRY_LINE

    @dataclass
    class Noted(Message):
        """Enter on the last field. `entry_id` is empty for a new entry."""

        kind: EntryKind
        text: str
        who: str
        due: str
        entry_id: str
        private: bool = False

    @dataclass
    class Typed(Message):
        """A key press changed the text."""

    @dataclass
    class Left(Message):
        """Esc."""

    @dataclass
    class Turn(Message):
        """What is being written is to be of another kind."""

    @dataclass
    class Hide(Message):
        """What is being written is to be private, or not."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = EntryKind.INFO
        self.entry_id = ""
        self.private = False
        """Whether it is private; a task never is, and what it was before is kept meanwhile."""
        self.display = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="fields"):
            yield Words("", id="kind")
            yield NoteField(id="text")
            yield LineField(placeholder=pgettext("den som gjør det", "hvem"), id="who")
            yield LineField(placeholder=_("frist, f.eks. fredag"), id="due")
        yield Words("", id="about")

    @property
    def fields(self) -> tuple[Field, ...]:
        """What is typed in, in its order."""
        return (
            self.query_one("#text", NoteField),
            self.query_one("#who", LineField),
            self.query_one("#due", LineField),
        )

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {f.id or "": f.text if isinstance(f, TextField) else f.value for f in self.fields}

    @property
    def is_private(self) -> bool:
        """Whether what is being written stays out of the minutes."""
        return self.private and self.kind is not EntryKind.TASK

    def may_be_private(self) -> bool:
        """Whether it can be private at all: whoever is to do a task has to read it."""
        return self.kind is not EntryKind.TASK

    def open(self, kind: EntryKind, label: str, values: dict[str, str], entry_id: str = "") -> None:
        """Begin to write; `values` is a draft, or an entry that is to be changed."""
        self.entry_id = entry_id
        self.display = True
        self.turn(kind, label)
        self.show(values)
        self.query_one("#text", NoteField).focus()

    def turn(self, kind: EntryKind, label: str) -> None:
        """Be of another kind, with every word that was typed."""
        self.kind = kind
        self.query_one("#kind", Words).say(f"{label}:")
        for field in self.fields:
            field.display = field.id == "text" or kind is EntryKind.TASK
        note = self.query_one("#text", NoteField)
        note.cover(self.is_private)
        if kind is EntryKind.TASK:
            note.placeholder = _("hva")
        elif self.private:
            note.placeholder = _("Skriv privat (ikke i referatet)")
        else:
            note.placeholder = _("Skriv (står i referatet)")
        self.screen.refresh_bindings()
        focused = self.screen.focused
        if focused is not None and focused in self.fields and not focused.display:
            note.focus()

    def tell(self, about: str | Content) -> None:
        """Say something of what is being written, below it."""
        self.query_one("#about", Words).say(about)

    def propose(self, who: Sequence[str]) -> None:
        """Suggest names and roles for a task."""
        self.query_one("#who", LineField).propose(who)

    def show(self, values: dict[str, str]) -> None:
        """Put other texts into the fields."""
        for field in self.fields:
            field.put(values.get(field.id or "", ""))

    def close(self) -> None:
        """Put the line away."""
        self.display = False
        for field in self.fields:
            field.put("")

    def refuse(self, field_id: str = "") -> None:
        """Point at the field that has to be mended, or at the last one: there Enter notes it."""
        shown = {field.id: field for field in self.fields if field.display}
        shown.get(field_id, [*shown.values()][-1]).focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._typed()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        message.stop()
        self._typed()

    def _typed(self) -> None:
        if self.display:
            self.post_message(self.Typed())

    def on_note_field_submitted(self, message: NoteField.Submitted) -> None:
        message.stop()
        self._go_on(last=self.kind is not EntryKind.TASK)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self._go_on(last=message.input.id == "due")

    def _go_on(self, *, last: bool) -> None:
        if not last:
            self.screen.focus_next()
            return
        typed, private = self.values, self.is_private
        noted = typed["text"], typed["who"], typed["due"], self.entry_id, private
        self.post_message(self.Noted(self.kind, *noted))

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_turn(self) -> None:
        self.post_message(self.Turn())

    def action_hide(self) -> None:
        self.post_message(self.Hide())
