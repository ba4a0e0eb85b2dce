"""The history in words: what was done, and each field before and after."""

from __future__ import annotations

from collections.abc import Mapping

from elvis_tui.domain.history import REDO, UNDO, verb_itself
from elvis_tui.i18n import Wording, _, later

VERBS: Mapping[str, Wording] = {
    "absence.import": later("fravær hentet"),
    "absence.risk": later("høyere risiko for fravær"),
    "case.close": later("saken avsluttet"),
    "case.edit": later("fakta i saken"),
    "case.read": later("lest"),
    "case.reopen": later("saken tatt opp igjen"),
    "case.start": later("ny sak"),
    "case.step": later("steg i saken"),
    "case.waive": later("steg gjelder ikke"),
    "class.add": later("ny klasse"),
    "class.edit": later("klassen rettet"),
    "class.remove": later("klassen tatt bort"),
    "departure.answer": later("svar på varselet om skoleplassen"),
    "departure.begin": later("har eleven sluttet?"),
    "departure.complain": later("klage på sluttmeldingen"),
    "departure.correct": later("rettet, har eleven sluttet?"),
    "departure.date": later("dato rettet, har eleven sluttet?"),
    "departure.decide": later("sluttmelding"),
    "departure.erase": later("tatt bort for elevens skyld, har eleven sluttet?"),
    "departure.notice": later("varsel om at skoleplassen går tapt"),
    "departure.remove": later("«har eleven sluttet?» tatt bort"),
    "departure.reopen": later("«har eleven sluttet?» tatt opp igjen"),
    "departure.sign_out": later("eleven skrevet ut"),
    "departure.take_away": later("tatt bort, har eleven sluttet?"),
    "departure.tell_ot": later("OT har fått beskjed"),
    "consent.correct": later("samtykke rettet"),
    "consent.erase": later("samtykke tatt bort for elevens skyld"),
    "consent.give": later("samtykke ført"),
    "consent.take_away": later("samtykke tatt bort"),
    "consent.withdraw": later("samtykke tilbakekalt"),
    "follow_up.correct": later("rettet"),
    "follow_up.erase": later("tatt bort for elevens skyld"),
    "follow_up.take_away": later("tatt bort"),
    "follow_up.close": later("oppfølgingen avsluttet"),
    "follow_up.contact": later("kontakt"),
    "follow_up.criterion": later("nytt kriterium"),
    "follow_up.map": later("kartlegging"),
    "follow_up.edit": later("fakta"),
    "follow_up.evaluate": later("tiltak evaluert"),
    "follow_up.handover": later("overlevering"),
    "follow_up.level": later("nivå"),
    "follow_up.measure": later("nytt tiltak"),
    "follow_up.measures": later("samme tiltak for flere"),
    "follow_up.next": later("neste dato"),
    "follow_up.note": later("notat"),
    "follow_up.phase": later("fase"),
    "follow_up.reopen": later("oppfølgingen tatt opp igjen"),
    "follow_up.start": later("ny oppfølging"),
    "history.erase": later("tidligere tekst borte"),
    "ladder.add": later("nytt trinn"),
    "ladder.edit": later("trinn rettet"),
    "ladder.remove": later("trinn tatt bort"),
    "meeting.cancel": later("møtet avlyst"),
    "meeting.correct": later("referatet rettet"),
    "meeting.erase": later("tatt bort av referatet for elevens skyld"),
    "meeting.take_away": later("tatt bort av referatet"),
    "meeting.finish": later("møtet avsluttet"),
    "meeting.guest": later("en til i møtet"),
    "meeting.item": later("meldt inn til møtet"),
    "meeting.leave": later("en mindre i møtet"),
    "meeting.note": later("notat i møtet"),
    "meeting.plan": later("møtet planlagt"),
    "meeting.restrict": later("punkt skjermet i møtet"),
    "meeting.start": later("møtet startet"),
    "meeting.status": later("status i møtet"),
    "meeting.tick": later("oppmøte"),
    "meeting.unnote": later("punkt slettet i møtet"),
    "notice.add": later("varsel"),
    "notice.edit": later("varsel rettet"),
    "notice.remove": later("varsel tatt bort"),
    "person.add": later("nytt medlem i et team"),
    "person.edit": later("et medlem rettet"),
    "person.take_off": later("et medlem tatt av et team"),
    "plan.done": later("aktivitet gjort"),
    "plan.not_done": later("aktivitet ikke gjort"),
    "plan.read": later("planen lest inn"),
    "roster.import": later("lister hentet"),
    "school.edit": later("skolens navn eller frist"),
    "school.name": later("skolens navn"),
    "staff.import": later("ansatte hentet"),
    "student.add": later("ny elev"),
    "student.back": later("eleven er her likevel"),
    "student.edit": later("eleven rettet"),
    "student.join": later("to elever er slått sammen"),
    "student.left": later("eleven har sluttet"),
    "student.remove": later("eleven tatt bort"),
    "task.add": later("ny oppgave"),
    "task.done": later("oppgave gjort eller åpnet"),
    "task.ladder": later("trinn ved fravær"),
    "task.ladder_declined": later("trinn ved fravær ikke satt i gang"),
    "team.add": later("nytt team"),
    "team.edit": later("team endret"),
    "team.remove": later("team tatt bort"),
    "view.add": later("ny visning"),
    "view.edit": later("visning endret"),
    "view.remove": later("visning tatt bort"),
}
"""Every verb of the history, by the code that the services save under and the commands name."""


def done(verb: str) -> str:
    """What a verb stands for: «notat i møtet», «angret: notat i møtet». Nobody's name is in it."""
    return marked(verb, str(VERBS.get(verb_itself(verb), later("endring"))))


def marked(verb: str, words: str) -> str:
    """`words` of a change, with a mark before them when it was taken back or made again."""
    marks = {UNDO: _("angret: {what}"), REDO: _("gjort om igjen: {what}")}
    return marks.get(verb.partition(":")[0], "{what}").replace("{what}", words)
