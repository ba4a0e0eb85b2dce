"""A date that may be a slip of the key is asked about once, at its field, and stops nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from elvis_tui.domain.cases.rules import in_other_school_year
from elvis_tui.domain.fields import Shape
from elvis_tui.screens.dialogs.described import DescribedForm, R
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.wording import case_clocks
from elvis_tui.wording.keys import key


def doubted_year(
    form: Form[Any],
    near: date,
    typed: Mapping[str, date | None],
    before: Mapping[str, date | None],
) -> str:
    """The question about the first date that lies in another school year; "" for none.

    Args:
        form: The dialog; the cursor is put into the field.
        near: The day whose school year is meant: that of the report, or today.
        typed: The dates, by the id of their field.
        before: What stood there: that is not asked about again.
    """
    for field_id, day in typed.items():
        if day and day != before.get(field_id) and in_other_school_year(day, near):
            form.query_one(f"#{field_id}").focus()
            return case_clocks.other_year(day, near, key("form.save", "ctrl+s"))
    return ""


class DoubtsYear(DescribedForm[R]):
    """A dialog of a case: each of its days is asked about as `doubted_year` says."""

    def near(self) -> date:
        """The day whose school year is meant."""
        return self.of_case.reported_on if self.of_case else self.gate.today

    def doubt(self, result: R) -> str:
        days = [field.name for field in self._asked() if field.shape is Shape.DATE]
        typed = {name: getattr(result, name) for name in days}
        before = {name: getattr(self.record, name) for name in days}
        return doubted_year(self, self.near(), typed, before)
