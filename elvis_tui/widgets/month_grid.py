"""A month on the screen: its neighbours' names, its weeks from Monday, a note under them.

What has a week stands on a line of its own under the week, and where there is no room for that
line the number of the week has a mark. What the team has set has a mark before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from elvis_tui.domain.plan.calendar import SATURDAY
from elvis_tui.domain.plan.month import MonthView, Week
from elvis_tui.domain.plan.periods import month_after
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _
from elvis_tui.widgets.wrapping import wrapped
from elvis_tui.wording.dates import month_name, short_weekday
from elvis_tui.wording.plan import OWN, day_mark, short_name

WEEK_WIDTH = 5
WEEKEND_WIDTH = 6
MOST_WEEKS = 6
TALLEST_WEEK = 3
LONGEST_NAME = 24
"""The widest a column of days grows for the name of an activity."""
GOES_ON = "→"
"""On the days after the first of what lasts several."""
OF_WEEK = "▪"
"""Before what has a week and no day in it."""
ROOM_BELOW = 9
"""Lines of a screen that are not the month's: those above and below it, and a list."""

Met = Mapping[date, Sequence[str]]
"""The names of the meetings of each day that has any."""
Piece = tuple[str, str]
"""Text and style."""


class MonthGrid(Widget):
    """Draws the month it is given, a line for each week, or more where it is made taller."""

    class Turned(Message):
        """A neighbouring month's name was clicked; `step` is -1 or 1."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view: MonthView | None = None
        self._note = ""
        self._met: Met = {}

    def show(self, view: MonthView, note: str, met: Met | None = None) -> None:
        """Draw another month.

        Args:
            view: The month.
            note: What is said under its weeks, in as many lines as it takes.
            met: What the meetings of its days are called.
        """
        before = self._wanted()
        self._view, self._note, self._met = view, clean(note), met or {}
        # A layout draws the whole screen again: most of what turning a page would send.
        self.refresh(layout=self._wanted() != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # Room for six weeks whether the month has them or not: what stands under it stays.
        weeks = len(self._view.weeks) if self._view else 0
        needs = 2 + max(MOST_WEEKS + 1, weeks + len(self._note_lines(width)))
        wants = 2 + weeks + len(self._note_lines(width)) + self._busy_weeks()
        return max(needs, min(wants, viewport.height - ROOM_BELOW))

    def _busy_weeks(self) -> int:
        return sum(bool(_of_week(week)) for week in self._view.weeks) if self._view else 0

    def _wanted(self) -> int:
        return self.get_content_height(self.size, self.app.size, self.size.width)

    def _note_lines(self, width: int) -> tuple[str, ...]:
        return wrapped(self._note, max(1, width - 2)) if self._note else ()

    # Drawing

    def render(self) -> Content:
        if self._view is None:
            return Content("")
        width, view = self.size.width, self._view
        note = self._note_lines(width)
        spare = self.size.height - 2 - len(note) - len(view.weeks)
        extra = self._busy_weeks() if self._busy_weeks() <= spare else 0
        height = max(1, min(TALLEST_WEEK, 1 + (spare - extra) // len(view.weeks)))
        widths = column_widths(view, width - 2 - WEEK_WIDTH, tall=height > 1, met=self._met)
        lines = [self._neighbours(width), self._weekdays(widths)]
        for week in view.weeks:
            days = [
                list(_day(view, week, n, room, height, self._met)) for n, room in enumerate(widths)
            ]
            for y in range(height):
                number = f" {week.number:>3} " if y == 0 else ""
                if y == 0 and not extra and _of_week(week):
                    number = f" {week.number:>3}{OF_WEEK}"
                pieces = [(set_cell_size(number, WEEK_WIDTH + 1), "$muted")]
                lines.append(Content.assemble(*pieces, *(day[y] for day in days)))
            if extra and _of_week(week):
                lines.append(_week_line(week, width))
        lines += [Content.assemble((f" {line}", "$muted")) for line in note]
        return Content("\n").join(lines)

    def _neighbours(self, width: int) -> Content:
        before, after = self._neighbour_words()
        gap = " " * max(1, width - 2 - cell_len(before) - cell_len(after))
        return Content.assemble(" ", (before, "$key"), gap, (after, "$key"), " ")

    def _neighbour_words(self) -> tuple[str, str]:
        """«◂ september» and «november ▸», with the year where it is another one."""
        if self._view is None:
            return "", ""
        here = self._view.year
        words = []
        for step in (-1, 1):
            year, month = month_after(here, self._view.month, step)
            words.append(month_name(month) if year == here else f"{month_name(month)} {year}")
        return f"◂ {words[0]}", f"{words[1]} ▸"

    def _weekdays(self, widths: Sequence[int]) -> Content:
        pieces = [(set_cell_size(" " + _("uke"), WEEK_WIDTH + 1), "$muted")]
        for number, room in enumerate(widths, 1):
            pieces.append((set_cell_size(f" {short_weekday(number)}", room), "$muted"))
        return Content.assemble(*pieces)

    def on_click(self, event: events.Click) -> None:
        if event.y == 0 and self._view is not None:
            before, after = self._neighbour_words()
            if event.x <= cell_len(before):
                self.post_message(self.Turned(-1))
            elif event.x >= self.size.width - 1 - cell_len(after):
                self.post_message(self.Turned(1))


def column_widths(view: MonthView, room: int, *, tall: bool, met: Met | None = None) -> list[int]:
    """How wide each weekday is: wide enough for its activities first, then all alike.

    Args:
        view: The month.
        room: Cells to divide; what cannot be divided is left over.
        tall: Whether an activity stands under its date and not beside it.
        met: What the meetings of its days are called.
    """
    mark = max(cell_len(_("ferie")), cell_len(_("i dag")))
    weekday, beside = (1 + mark, 0) if tall else (1 + cell_len("31 ") + mark, cell_len("[31] "))
    weekend = WEEKEND_WIDTH - tall  # nothing stands beside the date there
    widths = [weekend if n >= SATURDAY else weekday for n in range(1, 8)]
    if sum(widths) > room:
        widths[:5] = [max(3, (room - 2 * weekend) // 5)] * 5
    spare = room - sum(widths)
    wants = [0] * 7
    for column in range(7):
        names = [cell_len(n) for week in view.weeks for n in _names(view, week, column, met or {})]
        if names:
            wants[column] = max(0, 1 + beside + max(names) - widths[column])
    # A cell to each that wants one, in turn: one long name does not take what is there for all.
    while spare > 0 and any(wants):
        for column in range(7):
            if wants[column] and spare > 0:
                widths[column] += 1
                wants[column] -= 1
                spare -= 1
    for column in range(5):
        widths[column] += max(0, spare) // 5
    return widths


def _names(view: MonthView, week: Week, column: int, met: Met) -> list[str]:
    """What stands on a day of a week: what the team has set, what the plan has, meetings."""
    day = week.days[column]
    if not day.in_month:
        return []
    meetings = [clean(name)[:LONGEST_NAME] for name in met.get(day.on, ())]
    if day.is_clash:  # the list says what is the matter
        return ["!", *meetings]
    before = week.days[column - 1] if column else None
    own = [f"{OWN} {_called(a, before.own if before else ())}" for a in day.own]
    names = [
        _called(a, before.activities if before and _lasts(view, a, day.on) else ())
        for a in day.activities
    ]
    # A meeting is held each week: what the plan has that day is never hidden behind one.
    return [*own, *names, *meetings]


def _called(activity: Activity, before: Sequence[Activity]) -> str:
    """Its name, and on the days after its first that it goes on."""
    if any(a.id == activity.id for a in before):
        return GOES_ON
    return clean(short_name(activity, LONGEST_NAME))


def _lasts(view: MonthView, activity: Activity, day: date) -> bool:
    spans = view.placements[activity.id].spans
    return any(first < day <= last for first, last in spans)


def _of_week(week: Week, longest: int = LONGEST_NAME) -> list[str]:
    """What has the week and no day in it."""
    names = [clean(short_name(a, longest)) for a in week.activities]
    return names + [f"{OWN} {clean(short_name(a, longest))}" for a in week.own]


def _week_line(week: Week, width: int) -> Content:
    """Their names, as long as there is room for them beside each other."""
    many = len(week.activities) + len(week.own)
    room = width - WEEK_WIDTH - cell_len(f" {OF_WEEK} ")
    names = _of_week(week, max(LONGEST_NAME, room // many - 2 * cell_len(f"{OWN} ")))
    pieces = [(" " * WEEK_WIDTH, ""), (f" {OF_WEEK} ", "$muted"), (" · ".join(names), "$key")]
    return Content.assemble(*pieces).truncate(width, ellipsis=True, pad=True)


def _day(
    view: MonthView, week: Week, column: int, room: int, height: int, met: Met
) -> Iterator[Content]:
    """A day's lines, each exactly `room` cells wide."""
    day = week.days[column]
    if not day.in_month:
        yield from (Content(" " * room) for _line in range(height))
        return
    free = day_mark(day)
    style = "$muted" if free or day.on.isoweekday() >= SATURDAY else "$ink"
    ground = "$bar" if free else ""
    pieces: list[Piece] = [(str(day.on.day), style)]
    pieces += [(free, style)] if free else []
    pieces += [(name, "$key") for name in _names(view, week, column, met)]
    if day.is_today:
        pieces, ground = _as_today(pieces, room, height, bool(free)), "$key"
    elif free and height == 1:
        pieces = _beside_free(pieces, room)
    for y in range(height):
        last = y == height - 1
        here = _fitting(pieces[y:], room) if last else pieces[y : y + 1]
        # The line between one week and the next stays empty, so that weeks are told apart.
        yield _line(here, room, "" if last and y and not here else ground)


def _beside_free(pieces: Sequence[Piece], room: int) -> list[Piece]:
    """A day without school keeps its word; what stands on it is counted where it has no room."""
    (number, style), (free, _style), *names = pieces
    needs = sum(1 + cell_len(text) for text, _style in pieces)
    if not names or needs <= room:
        return list(pieces)
    counted = f"+{len(names)}"
    if 3 + cell_len(number) + cell_len(free) + cell_len(counted) <= room:
        return [(number, style), (free, style), (counted, "$key")]
    return [(number, style), (free + ("!" if names[0][0] == "!" else "…"), style)]


def _fitting(pieces: Sequence[Piece], room: int) -> list[Piece]:
    """Of several on one line as many as there is room for, and how many more there are."""
    needs = sum(1 + cell_len(text) for text, _style in pieces)
    shown = list(pieces)
    number = 1 if pieces and pieces[0][0].strip("[]").isdecimal() else 0
    names = len(pieces) - number
    if needs <= room or names < 2:
        return shown
    for left in range(names - 1, 0, -1):
        told = f"+{names - left}"
        before = sum(1 + cell_len(text) for text, _style in pieces[: number + left - 1])
        last, style = pieces[number + left - 1]
        there = room - before - 2 - cell_len(told)
        if there >= cell_len(last) or left == 1:
            cut = last if cell_len(last) <= there else set_cell_size(last, max(there - 1, 0)) + "…"
            return [*pieces[: number + left - 1], (cut, style), (told, style)]
    return shown


def _as_today(pieces: Sequence[Piece], room: int, height: int, is_free: bool) -> list[Piece]:
    """Today in a colour and in words, or in brackets where there is no room for the words.

    That it is free gives way first: the days beside it say so.
    """
    number, *others = [text for text, _style in pieces]
    words = [number, _("i dag"), *others]

    def fits() -> bool:
        needs = max(map(cell_len, words)) if height >= len(words) else cell_len(" ".join(words))
        return needs < room

    if is_free and not fits():
        others = others[1:]
        words = [number, _("i dag"), *others]
    if not fits():
        words = [f"[{number}]", *others]
    return [(text, "bold $ground") for text in words]


def _line(pieces: Sequence[Piece], room: int, ground: str) -> Content:
    """Pieces with a space before each, cut with an ellipsis; `ground` lies under all of it."""
    spaced = [part for piece in pieces for part in (" ", piece)]
    line = Content.assemble(*spaced).truncate(room, ellipsis=True, pad=True)
    return line.stylize(f"on {ground}") if ground else line
