"""Questions at the terminal. What is secret is typed unseen, and never comes from anywhere else."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _

SHORTEST = 12
_TERMINAL = Path("/dev/tty")
_WIPE = "\x1b[H\x1b[2J"
_OWN_SCREEN, _BACK = f"\x1b[?1049h{_WIPE}", f"{_WIPE}\x1b[?1049l"


class NotAnsweredError(StorageError):
    """Whoever was asked has pressed Ctrl+C or Ctrl+D: what was to be opened, is not."""


def can_be_asked() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def passphrase(prompt: str, path: Path | None = None) -> str:
    """What is typed, unseen.

    Args:
        prompt: What is asked for.
        path: The file it is for, for errors.

    Raises:
        StorageError: `DATA_SEALED` without a terminal.
        NotAnsweredError: on Ctrl+C or at the end of the input.
    """
    return _typed(prompt, path, seen=False)


def new_passphrase() -> str:
    """A passphrase typed twice alike; asks on until it is good.

    Raises:
        StorageError: `DATA_SEALED` without a terminal.
        NotAnsweredError: on Ctrl+C or at the end of the input.
    """
    while True:
        first = passphrase(_("Ny passordfrase (minst {count} tegn): ").format(count=SHORTEST))
        if len(first.strip()) < SHORTEST:
            tell(
                _("Den er for kort: bruk minst {count} tegn, gjerne fire ord.").format(
                    count=SHORTEST
                )
            )
        elif passphrase(_("Samme frase en gang til: ")) == first:
            return first
        else:
            tell(_("De to var ikke like. Skriv den på nytt."))


def line(prompt: str) -> str:
    """What is typed, for all to see; raises as `passphrase` does."""
    return _typed(prompt, None, seen=True)


def yes(question: str, assume: bool = False) -> bool:
    """Whether the answer is yes; without a terminal, or without an answer, it is no.

    Args:
        question: What is asked.
        assume: The answer was given with the command: nothing is asked.
    """
    if assume:
        return True
    if not can_be_asked():
        return False
    try:
        answer = line(f"{question} {_('[j/N]')} ")
    except StorageError:
        return False
    return answer.strip().casefold() in (_("j"), _("ja"))


def tell(text: str) -> None:
    """Lines for who sits at the terminal, wherever the streams lead."""
    with contextlib.suppress(OSError):
        _write(f"{clean(text, lines=True)}\n")


@contextlib.contextmanager
def own_screen() -> Iterator[None]:
    """A screen that leaves nothing behind in the window, nor where it can be scrolled back to."""
    with contextlib.suppress(OSError):
        _write(_OWN_SCREEN)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            _write(_BACK)


def wipe() -> None:
    """Take away what stands on the screen of one's own."""
    with contextlib.suppress(OSError):
        _write(_WIPE)


def _typed(prompt: str, path: Path | None, *, seen: bool) -> str:
    if not can_be_asked():
        raise StorageError(Fault.DATA_SEALED, path=path)
    try:
        return _from_terminal(prompt, seen=seen)
    except (KeyboardInterrupt, EOFError):
        with contextlib.suppress(OSError):
            _write("\n")
        raise NotAnsweredError(Fault.DATA_SEALED, path=path) from None
    except OSError:
        raise StorageError(Fault.DATA_SEALED, path=path) from None


if sys.platform == "win32":

    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()

    def _from_terminal(prompt: str, *, seen: bool) -> str:
        import getpass

        return input(prompt) if seen else getpass.getpass(prompt)

else:

    def _write(text: str) -> None:
        with _TERMINAL.open("wb", buffering=0) as terminal:
            terminal.write(text.encode())

    def _from_terminal(prompt: str, *, seen: bool) -> str:
        """One line from the terminal itself.

        Not through `getpass`: that decodes as the locale says, and the same keys must give the
        same passphrase on every machine, and here and in the program's own window.
        """
        with _TERMINAL.open("r+b", buffering=0) as terminal:
            with _unseen(terminal.fileno(), seen):
                terminal.write(prompt.encode())
                typed = bytearray()
                while (byte := terminal.read(1)) not in (b"", b"\n"):
                    typed += byte
            if not seen:
                terminal.write(b"\n")
        if not byte:
            raise EOFError
        try:
            return typed.decode()
        except UnicodeDecodeError:
            return typed.decode("cp1252", "replace")

    @contextlib.contextmanager
    def _unseen(handle: int, seen: bool) -> Iterator[None]:
        """Without showing what is typed, and with what was typed before the question dropped."""
        import termios

        before = termios.tcgetattr(handle)
        now = termios.tcgetattr(handle)
        now[3] = (now[3] | termios.ICANON | termios.ISIG) & ~(0 if seen else termios.ECHO)
        if seen:
            now[3] |= termios.ECHO
        termios.tcsetattr(handle, termios.TCSAFLUSH, now)
        try:
            yield
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
