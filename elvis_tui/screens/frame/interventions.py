"""The physical interventions on the pages of a student and of a case: a row for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elvis_tui.domain.cases.intervention_rules import Standing
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.rows import Line, Row, Section
from elvis_tui.wording import interventions as words
from elvis_tui.wording.dates import near_date


def intervention_section(
    session: Session, every: Iterable[Standing], layout: str
) -> Iterator[Line]:
    """A heading with a row for each, the last one first; nothing where there are none.

    Args:
        session: What the screens share.
        every: How they stand.
        layout: One whose columns are a mark, words, and when.
    """
    rows = [_row(session, stands, layout) for stands in every]
    if rows:
        yield Section()
        yield Section(_("Fysisk inngripen"), str(len(rows)))
        yield from rows


def _row(session: Session, stands: Standing, layout: str) -> Row:
    one = stands.intervention
    event = " ".join(session.names.text(one.event).split())
    lacks = words.missing(stands.missing)
    told = " · ".join(w for w in (event, words.repeated(stands), lacks) if w)
    mark = (words.OPEN, "red") if stands.missing else (words.DONE, "green")
    when = (near_date(one.on, session.gate.today), "muted")
    return Row(f"intervention:{one.id}", (mark, told, when), layout)
