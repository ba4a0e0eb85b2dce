"""What one can do on the page of «Har eleven sluttet?»."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import PAGE_HISTORY
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance

PAGE: Commands = (
    Command(
        id="departure.step",
        key="s",
        action="step",
        words=later("neste steg"),
        hint=later("Skriv at neste steg er gjort"),
        importance=Importance.FIRST,
        changes=(
            "departure.notice",
            "departure.decide",
            "departure.sign_out",
            "departure.tell_ot",
            "student.left",
        ),
        when="is_open",
    ),
    Command(
        id="departure.contact",
        key="c",
        action="contact",
        words=later("kontakt"),
        hint=later("Loggfør et forsøk på å nå noen"),
        changes=("follow_up.contact",),
        when="is_open",
    ),
    Command(
        id="departure.answer",
        key="b",
        action="answer",
        words=later("svar eller klage"),
        brief=later("svar"),
        hint=later("Noen har svart på varselet, eller klaget på sluttmeldingen"),
        changes=("departure.answer", "departure.complain"),
        when="is_open",
    ),
    Command(
        id="departure.date",
        key="d",
        action="date",
        words=later("rett en dato"),
        hint=later("Rett en dato, med grunn; den beregnede blir stående"),
        changes=("departure.date",),
    ),
    Command(
        id="departure.write",
        key="w",
        action="write",
        words=later("skriv til fil"),
        hint=later("Skriv dokumentasjonen til en fil"),
    ),
    Command(
        id="departure.edit",
        key="e",
        action="edit",
        words=later("rett tvilen"),
        hint=later("Rett hva tvilen bygger på, og når den oppsto"),
        importance=Importance.SELDOM,
        changes=("departure.correct",),
    ),
    Command(
        id="departure.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Begynt ved en feil, eller tas bort for elevens skyld"),
        importance=Importance.SELDOM,
        changes=(
            "departure.remove",
            "departure.erase",
            "departure.take_away",
        ),
    ),
    Command(
        id="departure.reopen",
        key="r",
        action="reopen",
        words=later("ta opp igjen"),
        hint=later("Ta opp igjen det som ble avsluttet ved en feil"),
        changes=("departure.reopen",),
        when="is_closed",
    ),
    Command(
        id="departure.again",
        key="n",
        action="again",
        words=later("ny tvil"),
        hint=later("Eleven er borte på nytt: begynn fra begynnelsen"),
        changes=("departure.begin", "follow_up.start"),
        when="is_closed",
    ),
    Command(
        id="departure.everything",
        key="a",
        action="everything",
        words=later("alt"),
        hint=later("Alt om eleven, fra alle team"),
        importance=Importance.SELDOM,
    ),
    TAKE_UP,
    PAGE_HISTORY,
)
