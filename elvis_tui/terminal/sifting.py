"""What comes from a terminal, sifted: keys, what was pasted, and answers that nobody pressed.

A terminal sends its own answers (which it is, its colours, its size) the way of the keys. Late, as
when tmux is attached anew over a slow line, or in pieces, they were read as letters, and letters
are commands. A paste without marks is letters too. Here each is told from the other before anything
is taken for a key; nothing here knows Textual, or a clock.
"""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.record import Record

ESC, BEL, ST = "\x1b", "\x07", "\x9c"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

ESCAPE_DELAY = 0.1
"""Seconds after which an Esc that nothing follows was the key. As long as Textual waits."""
LETTER_GAP = 0.04
"""Seconds between two letters of a paste, also of one that is typed out key by key (at 30 ms, say).
Two fingers can roll as fast; four letters in a row no hand presses so fast."""
PAUSE = 0.1
"""Seconds that part what a machine sends in one go from the next key of a hand."""
QUIET = 2.0
"""Seconds after which nothing more comes of an answer or a paste that has not ended."""
HOLD = 0.5
"""Seconds that a letter which may begin the rest of an answer is held back, just after an Esc."""

WORD_LETTERS = 4
"""So many different letters at once are words; a hand in a stall presses two or three commands."""
REPEATED = 3
"""So many of the same sign in a row are a key that is held down: it moves at once."""
TEXT_SIGNS = 6
"""So many signs at once, of `WORD_LETTERS` kinds: a date, a number."""

_PRIVATE = ("\x1b[?", "\x1b[>", "\x1b[=")
LONGEST_SEQUENCE = 32
"""No key sends more; the longest answer, what a terminal can do, does."""
_INTRODUCERS = {"\x9b": "[", "\x9d": "]", "\x90": "P", "\x9f": "_"}
"""What begins an answer in one byte, and the letter after Esc that does."""
_SECOND = {"]": "0123456789lL", "P": "0123456789!>$+@|", "_": "G"}
"""How the answers go on that end with a mark: colours and clipboard, versions, pictures."""
_LATE_FINALS = "cRnytuSmM~"
"""How answers end that a bracket begins. Other brackets after an Esc somebody typed."""


class Keys(Record, frozen=True):
    """A letter, a control code or a whole sequence: what one key sends."""

    text: str


class Pasted(Record, frozen=True):
    """Text that no hand has typed.

    `whole` is false when the mark of its end never came.
    """

    text: str
    whole: bool = True


Piece = Keys | Pasted


def is_text(run: str) -> bool:
    """Whether letters that came at once are words, and not a few quick keys."""
    signs = [sign for sign in run.casefold() if not sign.isspace()]
    if len({sign for sign in signs if sign.isalpha()}) >= WORD_LETTERS:
        return True
    return len(signs) >= TEXT_SIGNS and len(set(signs)) >= WORD_LETTERS


def _is_one_line(run: str) -> bool:
    """Whether letters are one line, with Enters after it or without."""
    return not any(sign in run.rstrip("\r") for sign in "\r\n\t")


def _is_control(sign: str) -> bool:
    return sign < " " or "\x7f" <= sign <= "\x9f"


def _is_answer(sequence: str) -> bool:
    """Whether no key sends this; of answers, Textual waits for what modes there are (`$y`)."""
    if len(sequence) > LONGEST_SEQUENCE:
        return True
    return sequence.startswith(_PRIVATE) and not sequence.endswith("$y")


class Sifter:
    """Takes in what was read, and gives out pieces as soon as it is known what they are.

    Args:
        is_typing: Whether letters go to a field now: there they need not wait for what comes next.
    """

    def __init__(self, is_typing: Callable[[], bool] = lambda: False) -> None:
        self._is_typing = is_typing
        self._out: list[Piece] = []
        self._state: Callable[[str], None] = self._ground
        self._run: list[str] = []
        """Letters that came at once, as far as they have come."""
        self._held = ""
        """A sequence as far as it has come."""
        self._is_late = False
        """Whether the Esc of what is held has been given out as a key."""
        self._after_escape = False
        self._paste: list[str] = []
        self._paused = False
        self._last = 0.0

    def feed(self, text: str, now: float) -> list[Piece]:
        """Take in what was read.

        Args:
            text: What came in one read.
            now: Seconds that only go forwards.
        """
        at = 0
        while at < len(text):
            if self._state == self._in_paste and not self._paused:
                end = text.find(ESC, at)
                end = len(text) if end < 0 else end
                self._paste.append(text[at:end])
                at = end
                if at == len(text):
                    break
            self._state(text[at])
            at += 1
        self._last, self._paused = now, False
        if self._run and self._need_not_wait():
            self._end_run()
        return self._given()

    def _need_not_wait(self) -> bool:
        repeated = len(self._run) >= REPEATED and len(set(self._run)) == 1
        return repeated or (self._is_typing() and not any(sign in self._run for sign in "\r\n\t"))

    def _is_pasted(self) -> bool:
        """Whether what has come is text that is no line somebody types in a field."""
        run = "".join(self._run)
        return is_text(run) and not (_is_one_line(run) and self._is_typing())

    @property
    def is_waiting(self) -> bool:
        """Whether what may be a key is held back, so that `tick` has to be called soon."""
        return bool(self._run) or self._state == self._escape

    def tick(self, now: float) -> list[Piece]:
        """Tell that nothing is there to be read; gives out what is complete by that."""
        quiet = now - self._last
        self._paused = quiet >= PAUSE
        if self._run and quiet >= (PAUSE if self._is_pasted() else LETTER_GAP):
            self._end_run()
        if self._after_escape and quiet >= QUIET:
            self._after_escape = False
        if self._state == self._escape and quiet >= ESCAPE_DELAY:
            self._give_escape()
        elif self._state == self._in_paste_escape and self._held == ESC and self._paused:
            self._end_paste(whole=False)
        elif self._is_late and len(self._held) == len("\x1b[") and quiet >= HOLD:
            self._release()
        elif self._state != self._ground and quiet >= QUIET:
            self._give_up()
        return self._given()

    def _given(self) -> list[Piece]:
        out, self._out = self._out, []
        return out

    def _to_ground(self, sign: str = "") -> None:
        self._state, self._held, self._is_late = self._ground, "", False
        if sign:
            self._ground(sign)

    def _give_escape(self) -> None:
        self._out.append(Keys(ESC))
        self._to_ground()
        self._after_escape = True

    def _release(self, sign: str = "") -> None:
        """What was held was typed after all: an Esc that has been given out, and letters."""
        letters = self._held[1:]
        self._to_ground()
        for letter in letters + sign:
            self._ground(letter)

    def _give_up(self) -> None:
        """Nothing more comes: what was begun is dropped, but for what was pasted."""
        if self._state in (self._in_paste, self._in_paste_escape):
            self._end_paste(whole=False)
        elif self._state == self._in_string_escape:
            self._give_escape()
        else:
            self._to_ground()

    # Letters

    def _ground(self, sign: str) -> None:
        late, self._after_escape = self._after_escape, False
        if sign == ESC:
            self._end_run()
            self._held, self._state = ESC, self._escape
        elif sign in _INTRODUCERS or (late and sign in _INTRODUCERS.values()):
            self._end_run()
            self._is_late = sign not in _INTRODUCERS
            self._held = ESC
            self._escape(_INTRODUCERS.get(sign, sign))
        elif sign in "\r\n\t" or not _is_control(sign):
            self._run.append(sign)
        else:
            self._end_run()
            self._out.append(Keys(sign))

    def _end_run(self) -> None:
        pasted, run, self._run = self._is_pasted(), "".join(self._run), []
        if pasted:
            self._out.append(Pasted(run))
            return
        if is_text(run):  # in a field as good as its letters, and quicker
            line = run.rstrip("\r")
            self._out.append(Pasted(line))
            run = run[len(line) :]
        self._out += [Keys(sign) for sign in run]

    # After an Esc

    def _escape(self, sign: str) -> None:
        if sign == ESC:
            self._out.append(Keys(ESC))
            return
        self._held += sign
        if sign == "[":
            self._state = self._in_csi
        elif sign in _SECOND:
            self._state = self._before_string
        elif sign == "O":
            self._state = self._in_ss3
        else:
            self._give_sequence()

    def _give_sequence(self) -> None:
        sequence = self._held
        self._to_ground()
        if sequence == PASTE_BEGINS:
            self._state = self._in_paste
        elif sequence != PASTE_ENDS and not _is_answer(sequence):
            self._out.append(Keys(sequence))

    def _in_ss3(self, sign: str) -> None:
        if _is_control(sign):
            self._to_ground(sign)
            return
        self._held += sign
        if not sign.isdigit() and sign != ";":
            self._give_sequence()

    def _in_csi(self, sign: str) -> None:
        begins = len(self._held) == len("\x1b[")
        if self._is_late and begins and not (sign.isdigit() or sign in "?><="):
            self._release(sign)
        elif begins and sign in "[M":
            # The Linux console's F1 to F5, and the mouse as X10 told it: letters come after.
            self._held += sign
            self._state = self._in_letters
        elif " " <= sign <= "?":
            self._held += sign
        elif "@" <= sign <= "~" and self._is_late and sign not in _LATE_FINALS:
            self._release(sign)
        elif "@" <= sign <= "~":
            self._held += sign
            self._give_sequence()
        else:
            self._to_ground(sign)

    def _in_letters(self, sign: str) -> None:
        if sign == ESC:
            self._to_ground(sign)
            return
        self._held += sign
        if len(self._held) == (len("\x1b[Mxyz") if self._held[2] == "M" else len("\x1b[[A")):
            self._give_sequence()

    # Answers that end with a mark; what stands in them is not kept

    def _before_string(self, sign: str) -> None:
        if sign in _SECOND[self._held[1]]:
            self._state, self._is_late, self._held = self._in_string, False, ""
        elif self._is_late:
            self._release(sign)
        else:
            self._give_sequence()
            self._ground(sign)

    def _in_string(self, sign: str) -> None:
        if sign == ESC:
            self._state = self._in_string_escape
        elif sign in (BEL, ST):
            self._to_ground()
        elif _is_control(sign):
            self._to_ground(sign)

    def _in_string_escape(self, sign: str) -> None:
        if sign == "\\":
            self._to_ground()
        else:
            self._held, self._state = ESC, self._escape
            self._escape(sign)

    # Pastes

    def _in_paste(self, sign: str) -> None:
        if sign == ESC:
            self._held, self._state = ESC, self._in_paste_escape
        elif self._paused and _is_control(sign) and sign not in "\r\n\t":
            # Somebody wonders why no key works: that key has ended it.
            self._end_paste(whole=False)
        else:
            self._paste.append(sign)

    def _in_paste_escape(self, sign: str) -> None:
        held = self._held + sign
        if held == PASTE_ENDS:
            self._end_paste(whole=True)
        elif PASTE_ENDS.startswith(held):
            self._held = held
        elif self._paused:
            self._end_paste(whole=False)
            for letter in held:
                self._state(letter)
        else:
            self._paste.append(self._held)
            self._held, self._state = "", self._in_paste
            self._in_paste(sign)

    def _end_paste(self, *, whole: bool) -> None:
        text, self._paste = "".join(self._paste), []
        self._to_ground()
        if text or whole:
            self._out.append(Pasted(text.replace("\x00", ""), whole))
