"""Which column of a list is what, by the name in its header and never by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import NoReturn

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.text import clean, folded


class Header(StrEnum):
    """What a column can hold."""

    LAST_FIRST = "last_first"
    NAME = "name"
    LAST = "last"
    FIRST = "first"
    MIDDLE = "middle"
    CLASS = "class"
    TEACHER = "teacher"
    BIRTH = "birth"
    EXTERNAL = "external"
    ROLE = "role"
    TEAM = "team"
    SERVICE = "service"


class Kind(Enum):
    """What a list is one of."""

    STUDENTS = 1
    CLASSES = 2
    STAFF = 3


# In each row the best comes first: where a list has both, «Klasse» wins over «Gruppe».
_HEADERS = {
    Header.LAST_FIRST: "Etternavn Fornavn, Etternavn og fornavn, Elev etternavn fornavn, "
    "Navn etternavn fornavn, Slektsnavn fornavn, Etternavn fornavn mellomnavn, "
    "Etternamn fornamn, Etternamn og fornamn",
    Header.NAME: "Elevnavn, Elevens navn, Navn, Fullt navn, Navn på elev, Elev, Fornavn etternavn, "
    "Fornavn og etternavn, Fullstendig navn, For- og etternavn, Hele navnet, Visningsnavn, "
    "Elevens fulle navn, Elevnamn, Namn, Fullt namn, Fullstendig namn, For- og etternamn, "
    "Fornamn og etternamn, Ansatt, Ansattnavn, Ansattes navn, Den ansatte, Navn på ansatt, "
    "Medarbeider, Tilsett, Lærer, Name, Full name, Student name, Student",
    Header.LAST: "Etternavn, Elevens etternavn, Elev etternavn, Slektsnavn, Etternamn, Slektsnamn, "
    "Elevens etternamn, Last name, Surname, Family name",
    Header.FIRST: "Fornavn, Elevens fornavn, Elev fornavn, Fornavn og mellomnavn, "
    "Fornavn mellomnavn, For- og mellomnavn, Fornamn, Fornamn og mellomnamn, "
    "Elevens fornamn, First name, Given name",
    Header.MIDDLE: "Mellomnavn, Mellomnamn, Middle name",
    Header.CLASS: "Klasse, Klassekode, Klassenavn, Basisgruppe, Basisgruppenavn, Basisgruppekode, "
    "Klasse/basisgruppe, Klasse/gruppe, Basisgruppe/klasse, Kl., Kl.kode, Klassenamn, "
    "Basisgruppenamn, Elevgruppe, Gruppe, Gruppekode, Gruppenavn, Gruppenamn, Class, Class code",
    Header.TEACHER: "Kontaktlærer, Kontaktlærere, Kontaktlærer navn, Klassens kontaktlærer, "
    "Klasselærer, Klassestyrer, Kontaktlærer 1, Kontaktlærar, Kontaktlærarar, Klassestyrar, "
    "Kontaktl., Contact teacher",
    Header.BIRTH: "Fødselsdato, Født, Født dato, F.dato, Fødselsdag, Fødd, Fødedato, Fødd dato, "
    "Elevens fødselsdato, Date of birth, Birth date",
    Header.EXTERNAL: "Elevnummer, Elevnr, Elev nr., Elevens nummer, Elev-ID, Elevens ID, Elevkode, "
    "Student ID, Student number",
    Header.ROLE: "Rolle, Stilling, Stillingstittel, Stillingsbetegnelse, Funksjon, Tittel, "
    "Arbeidstittel, Stillingskode tekst, Role, Title, Position",
    Header.TEAM: "Team, Teams, Sitter i team, Med i team, Teammedlem i, Medlem av, Teamnavn",
    Header.SERVICE: "Tjeneste, Ekstern tjeneste, Instans, Etat, Virksomhet, Arbeidsgiver, "
    "Ekstern, Ekstern?, Service, External",
}
_OF_STUDENTS = {Header.CLASS, Header.TEACHER, Header.EXTERNAL, Header.BIRTH}
_OF_STAFF = {Header.ROLE, Header.TEAM, Header.SERVICE}
_SAYS_STUDENTS = ("elev", "student", "pupil")
_SAYS_STAFF = ("ansatt", "denansatt", "navnpaansatt", "medarbeid", "tilsett", "larer")
_ASCII = (("æ", "a"), ("ø", "o"), ("å", "a"), ("ae", "a"), ("oe", "o"), ("aa", "a"))
_PARENTHESIS = re.compile(r"\(.*?\)|\[.*?\]")
_HEADER_WORD = re.compile(
    "nr|id|name|first|last|class|group|student|pupil|birth|date|number|code|teacher|trinn|elev"
    "|mobil|epost|mail|phone|kjonn|skole|fag|merknad|kommentar|kolonne"
    "|[a-z]*(navn|klasse|gruppe|dato|nummer|kode|larer|adresse|telefon)"
)


def header_key(header: str) -> str:
    """What the spellings of one header have in common."""
    letters = "".join(sign for sign in folded(header) if sign.isalnum())
    for long, short in _ASCII:
        letters = letters.replace(long, short)
    return letters


_BY_KEY = {
    header_key(name): (column, rank)
    for column, names in _HEADERS.items()
    for rank, name in enumerate(names.split(", "))
}


def person_column(header: str) -> tuple[Header, int] | None:
    """What a header of this name tells of people in any list, and how surely: 0 is best."""
    return _known(header)


def _known(header: str) -> tuple[Header, int] | None:
    return _BY_KEY.get(header_key(header)) or _BY_KEY.get(header_key(_PARENTHESIS.sub("", header)))


def find_columns(header: Sequence[str]) -> dict[Header, int]:
    """Where each known column stands.

    It names students (a name, and at least one of class, date of birth and number), staff (a name,
    and at least one of role, team and service) or else classes (class and contact teacher).

    Raises:
        InputError: `INPUT_NO_HEADER` with `found` (the first headers; none where the line may
            be a student rather than a header; `strange` are those that no list has) and
            `missing`, `duplicate`, or `unclear`: a header of lists of students, beside `other`,
            one of lists of staff.
    """
    best: dict[Header, tuple[int, int]] = {}
    keys: set[str] = set()
    for at, name in enumerate(header):
        known = _known(name)
        if known is None:
            continue
        if header_key(name) in keys:
            _refuse(header, duplicate=clean(name).strip())
        keys.add(header_key(name))
        column, rank = known
        best[column] = min(best.get(column, (rank, at)), (rank, at))
    columns = {column: at for column, (_, at) in best.items()}
    if Header.LAST_FIRST in columns or {Header.LAST, Header.FIRST} <= columns.keys():
        columns.pop(Header.NAME, None)
    named = bool({Header.NAME, Header.LAST_FIRST} & columns.keys()) or (
        {Header.LAST, Header.FIRST} <= columns.keys()
    )
    if named:
        columns = _of_one_kind(header, columns)
    if named and not columns.keys() & (_OF_STUDENTS | _OF_STAFF) - {Header.TEACHER}:
        _refuse(header, missing="Klasse")
    if not named and not _is_class_list(header, columns):
        _refuse(header, missing="Navn")
    return columns


def kind_of(columns: dict[Header, int]) -> Kind:
    """What a list with these columns is one of."""
    if not {Header.NAME, Header.LAST_FIRST, Header.LAST} & columns.keys():
        return Kind.CLASSES
    return Kind.STAFF if _OF_STAFF & columns.keys() else Kind.STUDENTS


def _of_one_kind(header: Sequence[str], columns: dict[Header, int]) -> dict[Header, int]:
    """The columns of a list of people, without those of the other kind of people."""
    students, staff = _OF_STUDENTS & columns.keys(), _OF_STAFF & columns.keys()
    if not students or not staff:
        return columns
    keys = [header_key(header[at]) for at in columns.values()]
    says_students = any(key.startswith(_SAYS_STUDENTS) for key in keys)
    says_staff = any(key.startswith(_SAYS_STAFF) for key in keys)
    if says_students == says_staff:
        one, other = (
            clean(header[min(columns[c] for c in of)]).strip() for of in (students, staff)
        )
        _refuse(header, unclear=one, other=other)
    unread = staff if says_students else {*students, Header.BIRTH}
    return {column: at for column, at in columns.items() if column not in unread}


def _is_class_list(header: Sequence[str], columns: dict[Header, int]) -> bool:
    # A name under a header that is not known must not make a list of students one of classes.
    other = [header_key(h) for h in header if h.strip() and _known(h) is None]
    return columns.keys() == {Header.CLASS, Header.TEACHER} and not any(
        "navn" in key or "name" in key or key.startswith("elev") for key in other
    )


def _refuse(header: Sequence[str], **facts: object) -> NoReturn:
    found = [clean(name).strip()[:40] for name in header if name.strip()][:6]
    if not any(_is_header_word(name) for name in found):
        found = []
    strange = [name for name in found if _known(name) is None]
    raise InputError(Fault.INPUT_NO_HEADER, found=found, strange=strange, **facts)


def _is_header_word(name: str) -> bool:
    if _known(name):
        return True
    return any(_HEADER_WORD.fullmatch(header_key(word)) for word in re.split(r"\W+", name))
