"""The words for teams."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.people.age import OF_AGE, is_of_age
from elvis_tui.domain.people.age import age as years_of
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.school import School
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Student: lambda: {
        "first_name": _("fornavn"),
        "last_name": _("etternavn"),
        "class_id": _("klasse"),
        "birth_date": _("født"),
        "external_id": _("nummer"),
        "left_on": _("sluttet"),
        "address_protected": _("adressesperre"),
    },
    SchoolClass: lambda: {"code": _("klasse"), "contact_teacher": _("kontaktlærer")},
    School: lambda: {
        "name": _("skolens navn"),
        "internal_deadline": _("intern frist for plan i virkedager"),
        "silent_after": _("dager uten kontakt"),
        "warn_at": _("varsles fra prosent fravær"),
        "warn_at_small": _("i små fag fra prosent fravær"),
        "small_subject": _("små fag: årstimer"),
        "criteria": _("kriterier"),
        "access_marker": _("tilgang"),
    },
    Team: lambda: {
        "name": _("navn"),
        "takes_up_cases": _("tar opp saker"),
        "gone": _("tatt bort"),
        "follows_up": _("følger opp"),
        "students_take_part": _("elever deltar"),
        "students": _("elever"),
        "every_weeks": _("uker mellom møtene"),
        "weekday": _("ukedag"),
        "start": _("klokka"),
        "place": _("sted"),
        "standing": _("faste saker"),
        "private_kinds": _("private notater"),
    },
    Person: lambda: {
        "name": _("navn"),
        "role": _("rolle"),
        "external": _("fra en annen tjeneste"),
        "service": _("tjeneste"),
        "teams": _("team"),
    },
}


def stands_for(person: Person) -> str:
    """What somebody does, and from which service: «Rådgiver», «Psykolog, BUP»."""
    return role_and_service(person.role, person.service)


def role_and_service(role: str, service: str) -> str:
    """What somebody does, and from which service; once where the two are one word."""
    told = (role, service) if folded(role) != folded(service) else (role,)
    return ", ".join(filter(None, told))


def login_words() -> str:
    """What stands where only the log-in is known, and it is nobody's name."""
    return _("innlogging {login}")


def protected() -> str:
    """That a student's address is protected, and what that keeps off the wall."""
    return _("adressesperre: klasse og neste står bare her")


def age(student: Student, today: date) -> str:
    """«16 år», «over 18 år»; nothing where the day of birth is not known."""
    if student.birth_date is None:
        return ""
    if is_of_age(student.birth_date, today):
        return _("over {years} år").format(years=OF_AGE)
    return _("{years} år").format(years=years_of(student.birth_date, today))


def internal_deadline(school: School) -> str:
    """«Intern frist for plan i en sak: 5 virkedager»; where the school has none, that is said."""
    days = school.internal_deadline
    if days is None:
        return _("Intern frist for plan i en sak: vanlig praksis")
    return ngettext(
        "Intern frist for plan i en sak: {n} virkedag",
        "Intern frist for plan i en sak: {n} virkedager",
        days,
    ).format(n=days)


def team(team_id: str, names: Names) -> str:
    """What a team is called: by the school, else by the program."""
    stored = names.teams.get(team_id)
    if stored is not None and stored.name:
        return names.text(stored.name)
    return {IKO: _("IKO-team"), ATTENDANCE: _("Nærværsteam")}.get(team_id, names.text(team_id))


def how_students_stand(*, hidden: bool, coded: bool = False) -> str:
    """Whether a document that goes out tells who the students are, in a sentence."""
    if coded:
        return _("Navnene er skjult: elevene står med en kode som bare gjelder i dokumentet.")
    if hidden:
        return _("Navnene er skjult: elevene står med nummer.")
    return _("Elevenes navn står i klartekst.")


def how_names_in_words_stand(*, hidden: bool) -> str:
    """The same of a document in which students are named in running text alone."""
    if hidden:
        return _("Navnene er skjult: der en elev er nevnt, står det {mask}.").format(mask=MASK)
    return how_students_stand(hidden=False)


def how_all_stands() -> str:
    """How the students stand in the exchange file, which is the data and keeps nothing back."""
    return _(
        "Alt står i klartekst: elevenes navn, det som er skjermet, og klasse og neste dato for "
        "elever med adressesperre."
    )
