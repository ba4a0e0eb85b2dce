"""What the family can do when the school does not do enough, and a matter at Statsforvalteren."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.cases.complaint_rules import MayReport, Stage, State
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.plan_rules import affected
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording import due as due_words
from elvis_tui.wording.cases import StudentNames
from elvis_tui.wording.dates import long_date, long_day, near_date


def aloud(may: MayReport, case: Case, names: Names, today: date) -> Iterator[str]:
    """What can be read aloud to the family at the table, a sentence or two at a time."""
    yield _(
        "Mener dere at skolen ikke gjør nok, kan eleven eller foresatte ta saken til "
        "Statsforvalteren, muntlig eller skriftlig."
    )
    yield _when(may, case, today)
    yield _("Er det særlige grunner, kan saken meldes før. Statsforvalteren avgjør om det er det.")
    yield _left(may, names)
    yield _("Mobbeombudet i fylket og elev- og lærlingeombudet hjelper dere, også med å melde fra.")
    yield _(
        "Statsforvalteren spør skolen hva den har gjort, og skolen må svare. Har skolen ikke gjort "
        "det den skal, kan Statsforvalteren vedta hva skolen skal gjøre, med en frist."
    )
    yield _(
        "Er eleven uenig i vedtaket, kan eleven klage til Utdanningsdirektoratet innen {n} uker. "
        "Skolen kan ikke klage, og må følge vedtaket."
    ).format(n=may.appeal_weeks)


def _when(may: MayReport, case: Case, today: date) -> str:
    """From which day, and what it is counted from."""
    day = long_day(may.on)
    if case.raised_on is None:
        now = _(
            "Det er ikke skrevet når saken ble tatt opp med rektor. Regnet fra {raised}, da den "
            "ble meldt, har den kunnet tas dit siden {day}."
        )
        later = _(
            "Det er ikke skrevet når saken ble tatt opp med rektor. Regnet fra {raised}, da den "
            "ble meldt, kan den tas dit fra {day}."
        )
        raised = case.reported_on
    else:
        now = _(
            "Saken ble tatt opp med rektor {raised}. Det er minst en uke siden, så dere kan ta "
            "den dit nå. Det har dere kunnet siden {day}."
        )
        later = _(
            "Saken ble tatt opp med rektor {raised}. Skolen skal ha en uke på seg, så dere kan "
            "ta den dit fra {day}."
        )
        raised = case.raised_on
    sentence = now if may.is_open(today) else later
    return sentence.format(raised=long_date(raised), day=day)


def _left(may: MayReport, names: Names) -> str:
    """That the student must go here still, and who does not."""
    if not may.left:
        return _("Eleven må fortsatt gå på skolen.")
    who = StudentNames(names).short(may.left)
    return _(
        "Eleven må fortsatt gå på skolen. {who} har sluttet: den saken tar Statsforvalteren ikke, "
        "om det ikke er særlige grunner."
    ).format(who=who)


def in_file(may: MayReport, case: Case) -> str:
    """From which day, or why from none, in a cell."""
    if day := may.day(case.parties):
        return _("{day} (§ 12-6)").format(day=long_date(day))
    if not may.is_raised:
        return _("ikke skrevet når saken ble tatt opp med rektor (§ 12-6)")
    if not affected(case.parties):
        return _("ingen dag: ingen elev i saken er utsatt (§ 12-6)")
    return _("ingen dag: eleven går ikke lenger på skolen (§ 12-6)")


def stage(value: Stage) -> str:
    """What a step is called, as a heading."""
    return {
        Stage.REPORTED: _("Meldt til Statsforvalteren"),
        Stage.ASKED_FOR: _("Statsforvalteren ba om"),
        Stage.SENT: _("Sendt til Statsforvalteren"),
        Stage.DECIDED: pgettext("Statsforvalterens", "Vedtak"),
        Stage.FOLLOWED: pgettext("Statsforvalterens", "Vedtaket er fulgt"),
    }[value]


def state(value: State) -> str:
    """Mark and word, so that the colour is never alone."""
    return {
        State.DONE: _("✔ skrevet"),
        State.LATE: _("▲ over frist"),
        State.WAITS: _("◐ venter"),
        State.NOT_YET: _("· ikke ennå"),
    }[value]


def told(complaint: Complaint, value: Stage, names: Names, today: date) -> str:
    """What is written of a step, and when it is due."""
    one = complaint
    if value is Stage.REPORTED:
        by = _("av {who}").format(who=names.text(one.by)) if one.by else ""
        ref = _("saksnummer {ref}").format(ref=names.text(one.reference)) if one.reference else ""
        return _joined(long_date(one.on), by, ref)
    if value is Stage.ASKED_FOR:
        return _lines(names.text(one.asked_for), _joined(_day(one.asked_on), _answer_by(one)))
    if value is Stage.SENT:
        due = "" if one.sent_on or one.decided_on else _due(one.answer_by, today)
        return _lines(names.text(one.sent), _joined(_day(one.sent_on), due))
    if value is Stage.DECIDED:
        deadline = _("frist {day}").format(day=long_date(one.deadline)) if one.deadline else ""
        return _lines(names.text(one.decision), _joined(_day(one.decided_on), deadline))
    due = "" if one.followed_on else _due(one.deadline, today)
    return _lines(names.text(one.followed), _joined(_day(one.followed_on), due))


def standing(one: Complaint, today: date) -> str:
    """«meldt 12.11. · svart 20.11. · vedtak 2.12. · frist 9.12.», as far as it has come."""
    told = [_("meldt {day}").format(day=near_date(one.on, today))]
    if one.is_asked and not one.is_answered:
        told.append(_("bedt om svar"))
    elif one.sent_on:
        told.append(_("svart {day}").format(day=near_date(one.sent_on, today)))
    if one.decided_on:
        told.append(_("vedtak {day}").format(day=near_date(one.decided_on, today)))
    if one.followed_on:
        told.append(_("fulgt {day}").format(day=near_date(one.followed_on, today)))
    elif one.waits_for_school and one.next_due:
        told.append(_("frist {day}").format(day=near_date(one.next_due, today)))
    return " · ".join(told)


def _answer_by(complaint: Complaint) -> str:
    day = complaint.answer_by
    return _("svar innen {day}").format(day=long_date(day)) if day else ""


def _due(day: date | None, today: date) -> str:
    if day is None:
        return ""
    when = due_words.lateness(day, today)
    return _("frist {day} ({when})").format(day=long_date(day), when=when)


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def _lines(*words: str) -> str:
    return "\n".join(filter(None, words))


def early(complaint: Complaint, may: MayReport) -> str:
    """That it was reported before the week had passed; nothing where it had."""
    if complaint.on >= may.on:
        return ""
    sentence = _("Meldt før {day}: kan bli avvist, om det ikke er særlige grunner.")
    return sentence.format(day=long_date(may.on))


def appeal(last: date, today: date) -> str:
    """Until when the student may appeal the decision, and that the school may not."""
    sentence = (
        _("Eleven kan klage på vedtaket til Utdanningsdirektoratet til {day}. Skolen kan ikke.")
        if today <= last
        else _("Eleven kunne klage på vedtaket til {day}. Skolen kan ikke klage.")
    )
    return sentence.format(day=long_date(last))
