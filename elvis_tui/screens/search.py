"""F5: one search over everything, from wherever one is."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.tasks.records import Task
from elvis_tui.i18n import _, pgettext
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.across.search import Hit, HitKind, everything
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Line, Row
from elvis_tui.wording import case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import finishing as finishing_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called

MOST_FOUND = 50


class SearchDialog(Finding[Hit]):
    """Dismisses with what was found and is to be opened."""

    columns = (Column(10), Column(24, grow=True), Column(18))

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._index: TextIndex[Hit] | None = None
        self._hits: dict[str, Hit] = {}

    def heading(self) -> str:
        return _("Finn hvem og hva som helst")

    def placeholder(self) -> str:
        return _("navn, klasse, sak, oppgave, referat, plan …")

    def empty(self) -> str:
        if not self.typed.strip():
            return _("Skriv noen bokstaver. {choose} åpner det øverste som blir funnet.").format(
                choose=key("pick.choose", "Enter")
            )
        return _("Ingen treff. Prøv færre bokstaver, eller en del av navnet.")

    def names_changed(self) -> None:
        """Show what is found as it may be shown now; a name typed to find one goes."""
        field = self.query_one(LineField)
        if self.session.names.text(field.value) != field.value:
            field.value = ""
        self._index = None
        self.find()

    def found(self, typed: str) -> Iterator[Line]:
        if not typed.strip():
            return
        if self._index is None:
            # When the first letter comes, and not before: opening waits for nothing.
            self._index = everything(self.session.gate, hidden=self.session.names_hidden)
        hits = self._index.search(typed, MOST_FOUND)
        self._hits = {hit.id: hit for hit in hits}
        for hit in hits:
            yield Row(hit.id, ((_kind(hit), "muted"), self._title(hit), (self._more(hit), "muted")))

    def chosen(self, row_id: str) -> None:
        self.dismiss(self._hits[row_id])

    def _title(self, hit: Hit) -> str:
        names = self.session.names
        match hit.record:
            case Case() as case if hit.party:
                return f"{names.student(hit.party.student)} · {case_words.name(case)}"
            case Case() as case:
                return f"{case_words.name(case)} · {names.text(case.title)}"
            case Task() as task:
                return names.text(task.what)
            case Activity() as activity:
                return activity.text
            case Meeting() as meeting:
                team = called(meeting, names)
                about = names.subject(hit.subject) if hit.subject else self._item_title(hit)
                when = f"{team} {long_date(meeting.on)}"
                return f"{when}: {about}" if hit.item else when
            case _:
                return names.subject(hit.subject) if hit.subject else "?"

    def _item_title(self, hit: Hit) -> str:
        item = hit.item
        if item is None:
            return ""
        case = self.session.gate.find(Case, item.case_id) if item.case_id else None
        return case_words.name(case) if case else self.session.names.text(item.title)

    def _more(self, hit: Hit) -> str:
        """What tells two hits of the same name apart."""
        names = self.session.names
        match hit.record:
            case Case() if hit.party:
                return case_parts.role(hit.party.role)
            case Case() as case:
                who = case_words.StudentNames(names).short(case.students)
                return who if case.is_open else _("{who} · avsluttet").format(who=who)
            case Task() as task:
                about = names.subject(task.subject) if task.subject else ""
                done = "" if task.is_open else pgettext("oppgave", "gjort")
                return " · ".join(filter(None, (names.staff(task.who), about, done)))
            case FollowUp() as follow_up:
                ended = follow_up_words.ended(follow_up, self.session.gate.today)
                team = people_words.team(follow_up.team, names)
                return " · ".join(filter(None, (team, ended)))
            case Intervention() as one:
                return f"{long_date(one.on)} · {names.text(one.event)}"
            case Consent() as consent:
                return " · ".join(map(names.text, (*consent.services, consent.purpose)))
            case Activity() as activity:
                return ", ".join(activity.responsible)
            case Meeting() as meeting:
                if hit.item is None:
                    return finishing_words.archived(meeting, names)
                entries = hit.item.entries
                return " ".join(names.text(meeting_words.entry_text(e)) for e in entries)
            case _:
                return names.group(hit.subject, _("klasse")) if hit.subject else ""


def _kind(hit: Hit) -> str:
    return {
        HitKind.CLASS: _("klasse"),
        HitKind.STUDENT: _("elev"),
        HitKind.CASE: _("sak"),
        HitKind.PART: _("i en sak"),
        HitKind.INTERVENTION: _("inngripen"),
        HitKind.FOLLOW_UP: _("oppfølging"),
        HitKind.DEPARTURE: _("sluttet?"),
        HitKind.CONSENT: _("samtykke"),
        HitKind.TASK: _("oppgave"),
        HitKind.MINUTES: _("referat"),
        HitKind.PLAN: _("plan"),
    }[hit.kind]
