"""Which column of a list of absence or of varsel is what, by the name in its header."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from elvis_tui.domain.absence.codes import AbsenceCode, CodeTable, Counts
from elvis_tui.domain.absence.records import NoticeKind
from elvis_tui.domain.across.absence_list import ListKind
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster_entries import USUAL_CODE, class_code
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import clean, folded
from elvis_tui.incoming.roster_columns import Header, header_key, person_column


class Column(StrEnum):
    """What a column can hold, beside who the student is."""

    SUBJECT = "subject"
    CODE = "code"
    GROUP = "group"
    TEACHER = "teacher"
    CONTACT = "contact"
    TEN = "ten"
    FIFTEEN = "fifteen"
    HOURS = "hours"
    YEAR_HOURS = "year_hours"
    LEFT = "left"
    NOTICES = "notices"
    NOTICES_GRADE = "notices_grade"
    NOTICES_ABSENCE = "notices_absence"
    ABSENCE_CODE = "absence_code"
    DAY = "day"
    WHOLE_DAY = "whole_day"
    KIND = "kind"
    PERCENT = "percent"
    SENDER = "sender"
    SENT = "sent"


_HEADERS = {
    Column.SUBJECT: "Fagnavn, Fag, Fagets navn, Fagnamn, Subject, Subject name",
    Column.CODE: "Fagkode, Kode for fag, Subject code",
    Column.GROUP: "Faggruppe, Undervisningsgruppe, Fag/gruppe, Faggruppenavn, Faggruppekode, "
    "Undervisningsgruppenavn, Teaching group",
    Column.TEACHER: "Lærer, Faglærer, Faglærere, Lærere, Lærar, Faglærar, Teacher",
    Column.CONTACT: "Kontaktlærer, Kontaktlærere, Kontaktansvarlig lærer, Kontaktlærar, "
    "Contact teacher",
    Column.YEAR_HOURS: "Årstimer, Årstimetall, Timer i året, Timer pr år, Årets timer, "
    "Undervisningstimer, Årstimar, Årstimetal",
    Column.LEFT: "Avbrudd i skoleåret, Avbrudd, Avbrot, Avbrot i skoleåret, Sluttet i faget",
    Column.NOTICES: "Varselbrev totalt, Varsel totalt, Varselbrev",
    Column.NOTICES_GRADE: "Varselbrev karakter, Varsel karakter",
    Column.NOTICES_ABSENCE: "Varselbrev fravær, Varsel fravær",
    Column.ABSENCE_CODE: "Fraværskode, Kode, Fraværstype, Type fravær, Fråværskode, Absence code",
    Column.DAY: "Dato, Dag, Fraværsdato, Date",
    Column.WHOLE_DAY: "Hel dag, Heldag, Heldagsfravær, Dagsfravær, Hele dager, Whole day",
    Column.KIND: "Type varsel, Varseltype, Hva, Varsel, Type",
    Column.PERCENT: "Fraværsprosent, Fravær i prosent, Fråværsprosent",
    Column.SENDER: "Avsenders navn, Avsender, Sendt av, Avsendar",
    Column.SENT: "Sendt dato, Sendt, Dato sendt, Sendedato, Varsel sendt, Send dato",
    Column.HOURS: "Timer, Antall timer, Fraværstimer, Timar, Timer fravær, Hours",
}
_BY_KEY = {
    header_key(name): column for column, names in _HEADERS.items() for name in names.split(", ")
}
_CLASS = frozenset(map(header_key, ("Klassegruppe", "Klasse/gruppe", "Basisgruppe")))
_PERSON = frozenset(
    (
        Header.NAME,
        Header.LAST_FIRST,
        Header.LAST,
        Header.FIRST,
        Header.MIDDLE,
        Header.CLASS,
        Header.BIRTH,
        Header.EXTERNAL,
    )
)
SUBJECT = frozenset((Column.SUBJECT, Column.CODE, Column.GROUP))
_KINDS = (
    ("frav", NoticeKind.ABSENCE),
    ("frå", NoticeKind.ABSENCE),
    ("orden", NoticeKind.ORDER),
    ("oppf", NoticeKind.CONDUCT),
    ("atferd", NoticeKind.CONDUCT),
    ("åtferd", NoticeKind.CONDUCT),
    ("karakter", NoticeKind.BASIS),
    ("grunnlag", NoticeKind.BASIS),
    ("vurdering", NoticeKind.BASIS),
    ("fag", NoticeKind.BASIS),
)
"""What a varsel is about, by a word of its kind; the first that stands in it."""
_ABSENCE = ("frav", "frå", "absence")
_DOCUMENTED = re.compile(r"\bdok")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_HALF = re.compile(r"\bh[12]\b(?!\s*\+)|\b(?:[12]\.? ?(?:halvår|termin)|(?:halvår|termin) ?[12])\b")
_YEAR = re.compile(r"\bh1\s*\+\s*h2\b")
_OF_HOURS = re.compile(r"\b(?:antall|timer|timar|fravær|fråvær|med kode)\b|[()]", re.IGNORECASE)
_LIKE_A_CODE = re.compile(r"[^\W\d_]|[!§?*+=&$@]")


class Columns(Record, frozen=True, kw_only=True):
    """Where each known column stands, and what kind of list they make.

    `by_code` are the columns that hold the hours of one code, by that code.
    """

    kind: ListKind
    person: dict[Header, int]
    own: dict[Column, int]
    by_code: dict[str, int]


VIS_FIGURES = (
    "Navn",
    "Klasse",
    "Fagnavn",
    "Faggruppe",
    "H1+H2 % udok. fravær (X, M)",
    "H1+H2 timer udok. fravær (X, M)",
    "Lærer",
    "Kontaktlærer",
    "Avbrudd i skoleåret",
)
VIS_FIGURES_BEFORE = ("Navn", "Klasse", "Fagnavn", *VIS_FIGURES[4:7], "Avbrudd")
"""As older files have it, without group and contact teacher."""
VIS_NOTICES = (
    "Type varsel",
    "Elevnavn",
    "Fødselsdato",
    "Klasse",
    "Fagkode",
    "Faggruppe",
    "Fraværsprosent",
    "Kontaktansvarlig lærer",
    "Avsenders navn",
    "Sendt dato",
)
WITHOUT_HEADER = (VIS_FIGURES, VIS_FIGURES_BEFORE, VIS_NOTICES)
"""The lists that are known by the order of their columns, when the header is cut off."""


def find_columns(header: Sequence[str], codes: CodeTable | None) -> Columns | None:
    """Where the columns stand; None for a list of another kind, such as one of students.

    Raises:
        InputError: `INPUT_NO_HEADER` with `duplicate`, or with `missing` for a list that is one
            of absence and does not name who, in which subject, or the figure of the whole year.
    """
    person, own, by_code = _places(header, codes)
    kind = _kind(own, by_code)
    if kind is None:
        if own.keys() & SUBJECT and any(map(_is_of_absence, header)):
            missing = _of_the_year(header, codes)
            raise _refusal(header, codes, missing=missing)
        return None
    if kind is ListKind.HOURS and by_code:
        own.pop(Column.HOURS, None)  # of all codes together, or of one that is not known
        known = {*person.values(), *own.values(), *by_code.values()}
        by_code |= _unknown_codes(header, known)
    if Header.LAST_FIRST in person or {Header.LAST, Header.FIRST} <= person.keys():
        person.pop(Header.NAME, None)
    columns = Columns(kind=kind, person=person, own=own, by_code=by_code)
    _check(header, columns, codes)
    return columns


def _places(
    header: Sequence[str], codes: CodeTable | None
) -> tuple[dict[Header, int], dict[Column, int], dict[str, int]]:
    """Where everything known stands, but for the figures of one half-year.

    Raises:
        InputError: `INPUT_NO_HEADER` with `duplicate`.
    """
    persons: dict[Header, tuple[int, int]] = {}
    own: dict[Column, int] = {}
    by_code: dict[str, int] = {}
    keys: set[str] = set()
    twice = ""
    for at, name in enumerate(header):
        what = _what(name, codes)
        if what is None or (isinstance(what, Column) and _is_half(name)):
            continue
        if (key := _key_of(what, name)) in keys:
            twice = twice or clean(name).strip()
        keys.add(key)
        if isinstance(what, Column):
            own.setdefault(what, at)
        elif isinstance(what, AbsenceCode):
            by_code[what.code] = at
        else:
            column, rank = what
            persons[column] = min(persons.get(column, (rank, at)), (rank, at))
    if twice and (persons or own):  # a row of nothing but crosses is no header
        raise _refusal(header, codes, duplicate=twice)
    return {column: at for column, (_rank, at) in persons.items()}, own, by_code


def _what(name: str, codes: CodeTable | None) -> Column | tuple[Header, int] | AbsenceCode | None:
    """What a header tells of, if it is known; of people with how surely."""
    if code := _hours_of_code(name, codes):
        return code
    if not (key := header_key(name)):
        return None
    if column := figure_of(name, codes) or _BY_KEY.get(key):
        return column
    if key in _CLASS:
        return Header.CLASS, 0
    person = person_column(name)
    return person if person and person[0] in _PERSON else None


def _key_of(what: Column | tuple[Header, int] | AbsenceCode, name: str) -> str:
    """What two headers that are the same have in common: «!» and «§» have no letters."""
    return f"code {folded(what.code)}" if isinstance(what, AbsenceCode) else header_key(name)


def figure_of(header: str, codes: CodeTable | None) -> Column | None:
    """Which figure a header tells of: by the codes in its brackets, else by its words.

    «H1+H2 % udok. fravær (X, M)» is undocumented and self-reported: the 15 % one.
    """
    told = folded(header)
    if not _is_of_absence(header):
        return None
    figure = _counted(header, codes)
    if figure is Column.HOURS:
        return None
    if _is_percent(header):
        return figure
    return Column.HOURS if re.search("timer|timar|hours", told) else None


def _is_percent(header: str) -> bool:
    """Whether a header is one of parts of a hundred."""
    told = folded(header)
    return "%" in told or "prosent" in told


def _is_of_absence(header: str) -> bool:
    told = folded(header)
    return any(word in told for word in _ABSENCE)


def _counted(header: str, codes: CodeTable | None) -> Column | None:
    """Which figure is made of what a header counts; `HOURS` for what is neither of the two."""
    told, counted = folded(header), _in_brackets(header, codes)
    if counted is None:
        return Column.HOURS
    if not counted:
        health = "helse" in told
        if _DOCUMENTED.search(told):
            return Column.HOURS
        if "udok" in told:
            return Column.TEN if health else Column.FIFTEEN
        return Column.HOURS if health or "egenm" in told else None
    if Counts.UNDOCUMENTED not in counted or counted & {Counts.DOCUMENTED, Counts.NOTHING}:
        return Column.HOURS
    if Counts.DOCUMENTED_HEALTH in counted:
        return Column.TEN
    return Column.FIFTEEN if Counts.SELF_REPORTED in counted else Column.HOURS


def _in_brackets(header: str, codes: CodeTable | None) -> set[Counts] | None:
    """What the codes in brackets count; None where one of them is not known."""
    brackets = _IN_BRACKETS.search(header)
    if brackets is None or codes is None:
        return set()
    parts = [part.strip() for part in re.split("[,;/+]", brackets[1])]
    found = [codes.find(part) for part in parts]
    known = {one.counts for one in found if one is not None}
    return None if known and None in found else known


def _is_half(header: str) -> bool:
    """Whether a column is of one half-year: there is one settlement a year."""
    return bool(_HALF.search(_YEAR.sub(" ", folded(header))))


def _of_the_year(header: Sequence[str], codes: CodeTable | None) -> str:
    """The header that a list lacks of which no figure can be read: as VIS has it."""
    halves = (name for name in header if _is_half(name) and figure_of(name, codes))
    return re.sub(
        r"(?i)\bh[12]\b", "H1+H2", clean(next(halves, "H1 % udok. fravær (X, M)")).strip()
    )[:60]


def _hours_of_code(header: str, codes: CodeTable | None) -> AbsenceCode | None:
    """The code whose hours a column holds: «X», «Timer X», «Timer fravær (X)»."""
    bare = _OF_HOURS.sub(" ", folded(header)).strip()
    return codes.find(bare) if codes and bare else None


def _unknown_codes(header: Sequence[str], known: Collection[int]) -> dict[str, int]:
    """The columns of a list with one for each code that are of a code nobody knows."""
    bare = ((at, _OF_HOURS.sub(" ", clean(name)).strip()) for at, name in enumerate(header))
    return {code: at for at, code in bare if at not in known and _LIKE_A_CODE.fullmatch(code)}


def _kind(own: dict[Column, int], by_code: dict[str, int]) -> ListKind | None:
    if Column.KIND in own and (Column.SENT in own or Column.SENDER in own):
        return ListKind.NOTICES
    if own.keys() & {Column.TEN, Column.FIFTEEN}:
        return ListKind.FIGURES
    in_subject = own.keys() & SUBJECT
    if by_code and in_subject:
        return ListKind.HOURS
    if Column.ABSENCE_CODE in own and (in_subject or Column.DAY in own):
        return ListKind.HOURS
    if Column.HOURS in own and in_subject and Column.CONTACT in own:
        return ListKind.FIGURES
    return None


def _check(header: Sequence[str], columns: Columns, codes: CodeTable | None) -> None:
    named = {Header.NAME, Header.LAST_FIRST} & columns.person.keys() or (
        {Header.LAST, Header.FIRST} <= columns.person.keys()
    )
    missing = ""
    if not named:
        missing = "Navn"
    elif not {Header.CLASS, Header.BIRTH, Header.EXTERNAL} & columns.person.keys():
        missing = "Klasse"
    elif columns.kind is ListKind.FIGURES and not (SUBJECT & columns.own.keys()):
        missing = "Faggruppe"
    if missing:
        raise _refusal(header, codes, missing=missing)


def _refusal(header: Sequence[str], codes: CodeTable | None, **facts: object) -> InputError:
    """The fault of a header, with its first words, and those of them that no list has."""
    first = [name for name in header if name.strip()][:6]
    found = {name: clean(name).strip()[:40] for name in first}
    strange = [word for name, word in found.items() if _what(name, codes) is None]
    told = [found[name] for name in first]
    return InputError(Fault.INPUT_NO_HEADER, found=told, strange=strange, **facts)


def like_a_row_of(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The header of the list that a row without one belongs to, by what stands in its cells."""
    told = [cell.strip() for cell in cells]
    while told and not told[-1]:
        told.pop()

    def is_class(at: int) -> bool:
        return bool(USUAL_CODE.fullmatch(class_code(told[at])))

    def is_number(at: int) -> bool:
        return bool(re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?\s*%?", told[at]))

    if len(told) == len(VIS_NOTICES) and is_class(3) and re.search("[0-9]{4}|[0-9]$", told[9]):
        return VIS_NOTICES
    if len(told) == len(VIS_FIGURES) and is_class(1) and is_number(4) and is_number(5):
        return VIS_FIGURES
    if len(told) == len(VIS_FIGURES_BEFORE) and is_class(1) and is_number(3) and is_number(4):
        return VIS_FIGURES_BEFORE
    return None


def notice_kind(text: str) -> NoticeKind:
    """What a varsel is about, by what a list calls it."""
    told = folded(text)
    return next((kind for word, kind in _KINDS if re.search(word, told)), NoticeKind.OTHER)


def hours_beside(
    figure: Column, columns: Columns, header: Sequence[str], codes: CodeTable | None
) -> int | None:
    """Where the hours of just the absence stand that a figure is of; None where none are known."""
    at = columns.own.get(Column.HOURS)
    return at if at is not None and _counted(header[at], codes) is figure else None
