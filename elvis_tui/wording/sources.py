"""What is wrong with a document of the user's own, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.school_year import label_of
from elvis_tui.domain.source import Origin, SourceInUse, SourceKind
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import long_date, weekday_name

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

MOST_TOLD = 12
"""Faults of a calendar that are told at once; the rest are counted."""
LABELS: Labels = {SourceInUse: lambda: {"name": _("fil"), "on": _("tatt inn")}}


def source_kind(kind: SourceKind) -> str:
    return {
        SourceKind.PLAN: _("handlingsplan"),
        SourceKind.CALENDAR: _("skolerute"),
        SourceKind.LAW_NOTES: _("lovnotater"),
        SourceKind.RULES: _("regler"),
        SourceKind.ABSENCE_CODES: _("fraværskoder"),
    }[kind]


def origin(origin: Origin) -> str:
    return {
        Origin.PACKAGE: _("programmets egen"),
        Origin.OWN: _("skolens egen"),
        Origin.DATA: _("tatt inn av skolen"),
    }[origin]


def fault_lines(faults: object, most: int) -> list[str]:
    """What is wrong with a document, a line each: at most so many, and the others counted."""
    told = (
        [_fault(f) for f in faults if isinstance(f, SourceFault)]
        if isinstance(faults, tuple)
        else []
    )
    if len(told) > most:
        more = len(told) - most
        told = [*told[:most], ngettext("og {n} feil til", "og {n} feil til", more).format(n=more)]
    return told


def faults_in_words(faults: object, most: int | None = None) -> str:
    """«linje 3: tegnsettet er ikke UTF-8; skolear 2, fri 3: «til» kommer før «fra»»; or nothing.

    Args:
        faults: What is wrong with a document.
        most: So many are told, and the others counted; None for all of them.
    """
    if not isinstance(faults, tuple):
        return ""
    return "; ".join(fault_lines(faults, len(faults) if most is None else most))


def _fault(fault: SourceFault) -> str:
    # A number ends the place of a table; a name at the end is the field's.
    names_a_field = bool(fault.place) and isinstance(fault.place[-1], str)
    where = _tables(fault.place[:-1] if names_a_field else fault.place)
    field = next((part for part in reversed(fault.place) if isinstance(part, str)), "")
    if fault.line is not None:
        where = ", ".join(filter(None, (_("linje {line}").format(line=fault.line), where)))
    what = _what(fault)
    for name, words in {"field": field, **_facts(fault)}.items():
        what = what.replace(f"{{{name}}}", words)
    return f"{where}: {what}" if where else what


def _tables(place: tuple[str | int, ...]) -> str:
    """«skolear 2, fri 3»."""
    words = ""
    for part in place:
        words += f" {part}" if isinstance(part, int) else f"{', ' if words else ''}{part}"
    return words


def _facts(fault: SourceFault) -> dict[str, str]:
    """What a sentence may name beside the field; nothing that stands in the document itself."""
    facts = {
        "other": str(fault.other or ""),
        "year": label_of(fault.year) if fault.year is not None else "",
    }
    if fault.day is not None:
        facts |= {
            "day": long_date(fault.day),
            "is": weekday_name(fault.day.isoweekday()),
            "week": str(fault.day.isocalendar().week),
        }
    if fault.weekday is not None:
        facts["weekday"] = weekday_name(fault.weekday)
    return facts


def _what(fault: SourceFault) -> str:
    if fault.year is None and fault.why is SourceWhy.NO_SCHOOL_START:
        return _("«Skolestart» med dato mangler")
    if fault.year is None and fault.why is SourceWhy.NO_SCHOOL_END:
        return _("«Siste skoledag» med dato mangler")
    if fault.day is not None and fault.why is SourceWhy.OUTSIDE_THE_YEAR:
        return _("{day} ligger utenfor skoleåret")
    return _in_calendar(in_table=fault.line is None).get(fault.why) or _in_document(fault.why)


def _in_calendar(*, in_table: bool) -> dict[SourceWhy, str]:
    """What can be wrong with a calendar; `in_table` where tables are numbered, and not lines."""
    overlaps = (
        _("dagene står også i fri {other}") if in_table else _("dagene står også i linje {other}")
    )
    twice = _("skoleåret {year} står også i skolear {other}")
    return {
        SourceWhy.OVERLAPS: overlaps,
        SourceWhy.NOT_ONE_SCHOOL_YEAR: _(
            "et skoleår går fra august til juni, og dette gjør ikke det"
        ),
        SourceWhy.NAMED_ANOTHER_YEAR: _("datoene er i skoleåret {year}, og navnet sier et annet"),
        SourceWhy.YEAR_TWICE: twice,
        SourceWhy.NOT_A_DAY: _("«{field}» er ikke en dato (5.10.2026)"),
        SourceWhy.NO_SUCH_DAY: _("dagen i «{field}» finnes ikke"),
        SourceWhy.NO_YEAR: _("«{field}» mangler årstall (5.10.2026)"),
        SourceWhy.WEEKDAY_AND_DATE: _("{day} er en {is}, ikke en {weekday}"),
        SourceWhy.NOT_A_WEEKDAY: _("«{field}» er ikke en ukedag"),
        SourceWhy.ON_A_WEEKEND: _("{day} er en {is}, og kan ikke være «{field}»"),
        SourceWhy.NO_COLUMNS: _("fant ikke kolonnene «Navn», «Fra» og «Til»"),
        SourceWhy.NO_SCHOOL_START: _("«Skolestart» med dato mangler for skoleåret {year}"),
        SourceWhy.NO_SCHOOL_END: _("«Siste skoledag» med dato mangler for skoleåret {year}"),
        SourceWhy.TOLD_TWICE: _("«{field}» står også i linje {other}, med en annen dato"),
        SourceWhy.SCHOOL_DAY_IN_BREAK: _("{day} er en skoledag her, og fri i linje {other}"),
        SourceWhy.RECURS_TOO_OFTEN: _("hendelsen gjentas for ofte til å være en ferie"),
        SourceWhy.NOT_A_RECURRENCE: _("gjentakelsen kan ikke leses"),
        SourceWhy.NOT_A_CALENDAR: _("fila er ikke en kalenderfil (ICS)"),
        SourceWhy.CUT_OFF: _("fila slutter midt i. Hent den på nytt der den kom fra"),
        SourceWhy.EVENT_HAS_NO_SUCH_DAY: _(
            "«{field}» i hendelsen er ikke en dato som finnes (20261005)"
        ),
        SourceWhy.EVENT_LACKS: _("hendelsen mangler «{field}», dagen den begynner"),
        SourceWhy.EVENT_HAS_TWO: _("hendelsen har «{field}» to ganger"),
        SourceWhy.WEEK_AND_DATE: _("{day} er i uke {week}, ikke i uke {other}"),
        SourceWhy.TOO_MUCH: _("fila er for stor til å være en skolerute"),
    }


def _in_document(why: SourceWhy) -> str:
    return {
        SourceWhy.ENCODING: _("tegnsettet er ikke UTF-8"),
        SourceWhy.NOT_TEXT_AT_ALL: _("fila er ikke en tekstfil"),
        SourceWhy.LINE_TOO_LONG: _("linja er for lang til å høre hjemme i en plan"),
        SourceWhy.WORD_FILE: _(
            "fila er fra Word eller et annet kontorprogram, og er ikke ren tekst. Kopier det som "
            "står der, lim det inn i en tekstfil, og ta inn den"
        ),
        SourceWhy.SYNTAX: _("linja er ikke skrevet som TOML"),
        SourceWhy.NO_ACTIVITY_TABLE: _(
            "fila har ingen aktiviteter: ingen tabell med «Aktivitet» og «Når», "
            "ingen punkter med «Ansvar:» eller «Frist:», og ingen måneder som overskrifter"
        ),
        SourceWhy.NOTE_LACKS: _(
            "notatet «{field}» mangler paragraf, kilde, kontrollert, sikkerhet eller tekst"
        ),
        SourceWhy.MISSING: _("«{field}» mangler"),
        SourceWhy.UNKNOWN: _("«{field}» er ikke et navn som brukes her"),
        SourceWhy.NOT_A_DATE: _("«{field}» er ikke en dato (ÅÅÅÅ-MM-DD)"),
        SourceWhy.NOT_A_TEXT: _("«{field}» er ikke tekst i hermetegn"),
        SourceWhy.NOT_A_NUMBER: _("«{field}» er ikke et helt tall over null"),
        SourceWhy.NOT_A_LIST: _("«{field}» skrives som [[{field}]]"),
        SourceWhy.NOT_A_COUNT: _("«{field}» sier ikke hva timene teller som"),
        SourceWhy.NOT_A_CERTAINTY: _("«{field}» er ikke høy, middels eller lav"),
        SourceWhy.EMPTY: _("«{field}» er tom"),
        SourceWhy.ENDS_BEFORE_IT_BEGINS: _("«til» kommer før «fra»"),
        SourceWhy.OUTSIDE_THE_YEAR: _("dagene ligger utenfor skoleåret"),
        SourceWhy.OTHER: _("«{field}» kan ikke leses"),
    }[why]
