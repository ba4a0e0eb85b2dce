"""Every dialog of saker, with what to type in it and what comes of it."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from elvis_tui.domain.cases.complaint_rules import Stage
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.intervention_rules import Part
from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Party, Role, Safe
from elvis_tui.domain.cases.severity import Severity, Suspicion, Trigger
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.screens.cases import route_forms
from elvis_tui.screens.cases.closing_form import ArchiveForm, ClosingMeetingForm
from elvis_tui.screens.cases.complaint.form import ComplaintForm
from elvis_tui.screens.cases.document_form import DocumentForm
from elvis_tui.screens.cases.interventions.form import InterventionForm
from elvis_tui.screens.cases.part import forms as case_part
from elvis_tui.screens.cases.step_form import WaiveForm
from elvis_tui.screens.cases.task_form import CaseTaskForm
from elvis_tui.services.cases.document import Wanted
from tests.school import CASES, INTERVENTION, TODAY
from tests.screens.at_hand import AtHand

COMPLAINT = Complaint(id="k-1", on=TODAY, by="mor")
NEW_INTERVENTION = Intervention(id="", student="s-1", on=TODAY)
PARTY = Party(id="party", student="s-1", role=Role.AFFECTED)
MEASURE = CaseMeasure(id="m", what="fast voksen", who="Rektor", start=TODAY)


STRICTER = replace(
    CASES[0],
    suspicion=Suspicion(whom="Siv Dahle", on=TODAY),
    severity=Severity(triggers=(Trigger.THREATS,), on=TODAY, by="Rektor", why="trusler"),
)
"""A case in which somebody is suspected, and which is serious."""

CASE_FORMS: dict[str, AtHand] = {
    "closing meeting": AtHand(
        lambda s, a: ClosingMeetingForm(s, CASES[0], a),
        {"called": "Berit Aas, mor", "on": "2.11.", "start": "12.30", "place": "Rom 4"},
        lambda m: (m.team, m.on, m.start, m.place, m.called),
        dates=("on",),
        needed=("called",),
        wanted=(IKO, date(2026, 11, 2), time(12, 30), "Rom 4", ("Berit Aas", "mor")),
    ),
    "archive": AtHand(
        lambda s, a: ArchiveForm(s, CASES[0], a),
        {"archive_reference": "2026/1234", "archived_on": "16.10."},
        lambda c: (c.archive_reference, c.archived_on),
        dates=("archived_on",),
        wanted=("2026/1234", date(2026, 10, 16)),
    ),
    "document": AtHand(
        lambda s, a: DocumentForm(s, CASES[0], Wanted(), a),
        {"kind": "html", "names": "hidden", "path": "/x/sak.html"},
        lambda t: (t.path, t.wanted.html, t.wanted.hidden),
        needed=("path",),
        wanted=(Path("/x/sak.html"), True, True),
    ),
    "a complaint": AtHand(
        lambda s, a: ComplaintForm(s, CASES[0], Complaint(id="", on=TODAY), Stage.REPORTED, a),
        {"on": "16.10.", "by": "mor", "reference": "2026/7"},
        lambda c: (c.on, c.by, c.reference),
        dates=("on",),
        needed=("by",),
        wanted=(date(2026, 10, 16), "mor", "2026/7"),
    ),
    "what is asked for": AtHand(
        lambda s, a: ComplaintForm(s, CASES[0], COMPLAINT, Stage.ASKED_FOR, a),
        {"asked_for": "planen", "asked_on": "16.10.", "answer_by": "2.11."},
        lambda c: (c.id, c.asked_for, c.asked_on, c.answer_by),
        dates=("asked_on", "answer_by"),
        wanted=("k-1", "planen", date(2026, 10, 16), date(2026, 11, 2)),
    ),
    "what is sent": AtHand(
        lambda s, a: ComplaintForm(s, CASES[0], COMPLAINT, Stage.SENT, a),
        {"sent": "planen", "sent_on": "16.10."},
        lambda c: (c.sent, c.sent_on),
        dates=("sent_on",),
        wanted=("planen", date(2026, 10, 16)),
    ),
    "what is decided there": AtHand(
        lambda s, a: ComplaintForm(s, CASES[0], COMPLAINT, Stage.DECIDED, a),
        {"decision": "kantinevakt", "decided_on": "16.10.", "deadline": "2.11."},
        lambda c: (c.decision, c.decided_on, c.deadline),
        dates=("decided_on", "deadline"),
        wanted=("kantinevakt", date(2026, 10, 16), date(2026, 11, 2)),
    ),
    "that it is followed": AtHand(
        lambda s, a: ComplaintForm(s, CASES[0], COMPLAINT, Stage.FOLLOWED, a),
        {"followed": "satt inn", "followed_on": "16.10."},
        lambda c: (c.followed, c.followed_on),
        dates=("followed_on",),
        wanted=("satt inn", date(2026, 10, 16)),
    ),
    "a student's part": AtHand(
        lambda s, a: case_part.FactsForm(s, CASES[0], PARTY, a),
        {"role": "other", "own_words": "Det var moro"},
        lambda p: (p.student, p.role, p.own_words),
        wanted=("s-1", Role.OTHER, "Det var moro"),
    ),
    "a student's voice": AtHand(
        lambda s, a: case_part.VoiceForm(s, CASES[0], PARTY, a),
        {"experience": "alene", "experience_on": "16.10.", "best_interest": "ro"},
        lambda p: (p.experience, p.experience_on, p.best_interest),
        dates=("experience_on",),
        wanted=("alene", date(2026, 10, 16), "ro"),
    ),
    "a student's word": AtHand(
        lambda s, a: case_part.WordForm(s, CASES[0], PARTY, a),
        {"closing_word": "trygt", "closing_word_on": "16.10.", "safe": "yes"},
        lambda p: (p.closing_word, p.closing_word_on, p.safe),
        dates=("closing_word_on",),
        needed=("closing_word",),
        wanted=("trygt", date(2026, 10, 16), Safe.YES),
    ),
    "the problem of a plan": AtHand(
        lambda s, a: case_part.ProblemForm(s, CASES[0], PARTY, a),
        {"problem": "utestengt"},
        lambda p: p.problem,
        wanted="utestengt",
    ),
    "a measure of a plan": AtHand(
        lambda s, a: case_part.MeasureForm(s, CASES[0], PARTY, a),
        {"what": "fast voksen", "start": "i dag", "who": "Rektor", "evaluate_on": "+14"},
        lambda m: (m.what, m.start, m.who, m.evaluate_on),
        dates=("start", "evaluate_on"),
        needed=("what",),
        wanted=("fast voksen", TODAY, "Rektor", date(2026, 11, 2)),
    ),
    "an evaluation in a plan": AtHand(
        lambda s, a: case_part.EvaluateForm(s, CASES[0], PARTY, MEASURE, a),
        {"result": "roligere", "helped": "partly", "went": "as_planned", "evaluated_on": "16.10."},
        lambda m: (m.id, m.result, m.helped, m.went, m.evaluated_on),
        dates=("evaluated_on",),
        needed=("result",),
        wanted=("m", "roligere", Helped.PARTLY, Went.AS_PLANNED, date(2026, 10, 16)),
    ),
    "no plan": AtHand(
        lambda s, a: case_part.DecisionForm(s, CASES[0], PARTY, Piece.NOT_MADE, None, a),
        {"why": "ingenting pågår", "by": "Rektor", "on": "16.10."},
        lambda d: (d.why, d.by, d.on),
        dates=("on",),
        needed=("why", "by"),
        wanted=("ingenting pågår", "Rektor", date(2026, 10, 16)),
    ),
    "who finished a plan": AtHand(
        lambda s, a: case_part.WhoFinishedForm(s, CASES[0], PARTY, a),
        {"by": "Rektor"},
        lambda by: by,
        needed=("by",),
        wanted="Rektor",
    ),
    "a task of a case": AtHand(
        lambda s, a: CaseTaskForm(s, "k", "Sak 2026-04", a, case_id="case-1"),
        {"what": "ring mor", "who": "Jon", "due": "fredag"},
        lambda t: (t.what, t.who, t.due, t.case_id),
        dates=("due",),
        needed=("who", "what"),
        wanted=("ring mor", "Jon", date(2026, 10, 23), "case-1"),
    ),
    "an intervention": AtHand(
        lambda s, a: InterventionForm(s, NEW_INTERVENTION, Part.FACTS, a),
        {
            "event": "slag i gangen",
            "intervened": "holdt armen",
            "employee": "Jon Vik",
            "on": "16.10.",
            "at": "10.15",
        },
        lambda i: (i.student, i.event, i.intervened, i.employee, i.on, i.at),
        dates=("on",),
        needed=("event", "employee"),
        wanted=("s-1", "slag i gangen", "holdt armen", "Jon Vik", date(2026, 10, 16), time(10, 15)),
    ),
    "the head is told": AtHand(
        lambda s, a: InterventionForm(s, INTERVENTION, Part.HEAD, a),
        {"head_told": "avdelingsleder", "head_told_on": "17.10."},
        lambda i: (i.id, i.head_told, i.head_told_on),
        dates=("head_told_on",),
        wanted=("intervention-1", "avdelingsleder", date(2026, 10, 17)),
    ),
    "the parents are told": AtHand(
        lambda s, a: InterventionForm(s, INTERVENTION, Part.PARENTS, a),
        {"parents_told": "far", "parents_told_on": "17.10."},
        lambda i: (i.parents_told, i.parents_told_on),
        dates=("parents_told_on",),
        wanted=("far", date(2026, 10, 17)),
    ),
    "the student's view of it": AtHand(
        lambda s, a: InterventionForm(s, INTERVENTION, Part.VIEW, a),
        {"student_view": "det var for hardt", "student_view_on": "17.10."},
        lambda i: (i.student_view, i.student_view_on),
        dates=("student_view_on",),
        wanted=("det var for hardt", date(2026, 10, 17)),
    ),
    "how serious it was": AtHand(
        lambda s, a: InterventionForm(s, INTERVENTION, Part.JUDGED, a),
        {"seriousness": "especially", "why": "langvarig"},
        lambda i: (i.seriousness, i.why),
        wanted=(Seriousness.ESPECIALLY, "langvarig"),
    ),
    "the county is told": AtHand(
        lambda s, a: InterventionForm(s, INTERVENTION, Part.COUNTY, a),
        {"county_reference": "26/1", "county_told_on": "17.10."},
        lambda i: (i.county_reference, i.county_told_on),
        dates=("county_told_on",),
        wanted=("26/1", date(2026, 10, 17)),
    ),
    "a step does not apply": AtHand(
        lambda s, a: WaiveForm(s, CASES[0], CASES[0].steps[0], a),
        {"why": "ingenting pågikk", "by": "Rektor", "on": "16.10."},
        lambda d: (d.why, d.by, d.on),
        dates=("on",),
        needed=("why", "by"),
        wanted=("ingenting pågikk", "Rektor", date(2026, 10, 16)),
    ),
    "suspicion": AtHand(
        lambda s, a: route_forms.SuspicionForm(s, CASES[0], lambda new, _why: a(new)),
        {"whom": "Jon Vik", "login": "12345", "leader": "yes", "on": "16.10."},
        lambda t: (t.whom, t.login, t.leader, t.on),
        dates=("on",),
        needed=("whom",),
        wanted=("Jon Vik", "12345", True, date(2026, 10, 16)),
    ),
    "suspicion put right": AtHand(
        lambda s, a: route_forms.SuspicionForm(s, STRICTER, lambda *both: a(both)),
        {"whom": "Jon Vik", "on": "16.10.", "correction": "hørt feil"},
        lambda both: (both[0].whom, both[0].on, both[1]),
        dates=("on",),
        needed=("whom",),
        wanted=("Jon Vik", date(2026, 10, 16), "hørt feil"),
    ),
    "severity": AtHand(
        lambda s, a: route_forms.SeverityForm(s, CASES[0], lambda new, _why: a(new)),
        {"violence": "yes", "unsolved": "yes", "on": "16.10.", "by": "Rektor", "why": "slag"},
        lambda t: (t.triggers, t.on, t.by, t.why),
        dates=("on",),
        needed=("by", "why"),
        wanted=((Trigger.VIOLENCE, Trigger.UNSOLVED), date(2026, 10, 16), "Rektor", "slag"),
    ),
    "severity put right": AtHand(
        lambda s, a: route_forms.SeverityForm(s, STRICTER, lambda *both: a(both)),
        {"on": "16.10.", "by": "Rektor", "why": "slag", "correction": "feil dag"},
        lambda both: (both[0].on, both[0].why, both[1]),
        dates=("on",),
        needed=("by", "why"),
        wanted=(date(2026, 10, 16), "slag", "feil dag"),
    ),
    "taken back": AtHand(
        lambda s, a: route_forms.TakenBackForm(s, CASES[0], "Ta tilbake", a),
        {"why": "feil navn"},
        lambda why: why,
        needed=("why",),
        wanted="feil navn",
    ),
}
