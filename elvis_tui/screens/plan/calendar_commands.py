"""What one can do with the school's calendars: see which are known, take one in, take one out."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.widgets.commands import Command, Commands

CALENDARS: Commands = (
    Command(
        id="calendars.take_in",
        key="h",
        action="take_in",
        words=later("hent"),
        hint=later("Hent en skolerute fra en fil"),
        changes=("calendar.import",),
    ),
    Command(
        id="calendars.take_out",
        key="t",
        action="take_out",
        words=later("ta ut av bruk"),
        hint=later("Ta skolens egen skolerute ut av bruk"),
        when="is_own",
        changes=("calendar.back",),
    ),
    way_out("calendars.close", "close", later("lukk"), later("Lukk"), also="s"),
)
SHOW_CALENDARS: Commands = (
    Command(
        id="free.calendars",
        key="s",
        action="calendars",
        words=later("skoleruter"),
        hint=later("Skolerutene som er kjent; hent en, eller ta en ut av bruk"),
    ),
)
"""For the dialog of the free days."""
