"""The words for consents: what was answered, how it stands, and what one has to ask about.

A consent is told by its services and its last day. The day on which somebody turns eighteen is
told nowhere: on the wall it would tell who it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people import consent_rules as rules
from elvis_tui.domain.people.age import age as years_of
from elvis_tui.domain.people.consent_rules import AskKind, ConsentAges, Doubt, State
from elvis_tui.domain.people.consents import Consent, Giver, Manner, Standing
from elvis_tui.i18n import _, pgettext
from elvis_tui.wording.dates import long_date, near_date

if TYPE_CHECKING:
    from elvis_tui.domain.people.names import Names
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Consent: lambda: {
        "student": _("elev"),
        "standing": _("svar"),
        "services": pgettext("tjenestene", "til hvem"),
        "purpose": _("formål"),
        "data": _("opplysninger"),
        "about_health": _("om helse"),
        "given_by": _("svart av"),
        "manner": _("hvordan"),
        "informed": _("informert"),
        "on": _("dato"),
        "expires_on": _("gjelder til"),
        "kept_out": _("holdt utenfor"),
        "sources": _("fra hvem"),
        "withdrawn_on": _("tilbakekalt"),
        "withdrawn_what": _("hva"),
        "withdrawn_why": _("hvorfor"),
        "as_it_stood": _("slik det sto"),
        "by": _("ført av"),
    }
}


def usual_services() -> tuple[str, ...]:
    """The services a school mostly asks about."""
    return (
        _("PPT"),
        _("helsesykepleier"),
        _("OT"),
        _("BUP"),
        _("barnevern"),
        _("NAV"),
        _("politi"),
        _("fastlege"),
        _("grunnskole"),
    )


def standing(value: Standing) -> str:
    return {
        Standing.GIVEN: _("gitt"),
        Standing.REFUSED: _("avslått"),
        Standing.WITHDRAWN: _("tilbakekalt"),
        Standing.UNCLEAR: _("ikke avklart"),
    }[value]


def giver(value: Giver) -> str:
    return {
        Giver.NOT_TOLD: _("ikke sagt"),
        Giver.STUDENT: _("eleven"),
        Giver.GUARDIANS: _("foresatte"),
        Giver.BOTH: _("begge"),
    }[value]


def manner(value: Manner) -> str:
    return {
        Manner.NOT_TOLD: _("ikke sagt"),
        Manner.ORAL: _("muntlig"),
        Manner.WRITTEN: _("skriftlig"),
    }[value]


_MARKS = {
    State.IN_FORCE: "✔",
    State.SOON: "▲",
    State.EXPIRED: "▲",
    State.ASK_ANEW: "▲",
    State.UNCLEAR: "○",
    State.REFUSED: "✘",
    State.WITHDRAWN: "✘",
}


def mark(value: State) -> str:
    """What stands before a consent, so that its colour is never alone."""
    return _MARKS[value]


def services_of(consent: Consent, names: Names) -> str:
    """«PPT, BUP»; of a refusal that goes for all of them, that."""
    if not consent.services and consent.standing is Standing.REFUSED:
        return _("alle tjenester")
    return ", ".join(names.text(one) for one in consent.services)


def told(
    consent: Consent,
    born: date | None,
    today: date,
    ages: ConsentAges,
    names: Names,
    current: Iterable[Consent] = (),
) -> str:
    """How a consent stands, to whom and until when: «PPT, BUP til 18.6.2027».

    Args:
        consent: The answer.
        born: The student's day of birth, where it is known.
        today: The day asked on.
        ages: From which age one answers oneself.
        names: What names are told as.
        current: All that stand, where they are told together: of «alle tjenester», those that
            have an answer of their own are not any more.
    """
    services = services_of(consent, names)
    if rules.goes_for_the_others(consent, current):
        services = _("alle andre tjenester")
    stands = rules.state(consent, born, today, ages)
    if stands is State.UNCLEAR:
        return _unclear(consent, born, ages, names)
    if stands is State.REFUSED:
        return _("avslått: {services}").format(services=services)
    if stands is State.WITHDRAWN:
        day = near_date(consent.withdrawn_on, today) if consent.withdrawn_on else "–"
        return _("tilbakekalt {day}: {services}").format(day=day, services=services)
    if stands is State.ASK_ANEW:
        words = {
            Standing.REFUSED: _("avslått, fylt 18, må spørres på nytt: {services}"),
            Standing.WITHDRAWN: _("tilbakekalt, fylt 18, må spørres på nytt: {services}"),
        }.get(consent.standing, _("fylt 18, må spørres på nytt: {services}"))
        return words.format(services=services)
    if consent.expires_on is None:
        return _("{services}, uten sluttdato").format(services=services)
    words = {
        State.SOON: _("{services}, går ut {day}"),
        State.EXPIRED: _("{services}, gikk ut {day}"),
    }.get(stands, _("{services} til {day}"))
    return words.format(services=services, day=near_date(consent.expires_on, today))


def _unclear(consent: Consent, born: date | None, ages: ConsentAges, names: Names) -> str:
    if consent.standing is Standing.UNCLEAR:
        words = names.text(consent.as_it_stood) or services_of(consent, names)
        words = " ".join(words.split())
        return _("må avklares: «{words}»").format(words=words)
    services = services_of(consent, names)
    if rules.doubt(consent, born, ages) is Doubt.TOO_YOUNG:
        return _("må avklares, eleven var under {age} år: {services}").format(
            age=ages.of(consent), services=services
        )
    return _("må avklares, eleven svarer selv fra {age} år: {services}").format(
        age=ages.of(consent), services=services
    )


def summary(
    consents: Iterable[Consent], born: date | None, today: date, ages: ConsentAges, names: Names
) -> list[tuple[State | None, str]]:
    """How it stands with a student, a line for each answer that counts: mark and words.

    What one has to ask about comes first. Where nothing is recorded, that is said, and not that
    nobody has asked.
    """
    current = rules.current(consents, today)
    if not current:
        return [(None, _("○ ikke ført"))]
    order = {one: place for place, one in enumerate(_IMPORTANT)}
    stood = [(rules.state(c, born, today, ages), c) for c in current]
    stood.sort(key=lambda pair: order[pair[0]])
    return [(s, f"{mark(s)} {told(c, born, today, ages, names, current)}") for s, c in stood]


_IMPORTANT = (
    State.ASK_ANEW,
    State.EXPIRED,
    State.SOON,
    State.UNCLEAR,
    State.IN_FORCE,
    State.WITHDRAWN,
    State.REFUSED,
)


def ask(kind: AskKind, on: date, today: date) -> str:
    """Why one has to ask, in a column: «samtykket går ut 12.1.», «nytt samtykke: har fylt 18»."""
    if kind is AskKind.ENDS:
        return ends(on, today)
    if on <= today:
        return _("nytt samtykke: har fylt 18")
    return _("nytt samtykke: fyller 18")


def ends(on: date | None, today: date) -> str:
    """«samtykket går ut 12.1.»."""
    if on is None:
        return _("samtykket går ut")
    words = _("samtykket gikk ut {day}") if on < today else _("samtykket går ut {day}")
    return words.format(day=near_date(on, today))


def event(consent: Consent, *, withdrawn: bool) -> FreeText:
    """What a line of time tells of it, still to be masked: «gitt til PPT, til 18.6.2027»."""
    services = ", ".join(map(unmasked, consent.services)) or _("alle tjenester")
    if withdrawn:
        what, why = unmasked(consent.withdrawn_what), unmasked(consent.withdrawn_why)
        words = _("samtykke tilbakekalt: {services}").format(services=services)
        return FreeText(". ".join(part for part in (words, what, why) if part))
    if consent.standing is Standing.REFUSED:
        words = _("avslått: {services}").format(services=services)
    elif consent.expires_on:
        words = _("gitt: {services}, til {day}").format(
            services=services, day=long_date(consent.expires_on)
        )
    else:
        words = _("gitt: {services}").format(services=services)
    purpose = unmasked(consent.purpose)
    return FreeText(f"{words}. {purpose}" if purpose else words)


def doubtful(consent: Consent, born: date, age: int, what: Doubt, save: str) -> str:
    """The quiet question before an answer is saved that it was not plainly theirs to give."""
    years = years_of(born, consent.on) if consent.on else 0
    if what is Doubt.TOO_YOUNG:
        return _(
            "Eleven var {years} år, og svarer alene fra {age}. Er foresatte spurt? "
            "{save} en gang til lagrer det."
        ).format(years=years, age=age, save=save)
    return _(
        "Eleven var {years} år, og svarer selv fra {age}. Er eleven spurt? "
        "{save} en gang til lagrer det."
    ).format(years=years, age=age, save=save)


def facts(
    consent: Consent, born: date | None, today: date, ages: ConsentAges, names: Names
) -> Sequence[tuple[str, str]]:
    """All that is recorded of it, a label and a text each; what nobody said is left out."""
    labels = LABELS[Consent]()

    def day(value: date | None) -> str:
        return long_date(value) if value else ""

    texts = {
        "services": services_of(consent, names),
        "purpose": names.text(consent.purpose),
        "data": names.text(consent.data),
        "about_health": _("ja") if consent.about_health else "",
        "given_by": "" if consent.given_by is Giver.NOT_TOLD else giver(consent.given_by),
        "manner": "" if consent.manner is Manner.NOT_TOLD else manner(consent.manner),
        "informed": names.text(consent.informed),
        "on": day(consent.on),
        "expires_on": day(consent.expires_on),
        "kept_out": names.text(consent.kept_out),
        "sources": ", ".join(names.text(one) for one in consent.sources),
        "withdrawn_on": day(consent.withdrawn_on),
        "withdrawn_what": names.text(consent.withdrawn_what),
        "withdrawn_why": names.text(consent.withdrawn_why),
        "as_it_stood": names.text(consent.as_it_stood),
        "by": names.author(consent.by),
    }
    stands = rules.state(consent, born, today, ages)
    first = (labels["standing"], f"{mark(stands)} {told(consent, born, today, ages, names)}")
    return [first, *((labels[name], text) for name, text in texts.items() if text)]
