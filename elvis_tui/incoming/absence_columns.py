"""Which column of a list of absence or of varsel is what, by the name in its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
    Column.YEAR_HOURS: "Årstimer, Årstimetall, Timer i året, Timer pr år, Timer totalt, "
    "Undervisningstimer, Årstimar, Timetall",
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
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_HALF = re.compile(r"\bh1\b(?!\s*\+)|\bh2\b")


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
            of absence and does not name who or in which subject.
    """
    person: dict[Header, int] = {}
    own: dict[Column, int] = {}
    by_code: dict[str, int] = {}
    keys: set[str] = set()
    for at, name in enumerate(header):
        what = _what(name, codes)
        if what is None:
            continue
        if header_key(name) in keys:
            raise InputError(
                Fault.INPUT_NO_HEADER, found=_first(header), duplicate=clean(name).strip()
            )
        keys.add(header_key(name))
        if isinstance(what, Header):
            person.setdefault(what, at)
        elif not isinstance(what, Column):
            by_code[what.code] = at
        elif what not in own or _is_half(header[own[what]]):
            own[what] = at
    kind = _kind(own, by_code)
    if kind is None:
        return None
    if Header.LAST_FIRST in person or {Header.LAST, Header.FIRST} <= person.keys():
        person.pop(Header.NAME, None)
    columns = Columns(kind=kind, person=person, own=own, by_code=by_code)
    _check(header, columns)
    return columns


def _what(name: str, codes: CodeTable | None) -> Column | Header | AbsenceCode | None:
    """What a header tells of, if it is known."""
    if not (key := header_key(name)):
        return None
    if column := figure_of(name, codes) or _BY_KEY.get(key):
        return column
    if key in _CLASS:
        return Header.CLASS
    person = person_column(name)
    return person if person in _PERSON else _hours_of_code(name, codes)


def figure_of(header: str, codes: CodeTable | None) -> Column | None:
    """Which figure a header tells of: by the codes in its brackets, else by its words.

    «H1+H2 % udok. fravær (X, M)» is undocumented and self-reported: the 15 % one.
    """
    told = folded(header)
    if "frav" not in told and "frå" not in told:
        return None
    if not ("%" in told or "prosent" in told):
        return Column.HOURS if "timer" in told or "timar" in told else None
    counted = _counted(header, codes)
    undocumented = "udok" in told
    self_reported = "egenm" in told or Counts.SELF_REPORTED in counted
    health = "helse" in told or Counts.DOCUMENTED_HEALTH in counted
    if Counts.DOCUMENTED in counted or (health and self_reported and not undocumented):
        return None
    if health:
        return Column.TEN
    return Column.FIFTEEN if undocumented or self_reported else None


def _counted(header: str, codes: CodeTable | None) -> set[Counts]:
    brackets = _IN_BRACKETS.search(header)
    if brackets is None or codes is None:
        return set()
    found = (codes.find(part.strip()) for part in re.split("[,;/+]", brackets[1]))
    return {one.counts for one in found if one is not None}


def _is_half(header: str) -> bool:
    return bool(_HALF.search(folded(header)))


def _hours_of_code(header: str, codes: CodeTable | None) -> AbsenceCode | None:
    """The code whose hours a column holds: «X», «Timer X», «Timer (X)»."""
    bare = re.sub(r"\b(?:timer|timar)\b|[()]", " ", folded(header)).strip()
    return codes.find(bare) if codes and bare else None


def _kind(own: dict[Column, int], by_code: dict[str, int]) -> ListKind | None:
    if Column.KIND in own and (Column.SENT in own or Column.SENDER in own):
        return ListKind.NOTICES
    if own.keys() & {Column.TEN, Column.FIFTEEN}:
        return ListKind.FIGURES
    in_subject = own.keys() & {Column.SUBJECT, Column.CODE, Column.GROUP}
    if by_code and in_subject:
        return ListKind.HOURS
    if Column.ABSENCE_CODE in own and (in_subject or Column.DAY in own):
        return ListKind.HOURS
    if Column.HOURS in own and in_subject and Column.CONTACT in own:
        return ListKind.FIGURES
    return None


def _check(header: Sequence[str], columns: Columns) -> None:
    named = {Header.NAME, Header.LAST_FIRST} & columns.person.keys() or (
        {Header.LAST, Header.FIRST} <= columns.person.keys()
    )
    missing = ""
    if not named:
        missing = "Navn"
    elif not {Header.CLASS, Header.BIRTH, Header.EXTERNAL} & columns.person.keys():
        missing = "Klasse"
    elif columns.kind is ListKind.FIGURES and not (
        {Column.SUBJECT, Column.CODE, Column.GROUP} & columns.own.keys()
    ):
        missing = "Faggruppe"
    if missing:
        raise InputError(Fault.INPUT_NO_HEADER, found=_first(header), missing=missing)


def _first(header: Sequence[str]) -> list[str]:
    return [clean(name).strip()[:40] for name in header if name.strip()][:6]


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
