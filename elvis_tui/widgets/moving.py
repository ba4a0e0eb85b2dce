"""The commands of the widgets: moving in a list or a text, choosing, going from field to field."""

from __future__ import annotations

from elvis_tui.i18n import Wording, later
from elvis_tui.widgets.commands import Command, Commands, Importance, Part


def open_row(
    words: Wording,
    hint: Wording,
    importance: Importance = Importance.USUAL,
    changes: tuple[str, ...] = (),
) -> Command:
    """Enter on a row, in the words of the list it stands in."""
    return Command(
        id="rows.open",
        key="enter",
        action="open",
        words=words,
        hint=hint,
        importance=importance,
        changes=changes,
        when="has_row",
    )


def _moving(id: str, key: str, action: str, words: Wording, hint: Wording) -> Command:
    return Command(
        id=id,
        key=key,
        action=action,
        words=words,
        hint=hint,
        importance=Importance.HELP_ONLY,
        part=Part.MOVING,
    )


def next_field(key: str) -> Command:
    """The key that goes on to the next field."""
    words, hint = later("neste felt"), later("Neste felt")
    return _moving("screen.next", key, "app.focus_next", words, hint)


def previous_field(key: str) -> Command:
    """The key that goes back to the field before."""
    words, hint = later("forrige felt"), later("Forrige felt")
    return _moving("screen.prev", key, "app.focus_previous", words, hint)


def _six(*actions: tuple[str, str]) -> tuple[Command, ...]:
    """The six ways to move in what is longer than the screen, each with its keys and action."""
    told = (
        ("rows.up", later("opp"), later("Opp")),
        ("rows.down", later("ned"), later("Ned")),
        ("rows.page_up", later("en side opp"), later("En side opp")),
        ("rows.page_down", later("en side ned"), later("En side ned")),
        ("rows.home", later("øverst"), later("Øverst")),
        ("rows.end", later("nederst"), later("Nederst")),
    )
    return tuple(
        _moving(id, key, action, words, hint)
        for (id, words, hint), (key, action) in zip(told, actions, strict=True)
    )


ROWS: Commands = (
    open_row(later("åpne"), later("Åpne linja du står på")),
    *_six(
        ("up,k", "move(-1)"),
        ("down,j", "move(1)"),
        ("pageup", "page(-1)"),
        ("pagedown", "page(1)"),
        ("home", "edge(-1)"),
        ("end", "edge(1)"),
    ),
)
READING: Commands = _six(
    ("up,k", "scroll_up"),
    ("down,j", "scroll_down"),
    ("pageup", "page_up"),
    ("pagedown,space", "page_down"),
    ("home", "scroll_home"),
    ("end", "scroll_end"),
)
DOCUMENT: Commands = (
    open_row(later("åpne"), later("Åpne aktiviteten du står på"), Importance.FIRST),
    *_six(
        ("up,k", "step(-1)"),
        ("down,j", "step(1)"),
        ("pageup", "page(-1)"),
        ("pagedown,space", "page(1)"),
        ("home", "edge(-1)"),
        ("end", "edge(1)"),
    ),
)
FIELD: Commands = (
    Command(
        id="field.enter",
        key="enter",
        action="submit",
        words=later("videre"),
        hint=later("Videre"),
    ),
)
ONLY_FIELD: Commands = (
    Command(
        id="field.enter",
        key="enter",
        action="submit",
        words=later("lagre"),
        hint=later("Lagre"),
    ),
)
LINES: Commands = (
    Command(
        id="field.next",
        key="tab",
        action="app.focus_next",
        words=later("neste felt"),
        hint=later("Neste felt; Enter er ny linje"),
        part=Part.MOVING,
    ),
)
CHOICE: Commands = (
    Command(
        id="choice.left",
        key="left",
        action="choose(-1)",
        words=later("forrige"),
        hint=later("Forrige"),
        part=Part.MOVING,
    ),
    Command(
        id="choice.right",
        key="right,space",
        action="choose(1)",
        words=later("neste"),
        hint=later("Neste"),
        part=Part.MOVING,
    ),
)
SEARCH_LINE: Commands = (
    Command(
        id="search.end",
        key="escape",
        action="end",
        words=later("avslutt søket"),
        hint=later("Avslutt søket"),
        importance=Importance.ALWAYS,
    ),
)
ENTRY_LINE: Commands = (
    Command(
        id="entry.leave",
        key="escape",
        action="leave",
        words=later("lukk, teksten beholdes"),
        hint=later("Lukk, teksten beholdes"),
        importance=Importance.ALWAYS,
    ),
    Command(
        id="entry.turn",
        key="f8",
        action="turn",
        words=later("gjør om"),
        hint=later("Gjør om det du skriver: info, beslutning, oppgave"),
    ),
    Command(
        id="entry.hide",
        key="f9",
        action="hide",
        words=later("privat av/på"),
        hint=later("Privat: ikke i referatet. Igjen: i referatet"),
        when="may_be_private",
        why_not=later("En oppgave er aldri privat: den som skal gjøre den, må kunne lese den."),
    ),
    next_field("down"),
    previous_field("up"),
)
