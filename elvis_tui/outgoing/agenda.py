"""A saksliste to send out before the meeting, as finished Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, ngettext
from elvis_tui.outgoing import minutes as referat
from elvis_tui.outgoing.blocks import facts
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import agenda as agenda_words
from elvis_tui.wording.meeting_names import called

UNNAMED = FreeText("")


def saksliste(
    meeting: Meeting,
    items: Iterable[AgendaItem],
    names: Names,
    cases: Mapping[str, Case],
    follow_ups: Mapping[str, FollowUp],
    school: FreeText = UNNAMED,
) -> str:
    """What a planned meeting takes up, each with why.

    Args:
        meeting: One that is planned.
        items: As they stand now, without what is left out.
        names: Decides whether students stand by name or by number.
        cases: By id, those that may be told of.
        follow_ups: By id.
        school: What the school is called; empty if nobody has said.
    """
    told_of = [
        (_("Skole"), names.text(school)),
        (_("Møteserie"), called(meeting, names)),
        (_("Tid og sted"), referat.time_and_place(meeting, names)),
        (_("Innkalt"), referat.people_told(meeting.participants, names)),
    ]
    heading = _("Saksliste: {title}").format(title=referat.title(meeting, names))
    lines = [f"# {escaped(heading)}", "", *facts(told_of), ""]
    told = [
        f"{number}. {_item(item, meeting, names, cases, follow_ups)}"
        for number, item in enumerate(items, 1)
    ]
    return "\n".join([*lines, *(told or [_("Ingenting står på sakslista ennå.")])]) + "\n"


def _item(
    item: AgendaItem,
    meeting: Meeting,
    names: Names,
    cases: Mapping[str, Case],
    follow_ups: Mapping[str, FollowUp],
) -> str:
    """«**Nora Solli (2STA)** – forfalt · samtale»."""
    name = f"**{escaped(referat.item_title(item, names, cases))}**"
    why = " · ".join(agenda_words.why(item, names, cases, follow_ups, meeting.on))
    return f"{name} – {escaped(why)}" if why else name


def meetings(planned: Iterable[tuple[Meeting, int]], names: Names, today: date) -> str:
    """The meetings that are planned as a list, each with how many items it has."""
    lines = []
    for meeting, items in planned:
        count = ngettext("{n} sak", "{n} saker", items).format(n=items)
        when = referat.time_and_place(meeting, names)
        state = [count, *([_("ikke holdt")] if meeting.on < today else [])]
        lines.append(f"- {escaped(' · '.join([f'{called(meeting, names)}: {when}', *state]))}")
    return "\n".join(["# " + _("Planlagte møter"), "", *lines]) + "\n"


def file_name(meeting: Meeting, names: Names) -> str:
    """«saksliste-iko-team-2026-10-19.md»."""
    return referat.file_name(meeting, names, kind="saksliste")
