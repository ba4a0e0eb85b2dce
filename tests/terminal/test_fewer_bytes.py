"""What is written in fewer bytes is the same on the screen, to the cell."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.drivers.linux_driver import LinuxDriver

from elvis_tui.terminal.driver import SiftingDriver
from elvis_tui.terminal.fewer_bytes import fewer_bytes

COLUMNS, ROWS = 40, 6
CONSOLE = Console(
    color_system="truecolor", force_terminal=True, width=COLUMNS, legacy_windows=False
)


def screen(*written: str) -> pyte.Screen:
    """The terminal after some writes."""
    terminal = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(terminal)
    for data in written:
        stream.feed(data)
    return terminal


def seen(terminal: pyte.Screen) -> object:
    """What can be seen of it: a blank without a line has no ink."""
    cells = [terminal.buffer[y][x] for y in range(ROWS) for x in range(COLUMNS)]
    cursor = terminal.cursor
    return [_looks(cell) for cell in cells], (cursor.x, cursor.y), cursor.attrs


def _looks(cell: pyte.screens.Char) -> pyte.screens.Char:
    if cell.data != " " or cell.reverse or cell.underscore or cell.strikethrough:
        return cell
    return cell._replace(fg="", bold=False)


def drawn(*pieces: tuple[str, Style | None]) -> str:
    """Pieces of text as Textual hands them to its driver."""
    return CONSOLE._render_buffer([Segment(text, style) for text, style in pieces])


INK, PAPER = Color.from_rgb(223, 227, 232), Color.from_rgb(20, 25, 31)
PLAIN = Style.from_color(INK, PAPER)
MUTED = Style.from_color(Color.from_rgb(152, 164, 176), PAPER)
RED = MUTED + Style(bold=True)


def test_a_colour_that_stays_is_said_once() -> None:
    row = drawn(("Nora  ", PLAIN), ("2STA  ", MUTED), ("forfalt", RED), ("  nå", PLAIN))
    told = fewer_bytes(row)
    assert told.count("48;2;20;25;31") == 1
    assert told.count("\x1b[22;38;2;223") == 1, "bold is taken back alone"
    assert told.endswith("\x1b[0m")
    assert seen(screen(told)) == seen(screen(row))


def test_blanks_after_slanted_words_are_not_slanted() -> None:
    """A terminal without italics draws them in reverse: a bar to the end of the line."""
    told = fewer_bytes(drawn(("kursiv", PLAIN + Style(italic=True)), ("    ", PLAIN)))
    assert told.index("\x1b[0;") < told.index("    ")


def test_the_way_to_the_next_line_is_gone_once() -> None:
    rows = (
        drawn(("Nora", PLAIN))
        + "\x1b[1;40H\r\n\x1b[2;1H"
        + drawn(("Omar", PLAIN))
        + "\x1b[2;40H\x1b[1;3H"
    )
    told = fewer_bytes(rows)
    assert told == "\x1b[38;2;223;227;232;48;2;20;25;31mNora\x1b[2;1HOmar\x1b[1;3H\x1b[0m"
    assert seen(screen(told)) == seen(screen(rows))


def test_it_is_what_the_driver_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(LinuxDriver, "write", lambda _driver, data: written.append(data))
    row = drawn(("Nora  ", PLAIN), ("2STA  ", MUTED))
    SiftingDriver.write(object.__new__(SiftingDriver), row)
    assert written == [fewer_bytes(row)] != [row]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "Mor ringte.",
        "\x1b[?1049h",
        "\x1b[?2026$p",
        "\x1b[>1u",
        "\x1b]52;c;bWFt\x07",
        "\x1b]0;mmm\x1b\\",
        "\x07",
        "\x1b[?2026h",
        "\x1b[38:2::1:2:3mx\x1b[0m",
        "\x1b[>4;2m",
    ],
)
def test_what_is_no_drawing_goes_as_it_is(data: str) -> None:
    assert fewer_bytes(data) == data


def test_what_empties_a_part_of_the_screen_has_the_colour_it_was_given() -> None:
    data = "\x1b[48;2;1;2;3mab\x1b[0m\x1b[K\x1b[2;1H\x1b[41m\x1b[K\x1b[0m"
    assert fewer_bytes(data).index("\x1b[0m") < fewer_bytes(data).index("\x1b[K")
    assert seen(screen(fewer_bytes(data))) == seen(screen(data))


def test_a_title_with_an_m_in_it_is_left_alone() -> None:
    data = "\x1b]0;\x1b[1mNavn\x07" + drawn(("m", PLAIN), ("n", PLAIN))
    assert fewer_bytes(data).startswith("\x1b]0;\x1b[1mNavn\x07")


COLOURS = st.one_of(
    st.none(),
    st.builds(Color.from_rgb, *[st.integers(0, 255)] * 3),
    st.integers(0, 255).map(Color.from_ansi),
    st.just(Color.default()),
)
FLAGS = st.dictionaries(
    st.sampled_from(["bold", "dim", "italic", "underline", "reverse", "strike"]), st.booleans()
)
STYLES = st.builds(
    lambda ink, paper, flags: Style.from_color(ink, paper) + Style(**flags), COLOURS, COLOURS, FLAGS
)
PIECES = st.tuples(st.text("aæøå ▸●漢", max_size=6), st.none() | STYLES)
MOVES = st.builds("\x1b[{};{}H".format, st.integers(1, ROWS), st.integers(1, COLUMNS))
PARTS = st.one_of(
    st.lists(PIECES, max_size=5).map(lambda pieces: drawn(*pieces)),
    MOVES,
    st.sampled_from(
        ["\x1b[?25l", "\x1b[?25h", "\x1b[K", "\x1b[2J", "\x1b[1;31;44m", "\x1b[0m", "\x1b[m"]
    ),
)


@given(parts=st.lists(PARTS, max_size=12), after=st.lists(PARTS, max_size=4))
@example(parts=["\x1b[1m", "\x1b[22ma", "\x1b[0m"], after=[])
@example(parts=["\x1b[38;5m", "a"], after=["b"])
@example(parts=["\x1b[38m", "\x1b[48;2;1ma"], after=[])
def test_any_drawing_is_the_same_on_the_screen(parts: list[str], after: list[str]) -> None:
    """Each write of Textual's ends without a style in force."""
    first, second = "".join(parts) + "\x1b[0m", "".join(after) + "\x1b[0m"
    told = fewer_bytes(first), fewer_bytes(second)
    assert seen(screen(*told)) == seen(screen(first, second))
    assert all(len(new) <= len(old) for new, old in zip(told, (first, second), strict=True))
