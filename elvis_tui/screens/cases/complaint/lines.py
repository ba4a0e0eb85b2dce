"""The page of the complaint as lines: what the family can do, and each step that was taken."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.complaint_rules import MayReport, Stage, State, state
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.law import note_for
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import InputError
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.cases import complaints as service
from elvis_tui.widgets.rows import Column, Line, Row, Section
from elvis_tui.wording import complaints as words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key

LAYOUTS = {
    "": (Column(20, grow=True, wrap=True),),
    "stage": (Column(12), Column(26), Column(20, grow=True, wrap=True)),
}
TONES = {State.DONE: "green", State.LATE: "red", State.WAITS: "yellow", State.NOT_YET: "muted"}


def lines(session: Session, case: Case) -> Iterator[Line]:
    """What the family can do comes first; where it has been done, the steps of it do."""
    may = service.may_report(session.gate, case)
    for complaint in reversed(case.complaints):
        yield from _complaint(session, complaint, may)
        yield Section()
    yield from _aloud(session, case, may)
    if not case.complaints:
        sentence = _("Ingen har meldt saken dit. {new} skriver at det er gjort.")
        yield Section()
        yield _said("none", sentence.format(new=key("complaint.new", "n")))
    yield from _sources(session, case)


def _aloud(session: Session, case: Case, may: MayReport) -> Iterator[Line]:
    yield Section(_("Hva dere kan gjøre"), _("kan leses høyt"))
    for number, sentence in enumerate(words.aloud(may, case, session.names, session.gate.today)):
        yield Row(f"aloud:{number}", (sentence,), opens=False)


def _complaint(session: Session, complaint: Complaint, may: MayReport) -> Iterator[Line]:
    names, today = session.names, session.gate.today
    yield Section(_("Hos Statsforvalteren"), _("meldt {day}").format(day=long_date(complaint.on)))
    for stage in Stage:
        stands = state(complaint, stage, today)
        told = words.told(complaint, stage, names, today)
        tone = TONES[stands]
        cells = ((words.state(stands), tone), words.stage(stage), told)
        yield Row(f"stage:{complaint.id}:{stage}", cells, "stage")
    if sentence := words.early(complaint, may):
        yield _said(f"early-{complaint.id}", sentence)
    if last := service.appeal_by(session.gate, complaint):
        yield _said(f"appeal-{complaint.id}", words.appeal(last, today))


def _sources(session: Session, case: Case) -> Iterator[Line]:
    """The plan's own words, and what the law adds, each by itself."""
    try:
        told = service.plan_words(session.gate, case)
    except InputError:
        told = ""
    if told:
        yield Section()
        yield Section(_("Planen sier"))
        yield _said("plan", f"«{told}»")
    note = note_for(session.gate.sources.law_notes(), "Statsforvalteren")
    if note is not None:
        yield Section()
        yield Section(_("Loven sier"), note.paragraph)
        yield Row("law:text", (note.text,), opens=False)
        source = _("Kontrollert {when}; {certainty}.")
        yield _said("law-source", source.format(when=note.checked, certainty=note.certainty))


def _said(row_id: str, sentence: str) -> Row:
    return Row(f"said:{row_id}", ((sentence, "muted"),), opens=False)
