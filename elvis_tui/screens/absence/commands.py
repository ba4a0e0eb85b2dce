"""What one can do where absence and varsel stand."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance

LIST: Commands = (
    Command(
        id="absence.sent",
        key="n",
        action="sent",
        words=later("varsel sendt"),
        hint=later("Varselet er sendt: skriv inn datoen"),
        changes=("notice.add", "notice.edit"),
        when="is_on_one",
    ),
    Command(
        id="absence.messages",
        key="b",
        action="messages",
        words=later("beskjeder"),
        hint=later("Ferdige beskjeder til lærerne om varsel som mangler"),
    ),
    Command(
        id="absence.view",
        key="v",
        action="view",
        words=later("visning"),
        hint=later("Neste visning: uten varsel og nær grensen, eller alle fag"),
    ),
    Command(
        id="absence.import",
        key="h",
        action="import",
        words=later("hent liste"),
        hint=later("Hent ei liste med fravær eller varsel"),
        changes=("absence.import",),
    ),
    TAKE_UP,
)
MESSAGES: Commands = (
    Command(
        id="absence.write",
        key="w",
        action="write",
        words=later("skriv til fil"),
        hint=later("Skriv meldingene til en fil"),
        importance=Importance.FIRST,
    ),
    Command(
        id="absence.copy",
        key="c",
        action="copy",
        words=later("kopier"),
        hint=later("Kopier meldingene til utklippstavla"),
        importance=Importance.FIRST,
    ),
)
STUDENT: Commands = (
    Command(
        id="student_absence.sent",
        key="n",
        action="sent",
        words=later("varsel"),
        hint=later("Et varsel som er sendt, eller som må sendes"),
        changes=("notice.add",),
        importance=Importance.FIRST,
    ),
    Command(
        id="student_absence.edit",
        key="e",
        action="edit",
        words=later("rett"),
        hint=later("Rett varselet du står på"),
        changes=("notice.edit",),
        when="is_on_notice",
    ),
    Command(
        id="student_absence.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Ta bort varselet du står på"),
        changes=("notice.remove",),
        when="is_on_notice",
    ),
    Command(
        id="student_absence.risk",
        key="r",
        action="risk",
        words=later("høyere risiko"),
        hint=later("Høyere risiko for fravær er dokumentert, eller er det ikke lenger"),
        changes=("absence.risk",),
    ),
    TAKE_UP,
)
