"""Writes the follow-ups: reasons, notes, calls, measures, and what happens next."""

from __future__ import annotations

import random
from datetime import date, timedelta

from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    Criterion,
    FollowUp,
    Level,
    Measure,
    Note,
    Phase,
    Reached,
)
from elvis_tui.domain.follow_ups.rules import by_next_date
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.teams import ATTENDANCE, IKO
from making.calendar_2026 import SCHOOL_DAYS, between, day, moment, working_day
from making.chance import Deck, Ids, weighted
from making.concern import CRAFT_SUBJECTS, SUBJECTS
from making.consents import ANSWERS, consent_of, write_consents
from making.known import SUBJECT, settle
from making.mapping import mapped
from making.people import School
from making.selection import Selected, Selection
from making.words import Voice, Words

RED = 12
METHODS = {
    "telefon": ContactMethod.PHONE,
    "telefon med tolk": ContactMethod.PHONE,
    "SMS": ContactMethod.MESSAGE,
    "e-post": ContactMethod.MESSAGE,
    "samtale": ContactMethod.CONVERSATION,
    "møte": ContactMethod.CONVERSATION,
    "hybelbesøk": ContactMethod.HOME_VISIT,
}
OWNERS = {
    IKO: ("Rådgiver", "Sos.ped.rådgiver", "Kontaktlærer", "Miljøterapeut"),
    ATTENDANCE: ("Miljøterapeut", "Miljøarbeider", "Sos.ped.rådgiver", "Miljøteamet"),
}
LAST = SCHOOL_DAYS[-1]


class Writer:
    """Writes one follow-up after another, with the words dealt round."""

    def __init__(self, rng: random.Random, ids: Ids, school: School) -> None:
        self._rng = rng
        self._ids = ids
        self._school = school
        self._words: dict[int, Words] = {}
        self._answers = Deck(rng, ANSWERS)
        self.consents: list[Consent] = []
        self._subjects = {letters: Deck(rng, taught) for letters, taught in SUBJECTS.items()}
        self._craft_subjects = Deck(rng, CRAFT_SUBJECTS)
        self.voices: dict[str, Voice] = {}

    def write(self, chosen: Selected) -> FollowUp:
        words = self._words.setdefault(id(chosen.concern), Words(self._rng, chosen.concern))
        subjects = self._subjects.get(chosen.code[1:3], self._craft_subjects)
        taught = SUBJECT.get(chosen.known) or subjects.deal()
        voice = Voice(self._rng, taught, words)
        end = chosen.closed or LAST
        follow_up = FollowUp(
            id=self._ids("follow-up"),
            subject=chosen.subject,
            team=chosen.team,
            opened_on=chosen.opened,
            phase=self._phase(chosen),
            level=weighted(self._rng, (45.0, Level.GREEN), (55.0, Level.YELLOW)),
            criteria=self._criteria(voice, chosen.opened),
            owner=self._owner(chosen),
        )
        self._consent(chosen)
        self.voices[follow_up.id] = voice
        follow_up = self._happened(follow_up, chosen, voice, end)
        follow_up = self._measures(follow_up, voice, chosen)
        if chosen.closed:
            return replace(follow_up, closed_on=chosen.closed, closed_why=voice.say("endings"))
        return self._next(follow_up, chosen.due)

    def _phase(self, chosen: Selected) -> Phase:
        if chosen.closed:
            return Phase.CLOSED
        age = (LAST - chosen.opened).days + self._rng.randrange(-8, 9)
        if age < 18:
            return Phase.IDENTIFYING
        return Phase.MAPPING if age < 45 else Phase.FOLLOWING

    def _criteria(self, voice: Voice, opened: date) -> tuple[Criterion, ...]:
        count = weighted(self._rng, (50.0, 1), (40.0, 2), (10.0, 3))
        found: dict[str, Criterion] = {}
        for _ in range(count):
            text, source = voice.many("criteria")
            seen = opened - timedelta(days=self._rng.randrange(1, 9))
            while seen.isoweekday() > 5:
                seen -= timedelta(days=1)
            found[text] = Criterion(text=text, source=source, on=seen)
        return tuple(found.values())

    def _owner(self, chosen: Selected) -> str:
        members = [p.name for p in self._school.team(chosen.team) if not p.external]
        named = weighted(self._rng, (35.0, self._rng.choice(members)), (15.0, chosen.teacher))
        return weighted(self._rng, (50.0, self._rng.choice(OWNERS[chosen.team])), (50.0, named))

    def _consent(self, chosen: Selected) -> None:
        if chosen.subject.kind is SubjectKind.STUDENT and self._rng.random() >= 0.6:
            self.consents.append(consent_of(self._answers.deal(), chosen))

    def _by(self, chosen: Selected) -> str:
        members = [p.name for p in self._school.team(chosen.team) if not p.external]
        return chosen.teacher if self._rng.random() < 0.3 else self._rng.choice(members)

    def _happened(self, follow_up: FollowUp, chosen: Selected, voice: Voice, end: date) -> FollowUp:
        days = between(chosen.opened, end)
        count = min(6, len(days), 1 + len(days) // 16 + self._rng.randrange(3))
        # Somebody writes when it begins; the rest is spread over the time since.
        begun = days[self._rng.randrange(min(3, len(days)))]
        when = sorted([begun, *self._rng.sample([d for d in days if d != begun], count - 1)])
        notes, contacts = [], []
        for index, on in enumerate(when):
            if index == 0 or self._rng.random() < 0.6:
                notes.append(
                    Note(
                        id=self._ids("note"),
                        at=moment(self._rng, on),
                        by=self._by(chosen),
                        text=voice.say("notes"),
                    )
                )
            else:
                whom, how, reached, text = voice.many("contacts")
                contacts.append(
                    Contact(
                        id=self._ids("contact"),
                        on=on,
                        by=self._by(chosen),
                        whom=whom,
                        how=METHODS[how],
                        reached=Reached(reached),
                        text=text,
                    )
                )
        return replace(follow_up, notes=tuple(notes), contacts=tuple(contacts))

    def _measures(self, follow_up: FollowUp, voice: Voice, chosen: Selected) -> FollowUp:
        days = between(follow_up.opened_on + timedelta(days=6), chosen.closed or LAST)
        early = follow_up.phase is Phase.IDENTIFYING
        if early or not days or self._rng.random() < 0.3:
            return follow_up
        measures: dict[str, Measure] = {}
        for _ in range(weighted(self._rng, (65.0, 1), (35.0, 2))):
            what, who, result = voice.many("measures")
            start = self._rng.choice(days)
            tried = [d for d in days if (d - start).days >= 14]
            if what in measures:
                continue
            measure = Measure(id=self._ids("measure"), what=what, who=who, start=start)
            if tried and (chosen.closed or self._rng.random() < 0.5):
                on = self._rng.choice(tried)
                measure = replace(measure, evaluate_on=on, result=result, evaluated_on=on)
            elif chosen.closed:
                continue
            else:
                measure = replace(measure, evaluate_on=self._evaluation(chosen.due))
            measures[what] = measure
        return replace(follow_up, measures=tuple(measures.values()))

    def _evaluation(self, due: int | None) -> date | None:
        """A day after the week, and not before what comes next."""
        if due is None:
            return None
        return day(working_day(max(due, 6) + self._rng.randrange(1, 15)))

    def _next(self, follow_up: FollowUp, due: int | None) -> FollowUp:
        if due is None:
            return follow_up
        waiting = [m for m in follow_up.open_measures if m.evaluate_on]
        if waiting and self._rng.random() < 0.5:
            # The evaluation is what comes next; the follow-up's own date is later.
            first = replace(waiting[0], evaluate_on=day(due))
            later = day(working_day(max(due, 6) + 7 + self._rng.randrange(8)))
            return replace(
                follow_up,
                measures=tuple(first if m.id == first.id else m for m in follow_up.measures),
                next_date=later,
            )
        return replace(follow_up, next_date=day(due))

    def say_next(self, follow_ups: list[FollowUp]) -> list[FollowUp]:
        """What comes next for each, told in the order of the list so that no neighbours agree."""
        rows = by_next_date(f for f in follow_ups if f.next_date)
        said = {f.id: f.next_what for f in rows if f.next_what}
        for index, follow_up in enumerate(rows):
            near = {said.get(f.id) for f in rows[max(0, index - 4) : index + 5]}
            if follow_up.id not in said:
                voice = self.voices[follow_up.id]
                texts = (voice.say("nexts") for _ in range(99))
                said[follow_up.id] = next(text for text in texts if text not in near)
        return [replace(f, next_what=said.get(f.id, "")) for f in follow_ups]


def write_follow_ups(
    rng: random.Random, ids: Ids, school: School
) -> tuple[list[FollowUp], dict[str, Voice], list[Consent]]:
    """All follow-ups, with the voice each was written in, and what was answered in some."""
    writer = Writer(rng, ids, school)
    chosen = Selection(rng, school).draw()
    known = {c.subject.id: c.known for c in chosen if c.known}
    written = [writer.write(c) for c in chosen]
    dated = [f.id for f in written if f.next_date and f.subject.id not in known]
    red = set(rng.sample(dated, RED - 1))
    levelled = [replace(f, level=Level.RED) if f.id in red else f for f in written]
    settled = [settle(f, known.get(f.subject.id, "")) for f in levelled]
    told = [mapped(f) for f in writer.say_next(settled)]
    return told, writer.voices, list(write_consents(ids, school, writer.consents))
