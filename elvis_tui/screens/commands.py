"""What one can do on the screens that lie across the rooms: overview, welcome, history."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import PAGE_HISTORY
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance
from elvis_tui.widgets.moving import open_row

OVERVIEW: Commands = (
    Command(
        id="overview.meeting",
        key="m",
        action="meeting",
        words=later("møte"),
        hint=later("Gå til neste møte"),
    ),
    Command(
        id="overview.new",
        key="n",
        action="new",
        words=later("ny oppfølging"),
        hint=later("Følg opp noen nye"),
        changes=("follow_up.start", "student.add", "class.add"),
    ),
    Command(
        id="overview.import",
        key="h",
        action="import",
        words=later("hent lister"),
        hint=later("Hent elever, klasser, ansatte eller skolerute fra en fil"),
        importance=Importance.SELDOM,
        changes=("roster.import", "staff.import", "absence.import", "calendar.import"),
    ),
    Command(
        id="overview.school",
        key="s",
        action="school",
        words=later("skolen"),
        hint=later("Skolen: navn og team"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="overview.tasks",
        key="o",
        action="tasks",
        words=later("oppgaver"),
        hint=later("Alle oppgaver: etter dato og etter person"),
    ),
    Command(
        id="overview.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Finn hvem og hva som helst"),
    ),
    TAKE_UP,
)
SUBJECT: Commands = (
    Command(
        id="subject.follow_up",
        key="n",
        action="new",
        words=later("følg opp"),
        hint=later("Begynn en oppfølging"),
        importance=Importance.FIRST,
        changes=("follow_up.start",),
    ),
    Command(
        id="subject.handover",
        key="p",
        action="handover",
        words=later("overlevering"),
        hint=later("Overlevering til neste års team"),
        importance=Importance.SELDOM,
        when="is_followed",
    ),
    Command(
        id="subject.edit",
        key="e",
        action="edit",
        words=later("rett opp"),
        hint=later("Rett opp navn, klasse og fødselsdag"),
        changes=("student.edit", "class.edit"),
    ),
    Command(
        id="subject.consent",
        key="m",
        action="consent",
        words=later("samtykke"),
        hint=later("Skriv inn et samtykke, eller at det er avslått"),
        changes=("consent.give",),
        when="is_student",
        importance=Importance.SELDOM,
    ),
    Command(
        id="subject.intervention",
        key="i",
        action="intervention",
        words=later("fysisk inngripen"),
        hint=later("Skriv ned en fysisk inngripen mot eleven"),
        changes=("intervention.add",),
        when="is_student",
        importance=Importance.SELDOM,
    ),
    Command(
        id="subject.join",
        key="b",
        action="join",
        words=later("slå sammen"),
        hint=later("Eleven står to ganger: slå begge sammen til én"),
        changes=("student.join",),
        when="is_student",
        importance=Importance.SELDOM,
    ),
    Command(
        id="subject.departure",
        key="g",
        action="departure",
        words=later("sluttet?"),
        hint=later("Har eleven sluttet? Forsøk, varsel og frister"),
        changes=("departure.begin",),
        when="is_student",
        importance=Importance.SELDOM,
    ),
    Command(
        id="subject.remove",
        key="x",
        action="remove",
        words=later("sluttet eller feil"),
        hint=later("Har sluttet, går her likevel, eller er lagt inn ved en feil"),
        changes=("student.left", "student.back", "student.remove", "class.remove"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="subject.measure",
        key="t",
        action="measure",
        words=later("tiltak for elevene"),
        hint=later("Samme tiltak for alle i klassen som følges opp"),
        changes=("follow_up.measure", "follow_up.measures"),
        when="has_followed",
        importance=Importance.SELDOM,
    ),
    PAGE_HISTORY,
    TAKE_UP,
)
WELCOME: Commands = (
    Command(
        id="welcome.import",
        key="i",
        action="import",
        words=later("hent lister"),
        hint=later("Hent lister"),
        importance=Importance.FIRST,
        changes=("roster.import", "staff.import", "absence.import", "calendar.import"),
    ),
    Command(
        id="welcome.new",
        key="n",
        action="new",
        words=later("følg opp noen"),
        hint=later("Følg opp noen"),
        importance=Importance.FIRST,
        changes=("follow_up.start", "student.add", "class.add"),
    ),
    Command(
        id="welcome.on",
        key="enter",
        action="back",
        words=later("videre"),
        hint=later("Videre"),
    ),
)
HISTORY: Commands = (
    Command(
        id="history.down",
        key="right,space",
        action="read(1)",
        words=later("les videre"),
        hint=later("Les videre i endringen du står på"),
    ),
    Command(
        id="history.up",
        key="left",
        action="read(-1)",
        words=later("les tilbake"),
        hint=later("Les tilbake i endringen du står på"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="history.erase",
        key="x",
        action="erase",
        words=later("ta bort en tekst"),
        hint=later("Ta bort en tidligere tekst for elevens skyld"),
        changes=("history.erase",),
    ),
)
ENTRY_ROWS: Commands = (open_row(later("les videre"), later("Les videre"), Importance.HELP_ONLY),)
