"""What comes from a terminal: answers are no keys, pastes are text, and keys are keys."""

from __future__ import annotations

import pytest

from elvis_tui.terminal.sifting import ESC, Keys, Pasted, Piece, Sifter

ANSWERS = {
    "which it is (DA1)": "\x1b[?61;4;6;7;14;21;22;23;24;28;32;42;52c",
    "which it is, short": "\x1b[?1;2c",
    "its version (DA2)": "\x1b[>41;390;0c",
    "its number (DA3)": "\x1bP!|7E565445\x1b\\",
    "its name (XTVERSION)": "\x1bP>|tmux 3.5a\x1b\\",
    "a setting (DECRQSS)": "\x1bP1$r0m\x1b\\",
    "a word of terminfo": "\x1bP1+r544e=787465726d\x1b\\",
    "the keyboard (kitty)": "\x1b[?31u",
    "the scheme of colours": "\x1b[?997;1n",
    "all is well": "\x1b[0n",
    "the letters' colour": "\x1b]10;rgb:f8f8/f8f8/f2f2\x1b\\",
    "the ground's colour": "\x1b]11;rgb:1414/1919/1f1f\x07",
    "a colour by number": "\x1b]4;7;rgb:d3d3/d7d7/cfcf\x1b\\",
    "the clipboard": "\x1b]52;c;TW9yIHJpbmd0ZSBpIGRhZw==\x1b\\",
    "the title": "\x1b]lelvis\x1b\\",
    "letters and lines": "\x1b[8;24;80t",
    "dots": "\x1b[4;1080;1920t",
    "a letter's dots": "\x1b[6;20;10t",
    "pictures": "\x1b_Gi=31;OK\x1b\\",
    "sixels": "\x1b[?1;0;256S",
    "one after the other": "\x1b]11;rgb:14/19/1f\x1b\\\x1b[?1;2c\x1bP>|xterm(390)\x1b\\",
}
"""What terminals say when they are asked, and sometimes a good while after."""


class Line:
    """A line to a terminal, and what has been made of what came over it."""

    def __init__(self, *, is_typing: bool = False) -> None:
        self.now = 100.0
        self.given: list[Piece] = []
        self._sifter = Sifter(lambda: is_typing)

    def comes(self, text: str) -> None:
        self.given += self._sifter.feed(text, self.now)

    def rests(self, seconds: float) -> None:
        """Nothing comes for so long; it is looked at as often as the driver does."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 0.005)
            self.given += self._sifter.tick(self.now)

    @property
    def keys(self) -> list[str]:
        return [piece.text for piece in self.given if isinstance(piece, Keys)]

    @property
    def pasted(self) -> list[str]:
        return [piece.text for piece in self.given if isinstance(piece, Pasted)]


def letters(line: Line) -> list[str]:
    """Keys but for an Esc that came long before the rest, and sequences: the driver knows them."""
    return [key for key in line.keys if not key.startswith("\x1b[") and key != ESC]


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.3])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_no_key_wherever_it_is_cut(answer: str, gap: float) -> None:
    for cut in range(1, len(answer)):
        line = Line()
        line.comes(answer[:cut])
        line.rests(gap)
        line.comes(answer[cut:])
        line.rests(3)
        assert (letters(line), line.pasted) == ([], []), (cut, line.given)


@pytest.mark.parametrize("gap", [0.002, 0.15, 0.4])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_nor_letter_by_letter(answer: str, gap: float) -> None:
    line = Line()
    for letter in answer:
        line.comes(letter)
        line.rests(gap)
    line.rests(3)
    assert set(letters(line)) <= {"\\"}, line.given
    assert line.pasted == []


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_the_next_key_is_a_key(answer: str) -> None:
    line = Line()
    line.comes(f"2{answer}5")
    line.rests(0.1)
    assert letters(line) == ["2", "5"]


def test_an_answer_that_never_ends_leaves_the_keys_alone_after_a_while() -> None:
    for begun in ("\x1b]11;rgb:14", "\x1b[?61;4", "\x1bP>|tmux", "\x1b_Gi=31"):
        line = Line()
        line.comes(begun)
        line.rests(2.1)
        line.comes("n")
        line.rests(0.1)
        assert line.keys == ["n"], begun


# Keys


@pytest.mark.parametrize(
    "key",
    [
        *("a", "å", "5", " ", "\r", "\t", "\x7f", "\x11", "\x1b[A", "\x1b[1;5C", "\x1b[3~"),
        *("\x1bOP", "\x1bO5P", "\x1b[[A", "\x1b[Z", "\x1b[97;5u", "\x1b[1;2R", "\x1ba", "\x1b\r"),
        *("\x1b[<0;10;5M", "\x1b[<35;10;5m", "\x1b[M !!", "\x1b[32;10;5M", "\x1b[I", "\x1b[O"),
        *("\x1b[48;24;80;480;800t", "\x1b[?2026;2$y", "\x1b]", "\x1bP"),
    ],
    ids=ascii,
)
def test_a_key_is_given_whole(key: str) -> None:
    line = Line()
    line.comes(f"\x1b[B{key}\x1b[B")
    line.rests(0.2)
    assert line.keys == ["\x1b[B", key, "\x1b[B"]


def test_a_lone_esc_is_the_key() -> None:
    line = Line()
    line.comes(ESC)
    line.rests(0.09)
    assert line.keys == []
    line.rests(0.02)
    assert line.keys == [ESC]


@pytest.mark.parametrize("text", ["[1] Per", "Per Vik", "[utkast]", "]", "P"], ids=ascii)
def test_what_is_typed_right_after_an_esc_is_typed(text: str) -> None:
    line = Line()
    line.comes(ESC)
    line.rests(0.2)
    for letter in text:
        line.comes(letter)
        line.rests(0.15)
    line.rests(3)
    assert line.keys == [ESC, *text]


@pytest.mark.parametrize(
    "keys",
    [
        *("\r\r", "\r\r\r", "\t\t\t", "2\r", "5\rm", "2\ro", "jjjjjjjjjjjj", "          ", "nx"),
        *("5\r2\r3\r4\r1\r", "1234", "wia", "\x1b[B\x1b[Bi", "2\rx\x13", "bin"),
    ],
    ids=ascii,
)
def test_a_few_quick_keys_in_one_read_are_keys(keys: str) -> None:
    line = Line()
    line.comes(keys)
    line.rests(0.1)
    assert "".join(line.keys) == keys
    assert line.pasted == []


@pytest.mark.parametrize("gaps", [(0.05,), (0.06, 0.02), (0.03, 0.03, 0.09)], ids=str)
def test_no_speed_of_a_hand_makes_keys_a_paste(gaps: tuple[float, ...]) -> None:
    line = Line()
    for at, letter in enumerate("ringte hjem i dag"):
        line.comes(letter)
        line.rests(gaps[at % len(gaps)])
    line.rests(0.1)
    assert "".join(line.keys) == "ringte hjem i dag"


def test_a_key_that_is_held_down_moves_while_it_is_down() -> None:
    line = Line()
    for _ in range(20):
        line.comes("j")
        line.rests(0.033)
    assert len(line.keys) >= 18


def test_letters_in_a_field_come_at_once() -> None:
    line = Line(is_typing=True)
    line.comes("h")
    assert line.keys == ["h"]


def test_a_line_and_enter_at_once_in_a_field_are_that_as_after_a_stall() -> None:
    line = Line(is_typing=True)
    line.comes("ringt hjem\r\r")
    line.rests(0.1)
    assert line.given == [Pasted("ringt hjem"), Keys("\r"), Keys("\r")]


@pytest.mark.parametrize("text", ["Mor ringte\rHun\r", "Kari\t2STA", "Mor ringte\nto"], ids=ascii)
def test_more_than_a_line_in_a_field_presses_neither_enter_nor_tab(text: str) -> None:
    line = Line(is_typing=True)
    line.comes(text)
    line.rests(0.2)
    assert line.given == [Pasted(text)]


# Pastes


@pytest.mark.parametrize(
    "text",
    ["Mor ringte i dag.\nHun var urolig.\n", "Kari Nordmann", "19.10.2026", "Fred\r\nAnne", "finx"],
    ids=ascii,
)
@pytest.mark.parametrize("gap", [0.0, 0.01, 0.03])
def test_words_at_the_speed_of_a_machine_are_pasted(text: str, gap: float) -> None:
    line = Line()
    if gap:
        for letter in text:
            line.comes(letter)
            line.rests(gap)
    else:
        line.comes(text)
    line.rests(0.2)
    assert line.given == [Pasted(text)]


def test_what_is_pasted_in_more_than_one_read_is_one_paste() -> None:
    line = Line()
    for _ in range(3):
        line.comes("blåbær og bringebær " * 200)
        line.rests(0.05)
    line.rests(0.2)
    assert line.given == [Pasted("blåbær og bringebær " * 600)]


def test_marks_say_where_a_paste_begins_and_ends_wherever_they_are_cut() -> None:
    whole = "\x1b[200~kort\r\nx\x1b[2J\x1by\x1b[201~"
    for cut in range(1, len(whole)):
        line = Line()
        line.comes(whole[:cut])
        line.rests(0.05)
        line.comes(whole[cut:] + "n")
        line.rests(0.2)
        assert line.given == [Pasted("kort\r\nx\x1b[2J\x1by"), Keys("n")], cut


def test_a_paste_whose_end_is_lost_ends_after_a_quiet_time() -> None:
    line = Line()
    line.comes("\x1b[200~Mor ringte")
    line.rests(1.9)
    assert line.given == []
    line.rests(0.2)
    line.comes("n")
    line.rests(0.1)
    assert line.given == [Pasted("Mor ringte", whole=False), Keys("n")]


@pytest.mark.parametrize("key", [ESC, "\x13", "\x7f"], ids=ascii)
def test_or_at_the_next_key_that_is_no_letter(key: str) -> None:
    line = Line()
    line.comes("\x1b[200~Mor ringte")
    line.rests(0.3)
    line.comes(key)
    line.rests(0.2)
    line.comes("n")
    line.rests(0.1)
    assert line.given == [Pasted("Mor ringte", whole=False), Keys("n")]


def test_an_arrow_ends_it_and_is_an_arrow() -> None:
    line = Line()
    line.comes("\x1b[200~Mor ringte")
    line.rests(0.3)
    line.comes("\x1b[B")
    line.rests(0.1)
    assert line.given == [Pasted("Mor ringte", whole=False), Keys("\x1b[B")]


def test_the_mark_of_an_end_alone_is_no_key() -> None:
    line = Line()
    line.comes("\x1b[201~n")
    line.rests(0.1)
    assert line.given == [Keys("n")]
