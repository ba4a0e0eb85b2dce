"""The commands that work on every screen."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.room import TABS
from elvis_tui.widgets.commands import Command, Commands, Importance, Part

EVERYWHERE: Commands = (
    # F6 and F7 have no priority: what stands in front of everything, like the locked screen,
    # keeps them out.
    Command(
        id="app.copy",
        key="f7",
        action="copy",
        words=later("lagre en kopi"),
        hint=later("Lagre en kopi av data et annet sted"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
    ),
    Command(
        id="app.write_lock",
        key="f6",
        action="write_lock",
        words=later("ta over"),
        hint=later("Ta over fila, eller velg utgave når den er endret utenfra"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
    ),
    Command(
        id="app.undo",
        key="u",
        action="undo",
        words=later("angre"),
        hint=later("Angre det siste du endret"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
        writes=True,
    ),
    Command(
        id="app.redo",
        key="U",
        action="redo",
        words=later("gjør om igjen"),
        hint=later("Gjør om igjen det du angret"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
        writes=True,
        symbol="⇧U",
    ),
    Command(
        id="app.lock",
        key="f4",
        action="lock",
        words=later("lås"),
        hint=later("Lås skjermen, så ingen ser den"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
        priority=True,
    ),
    Command(
        id="app.lock_time",
        key="shift+f4",
        action="lock_time",
        words=later("låsetid"),
        hint=later("Tid før skjermen låses"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
        symbol="⇧F4",
    ),
    *(
        Command(
            id=f"room.{tab.mode}",
            key=tab.key,
            action=f"room('{tab.mode}')",
            words=tab.label,
            hint=tab.label,
            importance=Importance.HELP_ONLY,
            part=Part.EVERYWHERE,
        )
        for tab in TABS
    ),
    Command(
        id="app.names",
        key="f2",
        action="toggle_names",
        words=later("navn"),
        hint=later("Skjul eller vis navn overalt"),
        importance=Importance.USUAL,
        part=Part.EVERYWHERE,
        priority=True,
    ),
    Command(
        id="app.theme",
        key="f3",
        action="next_theme",
        words=later("farger"),
        hint=later("Neste fargesett: projektor lys, projektor mørk, standard"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
        priority=True,
    ),
    Command(
        id="app.commands",
        key="ctrl+p",
        action="command_palette",
        words=later("kommandoer"),
        hint=later("Søk i alt du kan gjøre her"),
        importance=Importance.USUAL,
        part=Part.EVERYWHERE,
        priority=True,
    ),
    Command(
        id="app.help",
        key="question_mark",
        action="help",
        words=later("hjelp"),
        hint=later("Alle tastene som virker her"),
        importance=Importance.ALWAYS,
        part=Part.EVERYWHERE,
    ),
    Command(
        id="app.quit",
        key="ctrl+q",
        action="quit",
        words=later("avslutt"),
        hint=later("Avslutt; alt er lagret, og utkast blir husket"),
        importance=Importance.HELP_ONLY,
        part=Part.EVERYWHERE,
        priority=True,
    ),
)
