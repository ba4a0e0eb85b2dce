"""What cannot be done with a team, and in a meeting where students take part."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.errors import Fault
from elvis_tui.i18n import _, ngettext


def sentences() -> dict[Fault, str]:
    """The sentence of each of these faults."""
    return {
        Fault.PERSON_KNOWN: _(
            "Rollen til den som heter det, er {role}. Tøm feltet, så er det den samme; ellers "
            "skriv navnet annerledes."
        ),
        Fault.TEAM_IN_USE: _("Teamet er i bruk: {held}. Avslutt det først."),
        Fault.ALREADY_MEMBER: _("Den du valgte, sitter i teamet fra før."),
        Fault.PERSON_EXISTS: _("Det finnes en annen som heter det. Skriv navnet fullt ut."),
        Fault.TEAM_EXISTS: _("Skolen har alt et team som heter det. Velg et annet navn."),
        Fault.TEAM_NAMES_STUDENT: _(
            "«{word}» står for en elev, og navnet på teamet står overalt. Skriv det uten."
        ),
        Fault.LAST_TEAM: _("Skolen må ha minst ett team som følger opp. La et annet gjøre det."),
        Fault.TEAM_FOLLOWS: _follows(0),
        Fault.NOT_FOLLOWING: _("Teamet møtes bare, og følger ingen opp. Velg et annet team."),
        Fault.TEAM_HAS_STUDENTS: _(
            "Det sitter elever i teamet. Ta dem av først, så kan feltet settes til nei."
        ),
        Fault.NO_STUDENTS_HERE: _(
            "Elever deltar ikke i dette teamet. Endre teamet først, i feltet «Elever deltar»."
        ),
        Fault.TEAM_MEETS_NOW: _(
            "Et møte i teamet pågår eller er åpnet igjen, og tar opp personer. "
            "Avslutt det først, så kan elever delta."
        ),
        Fault.STUDENTS_AND_PERSONS: _(
            "Der elever deltar, tas ingenting om personer opp (opplæringslova § 10-4). "
            "Sett ett av feltene til nei."
        ),
        Fault.PERSON_WITH_STUDENTS: _about({}),
        Fault.NAMED_WITH_STUDENTS: _(
            "«{word}» står for en elev. Der elever deltar, noteres ingenting om personer "
            "(opplæringslova § 10-4). Skriv uten navn."
        ),
        Fault.NOT_A_KIND: _("«{text}» er ikke noe et møte tar opp. Skriv {known}, komma mellom."),
        Fault.NOT_A_CADENCE: _("Skriv hele uker fra 1 til {most}, eller la feltet stå tomt."),
    }


def _follows(count: int) -> str:
    if not count:
        return _("Teamet følger opp noen. Avslutt oppfølgingene først, eller gi dem et annet team.")
    return ngettext(
        "Teamet har {n} åpen oppfølging. Avslutt den først, eller gi den et annet team.",
        "Teamet har {n} åpne oppfølginger. Avslutt dem først, eller gi dem et annet team.",
        count,
    )


def _about(facts: dict[str, object]) -> str:
    from elvis_tui.domain.across.taking_part import AboutPerson

    if facts.get("why") is AboutPerson.NAMED:
        return _(
            "«{word}» står for en elev. Der elever deltar, tas ingenting om personer opp "
            "(opplæringslova § 10-4). Skriv uten navn."
        )
    if facts.get("why") is AboutPerson.CASE:
        return _(
            "Elever deltar i møtet, og da tas ingen sak opp her (opplæringslova § 10-4). "
            "Ta den opp i et annet team."
        )
    return _(
        "Elever deltar i møtet, og da tas ingen elev eller klasse opp her "
        "(opplæringslova § 10-4). Velg et annet team."
    )


def _count(facts: dict[str, object]) -> str:
    return _follows(int(str(facts.get("n", 0))))


def _in_use(facts: dict[str, object]) -> str:
    if not facts.get("follow_ups") and not facts.get("meetings"):
        return _("Teamet er i bruk, og kan ikke tas bort nå.")
    return sentences()[Fault.TEAM_IN_USE]


BY_FACTS: dict[Fault, Callable[[dict[str, object]], str]] = {
    Fault.TEAM_IN_USE: _in_use,
    Fault.TEAM_FOLLOWS: _count,
    Fault.PERSON_WITH_STUDENTS: _about,
}
"""Those whose sentence hangs on what was found."""
