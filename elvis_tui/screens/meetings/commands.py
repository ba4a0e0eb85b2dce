"""What one can do in møter: in the list, and before a meeting."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.widgets.commands import Command, Commands, Importance

LIST: Commands = (
    Command(
        id="meetings.new",
        key="n",
        action="new",
        words=later("nytt møte"),
        hint=later("Planlegg et møte"),
        changes=("meeting.plan",),
    ),
    Command(
        id="meetings.series",
        key="s",
        action="series",
        words=later("ny serie"),
        hint=later("Nytt team eller utvalg, og det første møtet"),
        changes=("team.add",),
    ),
)
AGENDA: Commands = (
    Command(
        id="agenda.start",
        key="m",
        action="start",
        words=later("start møtet"),
        hint=later("Start møtet nå"),
        importance=Importance.FIRST,
        changes=("meeting.start",),
    ),
    Command(
        id="agenda.attendance",
        key="p",
        action="attendance",
        words=later("innkalte"),
        hint=later("Hvem er innkalt?"),
    ),
    Command(
        id="agenda.add",
        key="n",
        action="add",
        words=later("meld inn"),
        hint=later("Sett noe på sakslista"),
        changes=("meeting.item",),
    ),
    Command(
        id="agenda.up",
        key="K,shift+up",
        action="reorder(-1)",
        words=later("flytt opp"),
        hint=later("Flytt saken opp på sakslista (også skift og pil)"),
        importance=Importance.SELDOM,
        changes=("meeting.order",),
        when="is_on_item",
    ),
    Command(
        id="agenda.down",
        key="J,shift+down",
        action="reorder(1)",
        words=later("flytt ned"),
        hint=later("Flytt saken ned på sakslista (også skift og pil)"),
        importance=Importance.SELDOM,
        changes=("meeting.order",),
        when="is_on_item",
    ),
    Command(
        id="agenda.skip",
        key="h",
        action="skip",
        words=later("hopp over"),
        hint=later("Hopp over saken denne gangen; igjen: ta den inn"),
        importance=Importance.FIRST,
        changes=("meeting.skip", "meeting.back"),
        when="is_on_row_of_series",
    ),
    Command(
        id="agenda.take_away",
        key="t",
        action="take_away",
        words=later("ta av"),
        hint=later("Ta saken av sakslista; igjen: ta den inn"),
        importance=Importance.FIRST,
        changes=("meeting.off", "meeting.back"),
        when="is_on_row_of_series",
    ),
    Command(
        id="agenda.move",
        key="e",
        action="move",
        words=later("flytt"),
        hint=later("Flytt møtet"),
        changes=("meeting.plan",),
    ),
    Command(
        id="agenda.write",
        key="w",
        action="write",
        words=later("skriv til fil"),
        hint=later("Skriv sakslista til en fil, til å sende ut på forhånd"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="agenda.cancel",
        key="x",
        action="cancel",
        words=later("avlys"),
        hint=later("Avlys møtet"),
        changes=("meeting.cancel",),
    ),
)
PICK_ITEM: Commands = (way_out("pick_item.close", "close", later("tilbake"), later("Tilbake")),)
WHOLE_AGENDA: Commands = (
    Command(
        id="pick_item.up",
        key="K,shift+up",
        action="reorder(-1)",
        words=later("flytt opp"),
        hint=later("Flytt saken opp på sakslista (også skift og pil)"),
        changes=("meeting.order",),
    ),
    Command(
        id="pick_item.down",
        key="J,shift+down",
        action="reorder(1)",
        words=later("flytt ned"),
        hint=later("Flytt saken ned på sakslista (også skift og pil)"),
        changes=("meeting.order",),
    ),
    *PICK_ITEM,
)
