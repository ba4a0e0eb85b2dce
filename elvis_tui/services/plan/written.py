"""A month and a school year of the plan written out, as documents."""

from __future__ import annotations

from elvis_tui.domain.plan.parties import answers_for, narrowed
from elvis_tui.domain.record import Record
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.plan.verbs import meetings_in, month


class Written(Record, frozen=True, kw_only=True):
    """A document in Markdown, and what it is called."""

    title: str
    markdown: str


def month_written(gate: Gate, year: int, number: int, party: str = "", name: str = "") -> Written:
    """A month with the teams' meetings; of one party its own activities, and no meetings.

    Args:
        gate: What may be seen.
        year: Calendar year.
        number: The month, 1 to 12.
        party: The key of one who is responsible; empty for everybody.
        name: What that one is called.

    Raises:
        DomainError: `NOT_A_MONTH`.
    """
    from elvis_tui.outgoing.plan_month import document_title, month_document

    view = narrowed(month(gate, year, number), party)
    meetings = () if party else meetings_in(gate, year, number)
    # Nobody is told of in a month, by whatever name a team goes.
    written = month_document(view, meetings, gate.masked_names, name)
    return Written(title=document_title(view, name), markdown=written)


def year_written(gate: Gate, year: int, party: str = "", name: str = "") -> Written:
    """A school year, all of it or one party's.

    Args:
        gate: What may be seen.
        year: The one in which the school year begins.
        party: The key of one who is responsible; empty for everybody.
        name: What that one is called.
    """
    from elvis_tui.domain.plan.year import year_view
    from elvis_tui.outgoing.plan_year import year_document, year_title

    rows = [row for row in activities(gate) if answers_for(row, party)]
    view = year_view(rows, year, gate.sources.school_years(), gate.today)
    return Written(title=year_title(year, name), markdown=year_document(view, name))
