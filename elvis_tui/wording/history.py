"""The history in words: what was done, and each field before and after."""

from __future__ import annotations

from elvis_tui.domain.history import REDO, UNDO, verb_itself
from elvis_tui.i18n import _


def done(verb: str) -> str:
    """What a verb stands for: «notat i møtet», «angret: notat i møtet». Nobody's name is in it."""
    return marked(verb, _verbs().get(verb_itself(verb), _("endring")))


def marked(verb: str, words: str) -> str:
    """`words` of a change, with a mark before them when it was taken back or made again."""
    marks = {UNDO: _("angret: {what}"), REDO: _("gjort om igjen: {what}")}
    return marks.get(verb.partition(":")[0], "{what}").replace("{what}", words)


def _verbs() -> dict[str, str]:
    return {
        "case.close": _("saken avsluttet"),
        "case.edit": _("fakta i saken"),
        "case.read": _("lest"),
        "case.reopen": _("saken tatt opp igjen"),
        "case.start": _("ny sak"),
        "case.step": _("steg i saken"),
        "class.add": _("ny klasse"),
        "follow_up.close": _("oppfølgingen avsluttet"),
        "follow_up.contact": _("kontakt"),
        "follow_up.edit": _("fakta"),
        "follow_up.evaluate": _("tiltak evaluert"),
        "follow_up.level": _("nivå"),
        "follow_up.measure": _("nytt tiltak"),
        "follow_up.next": _("neste dato"),
        "follow_up.note": _("notat"),
        "follow_up.phase": _("fase"),
        "follow_up.reopen": _("oppfølgingen tatt opp igjen"),
        "follow_up.start": _("ny oppfølging"),
        "meeting.cancel": _("møtet avlyst"),
        "meeting.finish": _("møtet avsluttet"),
        "meeting.guest": _("en til i møtet"),
        "meeting.item": _("meldt inn til møtet"),
        "meeting.leave": _("en mindre i møtet"),
        "meeting.note": _("notat i møtet"),
        "meeting.plan": _("møtet planlagt"),
        "meeting.start": _("møtet startet"),
        "meeting.status": _("status i møtet"),
        "meeting.tick": _("oppmøte"),
        "meeting.unnote": _("punkt slettet i møtet"),
        "plan.done": _("aktivitet gjort"),
        "plan.not_done": _("aktivitet ikke gjort"),
        "plan.read": _("planen lest inn"),
        "roster.import": _("lister hentet"),
        "school.name": _("skolens navn"),
        "student.add": _("ny elev"),
        "task.add": _("ny oppgave"),
        "task.done": _("oppgave gjort eller åpnet"),
        "team.add": _("nytt team"),
        "team.edit": _("team endret"),
        "team.remove": _("team tatt bort"),
    }
