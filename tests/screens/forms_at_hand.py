"""Every dialog, with what to type in it and what comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from elvis_tui.domain.absence.records import Notice, NoticeKind
from elvis_tui.domain.follow_ups.departure import Day, Deed
from elvis_tui.domain.follow_ups.ladder import Rung, StepKind
from elvis_tui.domain.follow_ups.records import Level, Phase, Reached
from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.domain.plan.periods import of_day, of_month
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.screens.absence import notice_form
from elvis_tui.screens.dialogs import consent, next_step, reason, task
from elvis_tui.screens.dialogs.write import WriteForm
from elvis_tui.screens.follow_ups import forms as small
from elvis_tui.screens.follow_ups import handover
from elvis_tui.screens.follow_ups import phase_forms as phases
from elvis_tui.screens.follow_ups.departure import forms as left
from elvis_tui.screens.follow_ups.form import FollowUpForm
from elvis_tui.screens.follow_ups.several import SeveralMeasureForm
from elvis_tui.screens.follow_ups.trigger import TriggerForm
from elvis_tui.screens.follow_ups.view_forms import SavedViewForm
from elvis_tui.screens.people.ladder import RungForm
from elvis_tui.screens.plan.marking import MarkForm, OwnTimeForm
from elvis_tui.screens.plan.report import ReportForm
from elvis_tui.screens.plan.writing import PlanWriteForm
from elvis_tui.services.desk.departures import stands
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.people.consents import proposed
from elvis_tui.services.plan.written import Wanted as WantedPlan
from elvis_tui.wording.ladder import usual
from tests.school import CONSENTS, DEPARTURE, FOLLOW_UPS, LAST_MEETING, TODAY, student
from tests.screens.at_hand import AtHand
from tests.screens.case_forms_at_hand import CASE_FORMS
from tests.screens.meeting_forms_at_hand import MEETING_FORMS

ABOUT = student("s-1")
NOTED_TASK = next(e for i in LAST_MEETING.agenda for e in i.entries if e.kind is EntryKind.TASK)
NEW_NOTICE = Notice(id="", kind=NoticeKind.ABSENCE)
ROW = Sources().activities()[17]
NEW_MARK = DoneMark(id="", activity=ROW.key, text=ROW.text, period="2026-10", on=TODAY, by="")
OWN_TIME = OwnTime(
    id="own-1", activity=ROW.key, text=ROW.text, year=2026, when_text="Mai", on=TODAY, by="Kari"
)
UNDATED = replace(FOLLOW_UPS[0], next_date=None, next_what="")


FORMS: dict[str, AtHand] = {
    "next": AtHand(
        lambda s, a: next_step.NextStepForm(s, UNDATED, a),
        {"next_date": "fredag", "next_what": "ring hjem"},
        lambda f: (f.next_date, f.next_what),
        dates=("next_date",),
        wanted=(date(2026, 10, 23), "ring hjem"),
    ),
    "plan to a file": AtHand(
        lambda s, a: PlanWriteForm(s, WantedPlan(year=2026, month=10), a),
        {"kind": "ics", "path": "/x/plan.ics"},
        lambda t: (t.path, t.wanted.form.value, t.wanted.month),
        needed=("path",),
        wanted=(Path("/x/plan.ics"), "ics", 10),
    ),
    "note": AtHand(
        lambda s, a: small.NoteForm(s, "k", ABOUT, a),
        {"text": "Ringte i dag."},
        lambda n: n.text,
        needed=("text",),
        wanted="Ringte i dag.",
    ),
    "activity done": AtHand(
        lambda s, a: MarkForm(s, ROW, NEW_MARK, (of_month(2026, 10), of_day(TODAY)), a),
        {"period": TODAY.isoformat(), "evaluation": "Fint vær.", "who": "Kari"},
        lambda m: (m.period, m.evaluation, m.who),
        wanted=(TODAY.isoformat(), "Fint vær.", "Kari"),
    ),
    "mark taken away": AtHand(
        lambda s, a: MarkForm(s, ROW, replace(NEW_MARK, id="mark-1"), (of_month(2026, 10),), a),
        {"off": "off"},
        lambda m: (m.id, m.period),
        wanted=("mark-1", ""),
    ),
    "report on the plan": AtHand(
        lambda s, a: ReportForm(s, 2026, a),
        {"kind": ".md", "path": "/tmp/rapport.md"},
        lambda t: (t.path, t.hidden),
        needed=("path",),
        wanted=(Path("/tmp/rapport.md"), False),
    ),
    "own time": AtHand(
        lambda s, a: OwnTimeForm(s, ROW, OWN_TIME, a),
        {"when_text": "14. oktober"},
        lambda o: (o.id, o.when_text),
        needed=("when_text",),
        wanted=("own-1", "14. oktober"),
    ),
    "varsel": AtHand(
        lambda s, a: notice_form.NoticeForm(s, "s-1", NEW_NOTICE, a),
        {"subject": "2STA/MAT1019", "sent_on": "16.10.", "note": "sendt i VIS"},
        lambda n: (n.subject, n.sent_on, n.note),
        dates=("sent_on",),
        wanted=("2STA/MAT1019", date(2026, 10, 16), "sendt i VIS"),
    ),
    "restricted note": AtHand(
        lambda s, a: small.NoteForm(s, "k", ABOUT, a),
        {"text": "Ringte i dag.", "restricted": "yes"},
        lambda n: (n.text, n.restricted),
        needed=("text",),
        wanted=("Ringte i dag.", True),
    ),
    "handover": AtHand(
        lambda s, a: handover.HandoverForm(s, FOLLOW_UPS[0], None, a),
        {
            "works": "tegning",
            "reach": "om morgenen",
            "family": "bestemor",
            "peers": "to i klassen",
            "left_to_do": "skyss",
            "remember": "spør før du ringer",
            "in_confidence": "bare til neste kontaktlærer",
        },
        lambda h: (h.works, h.remember, h.in_confidence, h.by),
        wanted=("tegning", "spør før du ringer", "bare til neste kontaktlærer", "berit"),
    ),
    "reason": AtHand(
        lambda s, a: reason.ReasonForm(s, "k", ABOUT, FOLLOW_UPS[0], a),
        {"closed_why": "trives"},
        lambda f: f.closed_why,
        needed=("closed_why",),
        wanted="trives",
    ),
    "the end": AtHand(
        lambda s, a: phases.CloseForm(s, FOLLOW_UPS[0], a),
        {"closed_why": "trives", "student_word": "fint", "without": ""},
        lambda o: (o.follow_up.closed_why, o.follow_up.student_word),
        needed=("closed_why",),
        wanted=("trives", "fint"),
    ),
    "criterion": AtHand(
        lambda s, a: phases.CriterionForm(s, "k", ABOUT, a),
        {"text": "fravær", "source": "Visma", "on": "16.10."},
        lambda c: (c.text, c.source, c.on),
        dates=("on",),
        needed=("text", "source"),
        wanted=("fravær", "Visma", date(2026, 10, 16)),
    ),
    "mapping": AtHand(
        lambda s, a: phases.MappingForm(s, "k", ABOUT, UNDATED, a),
        {"findings": "bussen er sein", "student_view": "det går"},
        lambda f: (f.findings, f.student_view),
        wanted=("bussen er sein", "det går"),
    ),
    "on to kartlegging": AtHand(
        lambda s, a: phases.PhaseForm(s, FOLLOW_UPS[3], a),
        {"text": "fravær", "source": "Visma", "on": "16.10.", "without": "haster"},
        lambda o: (o.follow_up.criteria[-1].text, o.without),
        dates=("on",),
        wanted=("fravær", "haster"),
    ),
    "on to oppfølging": AtHand(
        lambda s, a: phases.PhaseForm(s, FOLLOW_UPS[2], a),
        {"findings": "uro", "student_view": "vi vil", "without": ""},
        lambda o: (o.follow_up.findings, o.follow_up.student_view),
        wanted=("uro", "vi vil"),
    ),
    "reopen": AtHand(
        lambda s, a: reason.ReopenForm(s, "k", ABOUT, UNDATED, a),
        {"reopened_why": "nytt fravær", "next_date": "fredag", "next_what": "ring hjem"},
        lambda f: (f.reopened_why, f.next_date, f.next_what),
        dates=("next_date",),
        needed=("reopened_why",),
        wanted=("nytt fravær", date(2026, 10, 23), "ring hjem"),
    ),
    "contact": AtHand(
        lambda s, a: small.ContactForm(s, "k", ABOUT, a),
        {
            "whom": "mor",
            "how": "conversation",
            "reached": "no",
            "on": "18.10.",
            "text": "ring igjen",
        },
        lambda c: (c.whom, c.how, c.reached, c.on, c.text, c.by),
        dates=("on",),
        needed=("whom",),
        wanted=("mor", "conversation", Reached.NO, date(2026, 10, 18), "ring igjen", "berit"),
    ),
    "measure": AtHand(
        lambda s, a: small.MeasureForm(s, "k", ABOUT, a),
        {"what": "leksehjelp", "who": "Jon Vik", "start": "i dag", "evaluate_on": "+14"},
        lambda m: (m.what, m.who, m.start, m.evaluate_on),
        dates=("start", "evaluate_on"),
        needed=("what",),
        wanted=("leksehjelp", "Jon Vik", TODAY, date(2026, 11, 2)),
    ),
    "measure for several": AtHand(
        lambda s, a: SeveralMeasureForm(s, FOLLOW_UPS[:2], a),
        {"what": "leksehjelp", "who": "Jon Vik", "start": "i dag", "evaluate_on": "+14"},
        lambda m: (m.what, m.who, m.start, m.evaluate_on),
        dates=("start", "evaluate_on"),
        needed=("what",),
        wanted=("leksehjelp", "Jon Vik", TODAY, date(2026, 11, 2)),
    ),
    "view": AtHand(
        lambda s, a: SavedViewForm(s, SavedView(id="", name=FreeText("")), a),
        {
            "name": "Røde i 2STA",
            "base": "silent",
            "team": "iko",
            "phase": "following",
            "level": "red",
            "owner": "Jon Vik",
            "classes": "2STA, 1",
            "search": "buss",
        },
        lambda v: (v.name, v.base, v.team, v.phase, v.level, v.owner, v.classes, v.search),
        needed=("name",),
        wanted=(
            *("Røde i 2STA", View.SILENT, "iko", Phase.FOLLOWING, Level.RED, "Jon Vik"),
            *("2STA, 1", "buss"),
        ),
    ),
    "trigger": AtHand(
        lambda s, a: TriggerForm(s, FOLLOW_UPS[0], usual()[:2], a),
        {"on": "16.10.", "who": "Jon Vik"},
        tuple,
        dates=("on",),
        needed=("on", "who"),
        wanted=(date(2026, 10, 16), "Jon Vik"),
    ),
    "rung": AtHand(
        lambda s, a: RungForm(s, Rung(id="", trigger=FreeText(""), step=FreeText("")), a),
        {
            "trigger": "to dager på rad",
            "step": "ring hjem",
            "kind": "letter",
            "within": "2",
            "school_days": "yes",
            "since": "2027-01-04",
        },
        lambda r: (r.trigger, r.step, r.kind, r.within, r.school_days, r.since),
        dates=("since",),
        needed=("trigger", "step"),
        wanted=("to dager på rad", "ring hjem", StepKind.LETTER, 2, True, date(2027, 1, 4)),
    ),
    "evaluate": AtHand(
        lambda s, a: small.EvaluateForm(s, FOLLOW_UPS[0].measures[0], ABOUT, a),
        {"result": "virker"},
        lambda m: m.result,
        needed=("result",),
        wanted="virker",
    ),
    "consent": AtHand(
        lambda s, a: consent.ConsentForm(s, "k", ABOUT, proposed(s.gate, "s-1"), a),
        {"services": "bup og NAV", "on": "1.10.", "expires_on": "2027-06-18", "purpose": "fravær"},
        lambda c: (c.student, c.services, c.on, c.expires_on, c.purpose, c.sources),
        dates=("on", "expires_on"),
        needed=("services", "on"),
        wanted=(
            "s-1",
            ("BUP", "NAV"),
            date(2026, 10, 1),
            date(2027, 6, 18),
            "fravær",
            ("skolen",),
        ),
    ),
    "withdrawal": AtHand(
        lambda s, a: consent.WithdrawForm(s, CONSENTS[0], a),
        {"withdrawn_on": "16.10.", "withdrawn_what": "PPT", "withdrawn_why": ""},
        lambda c: (c.id, c.withdrawn_on, c.withdrawn_what, c.withdrawn_why),
        dates=("withdrawn_on",),
        wanted=("consent-1", date(2026, 10, 16), "PPT", ""),
    ),
    "task": AtHand(
        lambda s, a: task.TaskForm(s, "k", ABOUT, a),
        {"who": "Jon Vik", "what": "ring mor", "due": "23.10."},
        lambda t: (t.who, t.what, t.due, t.subject),
        dates=("due",),
        needed=("who", "what"),
        wanted=("Jon Vik", "ring mor", date(2026, 10, 23), ABOUT),
    ),
    "task of a series": AtHand(
        lambda s, a: task.TaskForm(s, "k", ABOUT, a, series=IKO),
        {"who": "Jon Vik", "what": "ring mor", "due": "neste møte"},
        lambda t: t.due,
        dates=("due",),
        wanted=TODAY,
    ),
    "follow_up": AtHand(
        lambda s, a: FollowUpForm(s, FOLLOW_UPS[2], a),
        {
            "team": "attendance",
            "phase": "following",
            "level": "red",
            "criteria": "fravær (Visma)",
            "owner": "Jon Vik",
            "next_date": "2026-10-23",
            "what": "samtale",
        },
        lambda f: (f.id, f.team, f.criteria[0].source, f.owner, f.next_date, f.next_what),
        dates=("next_date",),
        wanted=("f-3", ATTENDANCE, "Visma", "Jon Vik", date(2026, 10, 23), "samtale"),
    ),
    "has left": AtHand(
        lambda s, a: left.BeginForm(s, ABOUT, a),
        {"doubt": "borte i to uker", "began_on": "16.10."},
        lambda d: (d.doubt, d.began_on, d.subject),
        dates=("began_on",),
        needed=("doubt",),
        wanted=("borte i to uker", date(2026, 10, 16), ABOUT),
    ),
    "a step of it": AtHand(
        lambda s, a: left.DoneForm(s, stands(s.gate, DEPARTURE), Deed.DECISION, a),
        {"on": "16.10.", "by": "Jon Vik", "sent_as": "brev", "text": "x", "why": "haster"},
        lambda d: (d.deed, d.on, d.by, d.sent_as, d.text, d.why),
        dates=("on",),
        wanted=(Deed.DECISION, date(2026, 10, 16), "Jon Vik", "brev", "x", "haster"),
    ),
    "a day of it": AtHand(
        lambda s, a: left.DayForm(s, stands(s.gate, DEPARTURE), Day.NOTICE, TODAY, a),
        {"on": "16.10.", "why": "poststempel"},
        tuple,
        dates=("on",),
        needed=("why",),
        wanted=(date(2026, 10, 16), "poststempel"),
    ),
    "why": AtHand(
        lambda s, a: left.WhyForm(s, "k", ABOUT, "Ta bort", "Kontaktene blir stående.", a),
        {"why": "feil elev"},
        lambda why: why,
        needed=("why",),
        wanted="feil elev",
    ),
    "write": AtHand(
        lambda s, a: WriteForm(s, "k", lambda hidden: "skjult.md" if hidden else "referat.md", a),
        {"names": "hidden", "path": "/x/r.md"},
        tuple,
        needed=("path",),
        wanted=(Path("/x/r.md"), True),
    ),
    **CASE_FORMS,
    **MEETING_FORMS,
}
