"""What one can do in saker: in the list, on a case's page, and in the form of its facts."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import PAGE_HISTORY, way_out
from elvis_tui.screens.frame.taking_up import TAKE_UP
from elvis_tui.widgets.commands import Command, Commands, Importance
from elvis_tui.widgets.moving import open_row

LIST: Commands = (
    Command(
        id="cases.new",
        key="n",
        action="new",
        words=later("ny sak"),
        hint=later("Start en sak når noen melder fra"),
        changes=("case.start", "student.add"),
    ),
    Command(
        id="cases.view",
        key="v",
        action="view",
        words=later("visning"),
        hint=later("Velg hvilke saker lista viser"),
    ),
    Command(
        id="cases.search",
        key="slash",
        action="search",
        words=later("søk"),
        hint=later("Søk mens du skriver"),
        when="can_search",
    ),
    way_out(
        "cases.clear",
        "clear",
        later("nullstill"),
        later("Nullstill søket"),
        when="can_clear",
    ),
    Command(
        id="cases.interventions",
        key="i",
        action="interventions",
        words=later("fysisk inngripen"),
        hint=later("Fysiske inngripener (§ 13-5), og hva som mangler"),
    ),
    TAKE_UP,
)
PAGE: Commands = (
    Command(
        id="case.advance",
        key="space",
        action="advance",
        words=later("videre"),
        hint=later("Steget er i gang, og så gjort"),
        changes=("case.step",),
        when="is_open",
    ),
    Command(
        id="case.step",
        key="e",
        action="step",
        words=later("steg"),
        hint=later("Rediger steget"),
        importance=Importance.HELP_ONLY,  # Enter, the first key on the line, does it too
        changes=("case.step",),
    ),
    Command(
        id="case.task",
        key="o",
        action="task",
        words=later("oppgave"),
        hint=later("Gi noen en oppgave"),
        changes=("task.add",),
    ),
    Command(
        id="case.close",
        key="x",
        action="close",
        words=later("avslutt"),
        hint=later("Avslutt saken"),
        changes=("case.close",),
        when="is_open",
    ),
    Command(
        id="case.reopen",
        key="r",
        action="reopen",
        words=later("ta opp igjen"),
        hint=later("Ta opp igjen"),
        changes=("case.reopen",),
        when="is_closed",
    ),
    Command(
        id="case.students",
        key="a",
        action="students",
        words=later("eleven"),
        hint=later("Alt om eleven, fra alle team"),
    ),
    Command(
        id="case.part",
        key="p",
        action="part",
        words=later("elevens plan"),
        hint=later("Elevens del: stemme, tiltaksplan og ord til slutt"),
        importance=Importance.FIRST,
    ),
    PAGE_HISTORY,
    Command(
        id="case.intervention",
        key="i",
        action="intervention",
        words=later("fysisk inngripen"),
        hint=later("Skriv ned en fysisk inngripen som hører til saken"),
        importance=Importance.HELP_ONLY,  # the line of keys is full
        changes=("intervention.add",),
        when="is_open",
    ),
    Command(
        id="case.facts",
        key="f",
        action="facts",
        words=later("fakta"),
        hint=later("Endre elever, tittel og hvem som meldte"),
        importance=Importance.SELDOM,
        changes=("case.edit",),
        when="is_open",
    ),
    Command(
        id="case.applies",
        key="b",
        action="applies",
        words=later("bortfaller / gjelder"),
        hint=later("Begrunn at steget bortfaller, eller at det gjelder"),
        importance=Importance.SELDOM,
        changes=("case.waive", "case.step"),
        when="is_open",
    ),
    Command(
        id="case.meeting",
        key="v",
        action="meeting",
        words=later("avslutningsmøte"),
        hint=later("Avslutningsmøtet: gjør i stand, hold, les"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="case.document",
        key="d",
        action="document",
        words=later("dokument"),
        hint=later("Skriv saken, familiens del eller en plan til fil"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="case.archive",
        key="g",
        action="archive",
        words=later("arkiv"),
        hint=later("Arkivreferansen i Elements"),
        importance=Importance.SELDOM,
        changes=("case.archive",),
    ),
    Command(
        id="case.complaint",
        key="m",
        action="complaint",
        words=later("Statsforvalteren"),
        hint=later("Hva familien kan gjøre, og hva som er meldt dit"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="case.clocks",
        key="t",
        action="clocks",
        words=later("frister"),
        hint=later("Fristene i saken, og hvordan de er regnet"),
        importance=Importance.SELDOM,
    ),
    Command(
        id="case.suspect",
        key="s",
        action="suspect",
        words=later("§ 12-5"),
        hint=later("En ansatt er mistenkt; rett opp, eller ta tilbake"),
        importance=Importance.SELDOM,
        changes=("case.suspect", "case.unsuspect"),
        when="is_open",
    ),
    Command(
        id="case.serious",
        key="l",
        action="serious",
        words=later("alvorlig"),
        hint=later("Saken er alvorlig; rett opp, eller ta tilbake"),
        importance=Importance.SELDOM,
        changes=("case.serious", "case.not_serious"),
        when="is_open",
    ),
    TAKE_UP,
)
STEPS: Commands = (
    open_row(later("steg"), later("Åpne linja du står på")),
    Command(
        id="case.words_down",
        key="pagedown",
        action="screen.words(1)",
        words=later("les videre"),
        hint=later("Les videre"),
        importance=Importance.HELP_ONLY,
    ),
    Command(
        id="case.words_up",
        key="pageup",
        action="screen.words(-1)",
        words=later("les tilbake"),
        hint=later("Les tilbake"),
        importance=Importance.HELP_ONLY,
    ),
)
FORM: Commands = (
    Command(
        id="case_form.add",
        key="ctrl+n",
        action="add_student",
        words=later("elev til"),
        hint=later("Velg en elev til, eller legg inn en ny"),
        priority=True,
    ),
)
CLOCKS: Commands = (
    way_out("case_clocks.close", "dismiss", later("lukk"), later("Lukk"), also="enter"),
)
