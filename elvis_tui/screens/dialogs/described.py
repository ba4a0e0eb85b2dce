"""A dialog made from the description of a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from textual.widget import Widget

from elvis_tui.domain.errors import DomainError, Fault, at_field
from elvis_tui.domain.fields import Field, Shape, asked, fields_of
from elvis_tui.domain.marks import Asked, Mark
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, DATE_HINT_OF_SERIES, SubjectForm
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, ShortField, TextField
from elvis_tui.wording.dates import clock_time, long_date, read_time
from elvis_tui.wording.labels import code_word, heading

R = TypeVar("R", bound=Record)
_DIGITS = 6


class DescribedForm(SubjectForm[R]):
    """Returns the record with what was typed in the fields that the dialog asks for.

    A field that cannot be without a value keeps the one it had when it is emptied.

    Args:
        session: What the screens share.
        key: Names this dialog about this thing, for the draft.
        about: Whom or what it is about.
        record: What the fields hold at first; a new one with an empty id.
        accept: Takes the record when it is saved.
    """

    asks = Asked.FACTS
    """Which fields it asks for, as their descriptions say."""
    first: tuple[str, ...] = ()
    """Fields that stand first; the others come after them, in the record's own order."""

    def __init__(
        self, session: Session, key: str, about: Subject | str, record: R, accept: Accept[R]
    ) -> None:
        super().__init__(session, key, about, accept)
        self.record = record

    def label_for(self, field: Field) -> str:
        """What stands before a field."""
        return heading(type(self.record), field.name)

    def flag_words(self, field: Field) -> tuple[str, str]:
        """What is chosen between where the field says only whether."""
        return _("nei"), _("ja")

    def field_for(self, field: Field) -> Widget:
        """What one types or chooses in; its id is the name of the field."""
        name, value = field.name, getattr(self.record, field.name)
        match field.shape:
            case Shape.CODE:
                codes = [Choice(code, code_word(field.kind, code)) for code in field.kind]
                none = [Choice("", _("alle"))] if field.optional else []
                return ChoiceField([*none, *codes], value or "", id=name)
            case Shape.FLAG:
                no, yes = self.flag_words(field)
                answers = [Choice("", no), Choice("yes", yes)]
                return ChoiceField(answers, "yes" if value else "", id=name)
            case Shape.DATE:
                day = long_date(value) if value else ""
                hint = DATE_HINT_OF_SERIES if self.series else DATE_HINT
                return ShortField(day, placeholder=str(hint), id=name)
            case Shape.TIME:
                return ShortField(clock_time(value) if value else "", id=name)
            case Shape.NUMBER:
                return ShortField("" if value is None else str(value), id=name)
            case Shape.TEXT if field.many:
                return TextField("\n".join(map(to_edit, value)), id=name)
            case Shape.TEXT if Mark.LINES in field.marks:
                return TextField(to_edit(value), id=name)
            case Shape.TEXT if Mark.WHO in field.marks:
                return self.who_field(name, value)
            case Shape.TEXT:
                return LineField(to_edit(value), id=name)
        raise NotImplementedError(f"{name}: this dialog must say how a {field.shape} is asked for")

    def fields(self) -> Iterable[Widget]:
        return (Labelled(self.label_for(f), self.field_for(f)) for f in self._asked())

    def read(self) -> R:
        return replace(self.record, **{f.name: self._typed(f) for f in self._asked()})

    def asked_for(self) -> tuple[str, ...]:
        """The fields the dialog asks for, in their order."""
        names = [n for n in asked(type(self.record), self.asks) if n not in self.first]
        return (*self.first, *names)

    def _asked(self) -> list[Field]:
        return [fields_of(type(self.record))[name] for name in self.asked_for()]

    def _typed(self, field: Field) -> Any:
        name = field.name
        typed: Any
        match field.shape:
            case Shape.CODE:
                code = self.value(name)
                return field.kind(code) if code or not field.optional else None
            case Shape.FLAG:
                return bool(self.value(name))
            case Shape.DATE:
                typed = self.date_of(name)
            case Shape.TIME:
                typed = self._time_of(name)
            case Shape.NUMBER:
                typed = self._number_of(name, field.kind)
            case Shape.TEXT if field.many:
                return tuple(filter(None, map(str.strip, self.value(name).splitlines())))
            case _:
                return self.needed(name) if self._is_needed(field) else self.value(name)
        return getattr(self.record, name) if typed is None and not field.optional else typed

    def _is_needed(self, field: Field) -> bool:
        """Also who did it, of something new, where the log-in does not tell."""
        if Mark.NEEDED in field.marks:
            return True
        is_new = not getattr(self.record, "id", "known")
        return field.name == "by" and is_new and not self.session.desk.author

    def _time_of(self, field_id: str) -> object:
        with at_field(field_id):
            return read_time(self.value(field_id))

    def _number_of(self, field_id: str, kind: type[Any]) -> float | None:
        typed = self.value(field_id)
        if not typed:
            return None
        if kind is float:
            return self._decimal(typed.removesuffix("%").rstrip(), field_id)
        if not (typed.isascii() and typed.isdecimal()) or len(typed) > _DIGITS:
            raise DomainError(Fault.NOT_A_NUMBER, text=typed, field=field_id)
        return int(typed)

    def _decimal(self, typed: str, field_id: str) -> float:
        if not re.fullmatch(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?", typed):
            raise DomainError(Fault.NOT_A_NUMBER, text=typed, field=field_id)
        return float(typed.replace(",", "."))
