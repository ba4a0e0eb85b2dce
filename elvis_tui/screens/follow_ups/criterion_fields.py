"""The fields of a criterion, wherever one is asked for: what was seen, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from elvis_tui.domain.follow_ups.records import Criterion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, SubjectForm
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.follow_ups.phases import criteria_list
from elvis_tui.widgets.fields import LineField, ShortField
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.follow_ups import usual_sources
from elvis_tui.wording.keys import key
from elvis_tui.wording.labels import heading


def criterion_fields(session: Session) -> Iterator[Labelled]:
    """The fields of one that is seen today; what the school looks for can be chosen."""
    gate, pick = session.gate, key("form.pick", "F12")
    hint, seen_in = _("skriv, eller velg fra lista med {pick}").format(pick=pick), usual_sources()
    fields = {
        "text": LineField(placeholder=hint, suggestions=criteria_list(gate), id="text"),
        "source": LineField(placeholder=_("f.eks. Visma"), suggestions=seen_in, id="source"),
        "on": ShortField(long_date(gate.today), placeholder=str(DATE_HINT), id="on"),
    }
    for name, field in fields.items():
        yield Labelled(heading(Criterion, name), field)


def read_criterion(form: SubjectForm[Any], *, with_source: bool = True) -> Criterion:
    """What was typed in them.

    Args:
        form: The dialog they stand in.
        with_source: Whether it must be told where it was seen.
    """
    text = FreeText(form.needed("text"))
    source = FreeText(form.needed("source") if with_source else form.value("source"))
    return Criterion(text=text, source=source, on=form.date_of("on"))
