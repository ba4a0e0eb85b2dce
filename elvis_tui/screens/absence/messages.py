"""The messages to the teachers about varsel that are missing, to copy or to write to a file."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.absence import commands
from elvis_tui.screens.dialogs.write import Target, WriteForm
from elvis_tui.screens.frame.page import Page
from elvis_tui.services.absence import messages
from elvis_tui.widgets.reading import Reading


class MessagesScreen(Page):
    """A message for each teacher, under a heading of its own."""

    mode = "follow_ups"
    AUTO_FOCUS = "#messages"
    OWN_COMMANDS = commands.MESSAGES

    def body(self) -> Iterable[Widget]:
        yield Reading(id="messages")

    def head(self) -> str:
        return _("Meldinger til lærerne")

    def reload(self) -> None:
        text = messages.text(self.gate, hidden=self.session.names_hidden)
        self.query_one(Reading).show(text)

    def action_copy(self) -> None:
        text = messages.text(self.gate, hidden=self.session.names_hidden)
        self.app.copy_to_clipboard(text)
        self.tell(_("Sendt til terminalens utklippstavle."), wrong=False)

    def action_write(self) -> None:
        def accept(target: Target) -> None:
            path = messages.write(self.gate, target.path, hidden=target.hidden)
            self.tell(_("Skrevet til {path}").format(path=path), wrong=False)

        def name(hidden: bool) -> str:
            return messages.file_name(self.gate, hidden=hidden)

        self.app.push_screen(WriteForm(self.session, "notices", name, accept))
