"""What a structured file that somebody else wrote must hold; import it inside a function.

pydantic looks for every fault in one reading and says where each is. Its models stay in here:
what has been found sound is made into records at the door (docs/decisions/0001).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from elvis_tui.domain.absence.codes import Counts
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.domain.text import clean

Text = Annotated[str, StringConstraints(pattern=r"\S")]
Certainty = Literal["høy", "middels", "lav"]
_WHY = {
    "missing": SourceWhy.MISSING,
    "extra_forbidden": SourceWhy.UNKNOWN,
    "date_type": SourceWhy.NOT_A_DATE,
    "string_type": SourceWhy.NOT_A_TEXT,
    "string_pattern_mismatch": SourceWhy.EMPTY,
    "int_type": SourceWhy.NOT_A_NUMBER,
    "greater_than": SourceWhy.NOT_A_NUMBER,
    "less_than_equal": SourceWhy.NOT_A_NUMBER,
    "literal_error": SourceWhy.NOT_A_CERTAINTY,
    "list_type": SourceWhy.NOT_A_LIST,
    "model_type": SourceWhy.NOT_A_LIST,
    SourceWhy.NOT_A_COUNT: SourceWhy.NOT_A_COUNT,
    SourceWhy.ENDS_BEFORE_IT_BEGINS: SourceWhy.ENDS_BEFORE_IT_BEGINS,
    SourceWhy.NOT_A_DATE: SourceWhy.NOT_A_DATE,
    SourceWhy.NO_SUCH_DAY: SourceWhy.NO_SUCH_DAY,
    SourceWhy.WEEKDAY_AND_DATE: SourceWhy.WEEKDAY_AND_DATE,
}


class _Table(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", hide_input_in_errors=True)


def _written_day(value: object) -> object:
    """A text that is a day with its weekday, «mandag 17.8.2026», held against each other."""
    if not isinstance(value, str):
        return value
    from elvis_tui.incoming.calendar_days import DayError, read_day

    try:
        return read_day(value)
    except DayError as fault:
        known = fault.why in (SourceWhy.WEEKDAY_AND_DATE, SourceWhy.NO_SUCH_DAY)
        why = fault.why if known else SourceWhy.NOT_A_DATE
        facts = {"day": fault.day, "weekday": fault.weekday}
        raise PydanticCustomError(why, "not a day", facts) from None


_Day = Annotated[date, BeforeValidator(_written_day)]


class _Days(_Table):
    navn: Text
    fra: _Day
    til: _Day
    kilde: str = ""
    sikkerhet: Certainty | None = None

    @field_validator("til")
    @classmethod
    def _in_order(cls, til: date, info: ValidationInfo) -> date:
        if "fra" in info.data and til < info.data["fra"]:
            raise PydanticCustomError(SourceWhy.ENDS_BEFORE_IT_BEGINS, "ends before it begins")
        return til


class _SchoolYear(_Days):
    fri: list[_Days] = []


class Calendar(_Table):
    """A «skoleruter.toml»."""

    skolear: list[_SchoolYear] = []


LARGEST_NUMBER = 10_000
"""Of days, weeks or years in a rule: a day that is reckoned from it must be one."""


class _Rule(_Table):
    id: Annotated[RuleId, Field(strict=False)]
    navn: Text
    tall: Annotated[int, Field(gt=0, le=LARGEST_NUMBER)]
    enhet: Text
    paragraf: Text
    kilde: Text
    sikkerhet: Certainty
    gjelder_fra: date | None = None
    gjelder_til: date | None = None


class Rules(_Table):
    """A «regler.toml»."""

    regel: list[_Rule] = []


class _AbsenceCode(_Table):
    kode: Text
    navn: Text
    teller: Text

    @field_validator("teller")
    @classmethod
    def _known(cls, teller: str) -> str:
        if teller not in {one.value for one in Counts}:
            raise PydanticCustomError(SourceWhy.NOT_A_COUNT, "not a count")
        return teller


class _CodeTable(_Table):
    fylke: Text
    gjelder_fra: date
    kilde: Text
    sikkerhet: Certainty
    kode: list[_AbsenceCode]


class AbsenceCodes(_Table):
    """A «fravaerskoder.toml»."""

    tabell: list[_CodeTable] = []


_MODELS: dict[str, type[BaseModel]] = {"skolear": Calendar, "regel": Rules, "tabell": AbsenceCodes}


def check(key: str, tables: Mapping[str, Any]) -> None:
    """Hold a document against its model.

    Args:
        key: Under which it has its tables.
        tables: What it holds.

    Raises:
        InputError: `SOURCE_UNUSABLE` with every fault and its place. No value is told.
    """
    faults: tuple[SourceFault, ...] = ()
    try:
        _MODELS[key].model_validate(tables)
    except ValidationError as error:
        faults = tuple(_fault(e) for e in error.errors(include_url=False, include_input=False))
    if key == "skolear":
        from elvis_tui.incoming.calendar_checks import agreeing

        faults += tuple(agreeing(tables))
    if faults:
        raise InputError(Fault.SOURCE_UNUSABLE, faults=faults)


def _fault(error: ErrorDetails) -> SourceFault:
    """One of pydantic's faults as ours, its tables counted from 1 as people count them."""
    place = tuple(p + 1 if isinstance(p, int) else clean(p) for p in error["loc"])
    facts = error.get("ctx", {}) if error["type"] == SourceWhy.WEEKDAY_AND_DATE else {}
    why = _WHY.get(error["type"], SourceWhy.OTHER)
    return SourceFault(why=why, place=place, day=facts.get("day"), weekday=facts.get("weekday"))
