"""Rows of a list of people that are nobody: what a program prints around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from elvis_tui.domain.people.roster_entries import USUAL_CODE, class_code
from elvis_tui.domain.people.roster_summary import RowFault
from elvis_tui.domain.text import folded

_COUNTED = "elev(?:er|ar)?|klasser?|jenter|gutter|kvinner|menn|ansatte|personer|rader|stk"
_TOTAL = re.compile(
    rf"(?:antall|antal|totalt?|sum|i alt|til ?sammen)(?: (?:antall|antal|{_COUNTED}|i|på|klassen"
    rf"|skolen|alle))*(?: [0-9]{{1,2}}[a-zæøå]{{1,5}}[0-9]?)?[ :=.]*[0-9 ]*(?:{_COUNTED})?"
    rf"|[0-9]+ (?:{_COUNTED})"
)
_PRINTED = re.compile(
    r"(?:skrevet ut|utskrift|utskrevet|utskriftsdato|utskriven|skriven ut|generert|eksportert)\b.*"
    r"|(?:laget|oppdatert|sist endret|rapport)\b(?: ?:.*|.*[0-9].*)"
    r"|(?:side|page) [0-9]+.*|(?:pr\.?|per) [0-9]{1,2}[. ].*|(?:kilde|dato|skole|skule) ?:.*"
)
_PLACEHOLDER = re.compile(
    r"navn navnesen|fornavn etternavn|etternavn,? fornavn|test test(?:esen)?|test elev|elev test"
    r"|elev elev(?:esen)?|elev [0-9]+|ukjent(?: ukjent| elev| navn)?|ukjend|anonym"
    r"|n ?\.? ?n ?\.?|xx+|ikke (?:oppgitt|satt|valgt)|ledig(?: plass)?|vakant|mangler|ingen"
)
_COUNT_BEHIND = re.compile(r"\s*\([^()]*\)\s*$")
_SECTION = re.compile(
    r"(?:klasse|klassen|basisgruppe|gruppe|trinn|avdeling)(?: ?:.*| .*[0-9].*)?"
    r"|(?:kontaktlærer(?:e)?|kontaktlærar)\b ?:.*"
)


def nobody(name: str, others: Sequence[str]) -> RowFault | None:
    """Why a row names nobody, or None for one that may be somebody.

    Args:
        name: The cells that hold the name, as one text.
        others: The other cells of the row that have something in them.
    """
    told = folded(name)
    if not told and len(others) == 1:
        told = folded(others[0])
        if not (_TOTAL.fullmatch(told) or _PRINTED.fullmatch(told)):
            return None  # its name is missing
    if _TOTAL.fullmatch(told) or _PRINTED.fullmatch(told):
        return RowFault.PRINTED_LINE
    if told and (
        _PLACEHOLDER.fullmatch(told) or not any(sign.isalpha() or sign == "?" for sign in told)
    ):
        return RowFault.PLACEHOLDER
    if told and (_SECTION.fullmatch(told) or _is_code_alone(name, others)):
        return RowFault.SECTION
    return None


def _is_code_alone(name: str, others: Sequence[str]) -> bool:
    code = class_code(_COUNT_BEHIND.sub("", name))
    return bool(USUAL_CODE.fullmatch(code)) and all(class_code(other) == code for other in others)


def without_dash(name: str) -> str:
    """A part of a name, but for the stroke that says that there is none."""
    return name if any(sign.isalnum() or sign == "?" for sign in name) else ""
