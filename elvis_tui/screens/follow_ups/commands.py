"""What one can do in oppfølging: in the list, and on the page of a student or a class."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import PAGE_HISTORY, way_out
from elvis_tui.widgets.commands import Command, Commands, Importance

LIST: Commands = (
    Command(
        id="follow_ups.new",
        key="n",
        action="new",
        words=later("ny"),
        hint=later("Følg opp noen nye"),
        changes=("follow_up.start", "student.add", "class.add"),
    ),
    Command(
        id="follow_ups.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Søk mens du skriver"),
        when="can_search",
    ),
    Command(
        id="follow_ups.view",
        key="v",
        action="view",
        words=later("visning"),
        hint=later("Neste visning"),
    ),
    way_out(
        "follow_ups.clear",
        "clear",
        later("nullstill søket"),
        later("Nullstill søket"),
        when="can_clear",
    ),
)
PAGE: Commands = (
    Command(
        id="follow_up.edit",
        key="e",
        action="edit",
        words=later("rediger"),
        hint=later("Rediger fakta"),
        changes=("follow_up.edit",),
        when="is_open",
    ),
    Command(
        id="follow_up.note",
        key="w",
        action="note",
        words=later("notat"),
        hint=later("Skriv et notat"),
        changes=("follow_up.note",),
    ),
    Command(
        id="follow_up.contact",
        key="c",
        action="contact",
        words=later("kontakt"),
        hint=later("Loggfør en kontakt"),
        changes=("follow_up.contact",),
    ),
    Command(
        id="follow_up.measure",
        key="t",
        action="measure",
        words=later("tiltak"),
        hint=later("Nytt tiltak"),
        changes=("follow_up.measure",),
        when="is_open",
    ),
    Command(
        id="follow_up.task",
        key="o",
        action="task",
        words=later("oppgave"),
        hint=later("Gi noen en oppgave"),
        changes=("task.add",),
    ),
    Command(
        id="follow_up.next",
        key="d",
        action="next_date",
        words=later("neste dato"),
        hint=later("Sett neste dato"),
        changes=("follow_up.next",),
        when="is_open",
    ),
    Command(
        id="follow_up.phase",
        key="f",
        action="phase",
        words=later("fase"),
        hint=later("Neste IKO-fase"),
        importance=Importance.SELDOM,
        changes=("follow_up.phase",),
        when="is_open",
    ),
    Command(
        id="follow_up.level",
        key="l",
        action="level",
        words=later("nivå"),
        hint=later("Neste nivå"),
        importance=Importance.SELDOM,
        changes=("follow_up.level",),
        when="is_open",
    ),
    Command(
        id="follow_up.close",
        key="x",
        action="close",
        words=later("avslutt"),
        hint=later("Avslutt oppfølgingen"),
        changes=("follow_up.close",),
        when="is_open",
    ),
    Command(
        id="follow_up.reopen",
        key="r",
        action="reopen",
        words=later("ta opp igjen"),
        hint=later("Ta opp igjen"),
        changes=("follow_up.reopen",),
        when="is_closed",
    ),
    Command(
        id="follow_up.everything",
        key="a",
        action="everything",
        words=later("alt"),
        hint=later("Alt om eleven eller klassen, fra alle team"),
    ),
    PAGE_HISTORY,
)
