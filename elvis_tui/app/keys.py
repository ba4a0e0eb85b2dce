"""The keys that work on every screen."""

from __future__ import annotations

from textual.binding import Binding

from elvis_tui.i18n import _
from elvis_tui.screens.frame.room import TABS

KEYS = [
    # F6 and F7 have no priority: what stands in front of everything, like the locked screen,
    # keeps them out.
    Binding(
        "f7",
        "copy",
        _("lagre en kopi"),
        show=False,
        id="app.copy",
        tooltip=_("Lagre en kopi av data et annet sted"),
    ),
    Binding(
        "f6",
        "write_lock",
        _("ta over"),
        show=False,
        id="app.write_lock",
        tooltip=_("Ta over fila, eller velg utgave når den er endret utenfra"),
    ),
    Binding(
        "u",
        "undo",
        _("angre"),
        show=False,
        id="app.undo",
        tooltip=_("Angre det siste du endret"),
    ),
    Binding(
        "U",
        "redo",
        _("gjør om igjen"),
        key_display="⇧U",
        show=False,
        id="app.redo",
        tooltip=_("Gjør om igjen det du angret"),
    ),
    Binding(
        "f4",
        "lock",
        _("lås"),
        show=False,
        id="app.lock",
        priority=True,
        tooltip=_("Lås skjermen, så ingen ser den"),
    ),
    Binding(
        "shift+f4",
        "lock_time",
        _("låsetid"),
        key_display="⇧F4",
        show=False,
        id="app.lock_time",
        tooltip=_("Tid før skjermen låses"),
    ),
    *(
        Binding(tab.key, f"room('{tab.mode}')", tab.label, show=False, id=f"room.{tab.mode}")
        for tab in TABS
    ),
    Binding(
        "f2",
        "toggle_names",
        _("navn"),
        id="app.names",
        priority=True,
        tooltip=_("Skjul eller vis navn overalt"),
    ),
    Binding(
        "f3",
        "next_theme",
        _("farger"),
        show=False,
        id="app.theme",
        priority=True,
        tooltip=_("Neste fargesett: projektor lys, projektor mørk, standard"),
    ),
    Binding(
        "ctrl+p",
        "command_palette",
        _("kommandoer"),
        id="app.commands",
        priority=True,
        tooltip=_("Søk i alt du kan gjøre her"),
    ),
    Binding(
        "question_mark",
        "help",
        _("hjelp"),
        id="app.help",
        tooltip=_("Alle tastene som virker her"),
    ),
    Binding(
        "ctrl+q",
        "quit",
        _("avslutt"),
        show=False,
        id="app.quit",
        priority=True,
        tooltip=_("Avslutt; alt er lagret, og utkast blir husket"),
    ),
    Binding("ctrl+c", "how_to_quit", show=False, system=True),
]
