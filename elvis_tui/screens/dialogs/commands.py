"""What one can do in the dialogs that several rooms use."""

from __future__ import annotations

from elvis_tui.i18n import later, later_of
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.widgets.commands import Command, Commands, Importance
from elvis_tui.widgets.moving import next_field, open_row, previous_field

FORM: Commands = (
    Command(
        id="form.save",
        key="ctrl+s",
        action="save",
        words=later("lagre"),
        hint=later("Lagre"),
        importance=Importance.FIRST,
        priority=True,
    ),
    way_out(
        "form.cancel", "cancel", later("lukk, utkastet beholdes"), later("Lukk, utkastet beholdes")
    ),
    next_field("down"),
    previous_field("up"),
    Command(
        id="form.enter",
        key="enter",
        action="go_on",
        words=later("videre"),
        hint=later("Videre"),
        importance=Importance.HELP_ONLY,
    ),
    Command(
        id="form.pick",
        key="f12",
        action="pick",
        words=later("velg fra liste"),
        hint=later("Velg det som skal stå i feltet, fra ei liste"),
        when="has_options",
    ),
    Command(
        id="form.discard",
        key="f9",
        action="discard",
        words=later("forkast utkastet"),
        hint=later("Slik det var før"),
        when="has_draft",
    ),
)
ASK: Commands = (
    Command(
        id="ask.yes",
        key="enter,j",
        action="answer(True)",
        words=later("ja"),
        hint=later("Ja"),
        importance=Importance.FIRST,
    ),
    way_out("ask.no", "answer(False)", later("nei"), later("Nei"), also="n"),
)
ANSWERS: Commands = (open_row(later("velg"), later("Velg dette")),)
CHOOSE: Commands = (way_out("choose.leave", "leave", later("tilbake"), later("Tilbake")),)
WRITTEN: Commands = (
    Command(
        id="written.correct",
        key="e",
        action="correct",
        words=later("rett opp"),
        hint=later("Rett opp det som er skrevet"),
        importance=Importance.FIRST,
        changes=("follow_up.correct", "meeting.correct", "consent.correct", "case.measure_edit"),
    ),
    Command(
        id="written.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Ta bort det som er skrevet: en feil, eller for elevens skyld"),
        changes=(
            "follow_up.take_away",
            "follow_up.erase",
            "meeting.take_away",
            "meeting.erase",
            "consent.take_away",
            "consent.erase",
            "case.part_take_away",
            "case.part_erase",
        ),
    ),
    way_out("written.close", "close", later("lukk"), later("Lukk"), also="enter"),
)
CONSENT: Commands = (
    Command(
        id="consent.withdraw",
        key="t",
        action="withdraw",
        words=later("trekk tilbake"),
        hint=later("Samtykket er trukket tilbake"),
        changes=("consent.withdraw",),
        when="is_given",
    ),
)
TASK_DONE: Commands = (
    Command(
        id="task.done",
        key="enter,g",
        action="done",
        words=later_of("tast", "gjort"),
        hint=later("Marker som gjort"),
        changes=("task.done",),
        when="task_is_open",
    ),
    Command(
        id="task.result",
        key="w",
        action="result",
        words=later("gjort, med merknad"),
        hint=later("Skriv hva som kom ut av den, og marker den som gjort"),
        changes=("task.done",),
        when="task_is_open",
    ),
    Command(
        id="task.again",
        key="r",
        action="again",
        words=later("ta opp igjen"),
        hint=later("Ta opp igjen"),
        changes=("task.done",),
        when="task_is_done",
    ),
    Command(
        id="task.meeting",
        key="m",
        action="meeting",
        words=later("møtet"),
        hint=later("Vis møtet den kom fra"),
        when="has_meeting",
    ),
    way_out("task.close", "close", later("lukk"), later("Lukk")),
)
