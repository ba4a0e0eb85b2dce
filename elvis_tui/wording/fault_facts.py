"""What stands in the places of a sentence about a fault: its facts, in words."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date, datetime

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.domain.school_year import label_of
from elvis_tui.i18n import _, ngettext, pgettext
from elvis_tui.wording.dates import at_clock, long_date, short_date
from elvis_tui.wording.disk import disk_words


def facts_in_words(error: ElvisError) -> dict[str, str]:
    """The facts of a fault, each as it stands in a sentence."""
    facts = {name: _plain(value) for name, value in error.facts.items()}
    found = error.facts.get("found")
    if isinstance(found, list | tuple):
        facts["found"] = ", ".join(f"«{name}»" for name in found)
    if error.fault is Fault.NO_RECIPIENT:
        facts["names"] = _offered(error.facts.get("names"))
    facts["told"] = _findings(error.facts.get("findings"))
    if error.fault in (Fault.PLAN_LACKS, Fault.CASE_LACKS):
        facts["lacks"] = _case_lacks(error.facts)
    if error.fault is Fault.REPORT_AFTER_STEP:
        facts["what"] = _field_of(error.facts.get("what"))
    if error.fault in (Fault.PHASE_LACKS, Fault.PHASE_CHANGED):
        facts |= _phase_lacks(error.facts)
    if error.fault in (Fault.STEP_NOT_YET, Fault.STEP_LACKS, Fault.STEP_LEADS_ON):
        facts |= _step(error.facts)
    if error.fault is Fault.IN_USE:
        facts["where"] = _where(error.facts)
    if error.fault is Fault.TEAM_IN_USE:
        facts["held"] = _held_by_team(error.facts)
    if error.fault is Fault.NO_OWN_CALENDAR:
        facts["years"] = label_of(int(str(error.facts.get("year", 0))))
    facts["disk"] = disk_words(error.facts.get("errno"))
    facts["since"] = _moment(facts.get("since", ""))
    return facts


def _offered(names: object) -> str:
    """What may be chosen: «Berit Aas, Jon Vik»."""
    found = names if isinstance(names, list) else []
    return ", ".join(map(str, found)) or _("ingen ennå")


def _moment(text: str) -> str:
    """«19.10. kl. 14.00», as clocks show it here, for an ISO moment; any other text as it is."""
    with contextlib.suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(text).astimezone()
        return at_clock(short_date(moment), moment)
    return text


def _findings(found: object) -> str:
    if not isinstance(found, tuple):
        return ""
    from elvis_tui.wording.exchange import findings_in_words

    return findings_in_words(found)


def field_words() -> dict[str, str]:
    """What a field is called where the fault was not found in a dialog, which names it itself."""
    return {
        "began_on": _("begynt"),
        "code": _("klasse"),
        "correction": _("grunn"),
        "doubt": _("hva tvilen bygger på"),
        "first_name": _("fornavn"),
        "name": _("navn"),
        "on": _("dato"),
        "path": _("fil"),
        "reopened_why": _("hvorfor"),
        "services": pgettext("tjenestene", "til hvem"),
        "step": _("trinn"),
        "subject": _("fag"),
        "text": _("tekst"),
        "title": _("tittel"),
        "trigger": _("når"),
        "why": _("grunn"),
        "withdrawn_on": _("trukket"),
        "works": _("dette virker"),
    }


def _field_of(what: object) -> str:
    """What a field is called, told by its kind of record and its name."""
    from elvis_tui.wording.labels import label

    if isinstance(what, tuple) and len(what) == 2 and isinstance(what[0], type):
        return label(what[0], str(what[1]))
    return "…"


def _where(facts: Mapping[str, object]) -> str:
    """Where a student stands that cannot be taken away from there: «(sak 2026-04)»."""
    numbers, days = facts.get("cases"), facts.get("interventions")
    held = [_("sak {number}").format(number=n) for n in numbers or ()]  # type: ignore[attr-defined]
    held += [
        _("fysisk inngripen {day}").format(day=_plain(day))
        for day in days or ()  # type: ignore[attr-defined]
    ]
    return f" ({', '.join(held)})" if held else ""


def _held_by_team(facts: dict[str, object]) -> str:
    follow_ups, meetings = (int(str(facts.get(f, 0))) for f in ("follow_ups", "meetings"))
    held = []
    if follow_ups:
        words = ngettext("{n} åpen oppfølging", "{n} åpne oppfølginger", follow_ups)
        held.append(words.format(n=follow_ups))
    if meetings:
        words = ngettext("{n} møte som ikke er holdt", "{n} møter som ikke er holdt", meetings)
        held.append(words.format(n=meetings))
    return ", ".join(held)


def _plain(fact: object) -> str:
    return long_date(fact) if isinstance(fact, date) else str(fact)


def _case_lacks(facts: Mapping[str, object]) -> str:
    from elvis_tui.domain.cases.closing import Missing
    from elvis_tui.domain.cases.plan_rules import Lack
    from elvis_tui.wording.case_parts import lacks, wants

    found = facts.get("lacks")
    every = found if isinstance(found, tuple) else ()
    in_plan = lacks(one for one in every if isinstance(one, Lack))
    return in_plan or wants(one for one in every if isinstance(one, Missing))


def _phase_lacks(facts: Mapping[str, object]) -> dict[str, str]:
    from elvis_tui.domain.follow_ups.iko import Lack
    from elvis_tui.domain.follow_ups.records import Phase
    from elvis_tui.domain.subject import SubjectKind
    from elvis_tui.wording import follow_ups as words

    phase, missing = facts.get("phase"), facts.get("missing")
    found = [one for one in missing if isinstance(one, Lack)] if isinstance(missing, tuple) else []
    of_class = facts.get("kind") is SubjectKind.CLASS
    kind = SubjectKind.CLASS if of_class else SubjectKind.STUDENT
    return {
        **({"phase": words.phase_to(phase)} if isinstance(phase, Phase) else {}),
        "missing": words.lacking(found, kind) or "…",
    }


def _step(facts: Mapping[str, object]) -> dict[str, str]:
    from elvis_tui.domain.follow_ups.departure import Deed
    from elvis_tui.domain.follow_ups.departure_rules import Lack
    from elvis_tui.wording import departures as words

    found = {n: words.deed(v) for n, v in facts.items() if isinstance(v, Deed)}
    lacking = facts.get("lacking")
    told = lacking if isinstance(lacking, tuple) else ()
    missing = ", ".join(words.missing(one) for one in told if isinstance(one, Lack))
    return {**found, **({"missing": missing} if missing else {})}
