"""F5: one search over everything, from wherever one is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import ClassVar

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.written_out import Part
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.text_places import around
from elvis_tui.i18n import _, pgettext
from elvis_tui.screens.frame.finding import Finding
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.across import minutes_words
from elvis_tui.services.across.search import Hit, HitKind, everything
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Line, Row
from elvis_tui.wording import case_parts
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import finishing as finishing_words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.keys import key
from elvis_tui.wording.meeting_names import called

MOST_FOUND = 50
MINUTES = "minutes"
"""The columns of what was found in minutes: the words around it stand on a line of their own."""
BESIDE = 36
"""Columns of the screen beside those words."""
MOST_AROUND = 90


class SearchDialog(Finding[Hit]):
    """Dismisses with what was found and is to be opened."""

    columns = (Column(10), Column(24, grow=True), Column(18))
    more_columns: ClassVar = {MINUTES: (Column(10), Column(24, grow=True, wrap=True))}

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._index: TextIndex[Hit] | None = None
        self._hits: dict[str, Hit] = {}
        self._by_name: Names | None = None
        """How everybody is found, whatever may be shown; made when it is asked for."""

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
        self._index = self._by_name = None
        self.find()

    def found(self, typed: str) -> Iterator[Line]:
        if not typed.strip():
            return
        if self._index is None:
            # When the first letter comes, and not before: opening waits for nothing.
            self._index = everything(self.session.gate, hidden=self.session.names_hidden)
        hits = list(islice(filter(self._is_shown, self._index.search(typed)), MOST_FOUND))
        self._hits = {hit.id: hit for hit in hits}
        for hit in hits:
            kind, title = (_kind(hit), "muted"), self._title(hit)
            if around := self._around(hit):
                yield Row(hit.id, (kind, f"{title}\n{around}"), MINUTES)
            else:
                yield Row(hit.id, (kind, title, (self._more(hit), "muted")))

    def chosen(self, row_id: str) -> None:
        self.dismiss(replace(self._hits[row_id], typed=self.typed))

    def _is_shown(self, hit: Hit) -> bool:
        """Whether what is typed stands where it may be read now: not behind a mask in minutes."""
        if not isinstance(hit.record, Meeting) or not self.session.names_hidden:
            return True
        self._by_name = self._by_name or naming.names(self.session.gate)
        about = self._by_name.found_by(hit.subject) if hit.subject else ""
        names = self.session.names
        return minutes_words.is_shown(hit.record, hit.item, self.typed, about, names)

    def _around(self, hit: Hit) -> str:
        """«… har fått ny bussrute …»: where in the minutes it was found; empty for all else."""
        if isinstance(hit.record, Part):
            room = min(self.app.size.width - BESIDE, MOST_AROUND)
            words = around(" ".join(hit.record.words), self.typed, room)
            return _("«{words}»").format(words=words) if words else ""
        if not isinstance(hit.record, Meeting):
            return ""
        names, room = self.session.names, min(self.app.size.width - BESIDE, MOST_AROUND)
        if hit.item is None and not minutes_words.is_of_guest(hit.record, self.typed, names):
            return _("i arkivet: {archived}").format(
                archived=finishing_words.archived(hit.record, names)
            )
        words = minutes_words.words_around(hit.record, hit.item, self.typed, names, room)
        if hit.item is None:
            return _("gjest: {words}").format(words=words)
        return _("«{words}»").format(words=words) if words else _("ingenting er notert")

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
            case Part() as part:
                return part.title or _("Begynnelsen av planen")
            case Meeting() as meeting:
                team = called(meeting, names)
                about = names.subject(hit.subject) if hit.subject else self._item_title(hit)
                on = long_date(meeting.on)
                if hit.item is None:
                    return f"{team} {on}"
                return _("{team} {date}, sak {n}: {about}").format(
                    team=team, date=on, n=_number(meeting, hit.item), about=about
                )
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
            case _:
                return names.group(hit.subject, _("klasse")) if hit.subject else ""


def _number(meeting: Meeting, item: AgendaItem) -> int:
    return [one.id for one in meeting.agenda].index(item.id) + 1


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
        HitKind.PLAN_PART: _("i planen"),
    }[hit.kind]
