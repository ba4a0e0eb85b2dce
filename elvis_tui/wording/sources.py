"""What is wrong with a document of the user's own, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.source import Origin, SourceFault, SourceInUse, SourceKind, SourceWhy
from elvis_tui.i18n import _

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

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


def faults_in_words(faults: object) -> str:
    """«linje 3: tegnsettet er ikke UTF-8; skolear 2, fri 3: «til» kommer før «fra»»; or nothing."""
    if not isinstance(faults, tuple):
        return ""
    return "; ".join(_fault(fault) for fault in faults if isinstance(fault, SourceFault))


def _fault(fault: SourceFault) -> str:
    # A number ends the place of a table; a name at the end is the field's.
    names_a_field = bool(fault.place) and isinstance(fault.place[-1], str)
    where = _tables(fault.place[:-1] if names_a_field else fault.place)
    field = next((part for part in reversed(fault.place) if isinstance(part, str)), "")
    if fault.line is not None:
        where = ", ".join(filter(None, (_("linje {line}").format(line=fault.line), where)))
    what = _what(fault.why).replace("{field}", field)
    return f"{where}: {what}" if where else what


def _tables(place: tuple[str | int, ...]) -> str:
    """«skolear 2, fri 3»."""
    words = ""
    for part in place:
        words += f" {part}" if isinstance(part, int) else f"{', ' if words else ''}{part}"
    return words


def _what(why: SourceWhy) -> str:
    return {
        SourceWhy.ENCODING: _("tegnsettet er ikke UTF-8"),
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
