"""Who is in a meeting, in words: when they came and left, and how many are here."""

from __future__ import annotations

from datetime import time

from elvis_tui.domain.meetings.presence import Moment, Odd, still_here
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import clock_time


def belongs(one: Participant) -> str:
    """Whether they are here this once, or from another service; "" for a member of the school."""
    if one.guest:
        return _("ekstern gjest") if one.external else _("gjest")
    return _("ekstern") if one.external else ""


def times(one: Participant) -> list[str]:
    """«kom 12.20» and «gikk 12.45», as far as they are known."""
    came = [_("kom {time}").format(time=clock_time(one.came))] if one.came else []
    left = [_("gikk {time}").format(time=clock_time(one.left))] if one.left else []
    return [*came, *left]


def head_count(meeting: Meeting, *, with_gone: bool = True) -> str:
    """«2 av 3», and how many of those who were here have left, where that is told."""
    here, everybody = len(meeting.present), len(meeting.participants)
    gone = here - still_here(meeting)
    told = _("{here} av {all}").format(here=here, all=everybody)
    if not gone or not with_gone:
        return told
    left = ngettext("{n} har gått", "{n} har gått", gone).format(n=gone)
    return _("{count} ({left})").format(count=told, left=left)


def asked_about(odd: Odd, meeting: Meeting, save: str, now: time) -> str:
    """What is asked once about a time that is hardly meant.

    Args:
        odd: What is strange about it.
        meeting: In which meeting.
        save: The key that saves it all the same.
        now: What the clock is.
    """
    start = clock_time(meeting.start) if meeting.start else ""
    end = clock_time(meeting.end) if meeting.end else ""
    return {
        Odd.BEFORE_START: _("Møtet begynte {time}. Stemmer det? {save} lagrer det likevel."),
        Odd.AFTER_END: _("Møtet var slutt {end}. Stemmer det? {save} lagrer det likevel."),
        Odd.LEFT_BEFORE_CAME: _("Gikk før de kom? {save} lagrer det likevel."),
        Odd.TO_COME: _("Klokka er bare {now}. Stemmer det? {save} lagrer det likevel."),
    }[odd].format(time=start, end=end, save=save, now=clock_time(now))


def time_question(which: Moment, name: str) -> str:
    """What the dialog of a time asks."""
    asked = {Moment.CAME: _("Når kom {name}?"), Moment.LEFT: _("Når gikk {name}?")}[which]
    return asked.format(name=name)


def was_here(name: str) -> str:
    """That somebody who was typed is one who is in the meeting already."""
    return _(
        "{name} sto i møtet fra før, og er den samme. Er det en annen, skriv rolle eller tjeneste."
    ).format(name=name)
