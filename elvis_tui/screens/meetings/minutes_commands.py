"""What one can do as a meeting ends, and with its minutes."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance
from elvis_tui.widgets.moving import open_row

GAPS: Commands = (
    open_row(later("velg"), later("Avslutt, eller rett det som mangler"), Importance.FIRST),
)
FINISHING: Commands = (
    Command(
        id="finishing.finish",
        key="a",
        action="finish",
        words=later("avslutt likevel"),
        hint=later("Avslutt møtet nå, som det er"),
        importance=Importance.FIRST,
        changes=("meeting.finish", "meeting.unchanged"),
    ),
    way_out("finishing.close", "close", later("tilbake"), later("Tilbake til møtet")),
)
VERSIONS: Commands = (way_out("versions.close", "close", later("tilbake"), later("Tilbake")),)
SEARCHED: Commands = (
    Command(
        id="minutes.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Søk i referatet mens du skriver"),
        when="can_search",
    ),
    Command(
        id="minutes.next_hit",
        key="enter",
        action="next_hit",
        words=later("neste treff"),
        hint=later("Neste sted det du søker etter står"),
        importance=Importance.FIRST,
        when="has_hits",
    ),
)
MINUTES: Commands = (
    Command(
        id="minutes.write",
        key="w",
        action="write",
        words=later("skriv til fil"),
        hint=later("Skriv referatet til en fil"),
    ),
    Command(
        id="minutes.version",
        key="s",
        action="version",
        words=later("vis som"),
        hint=later("Vis med navn, nummer eller kode, eller et utdrag til én"),
    ),
    Command(
        id="minutes.copy",
        key="c",
        action="copy",
        words=later("kopier"),
        hint=later("Kopier referatet til utklippstavla"),
    ),
    Command(
        id="minutes.correct",
        key="e",
        action="correct",
        words=later("rett opp"),
        hint=later("Rett opp eller ta bort noe som ble notert"),
        when="is_over",
    ),
    Command(
        id="minutes.attendance",
        key="p",
        action="attendance",
        words=later("til stede"),
        hint=later("Rett hvem som var til stede, og når"),
        changes=("meeting.correct",),
        when="is_over",
    ),
    Command(
        id="minutes.reopen",
        key="r",
        action="reopen",
        words=later("åpne igjen"),
        hint=later("Åpne møtet igjen, med en grunn: det blir en ny utgave"),
        changes=("meeting.reopen",),
        when="is_over",
    ),
    Command(
        id="minutes.versions",
        key="v",
        action="versions",
        words=later("utgaver"),
        hint=later("Utgavene av referatet, og hva som ble endret"),
    ),
    Command(
        id="minutes.archive",
        key="g",
        action="archive",
        words=later("arkiv"),
        hint=later("Hvor referatet ligger i arkivet (Elements)"),
        changes=("meeting.archive",),
        when="is_over",
    ),
    TAKE_UP,
)
