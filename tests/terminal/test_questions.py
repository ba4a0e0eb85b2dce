"""Questions at a terminal: what is typed comes as it was typed, seen or unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.terminal import questions
from tests.terminal.terminal import Terminal

ASK = """
import sys
from elvis_tui.terminal import questions
try:
    print(f"got {eval(sys.argv[1])!a}.")
except BaseException as error:
    print(type(error).__name__)
"""
Ask = Callable[..., Terminal]


@pytest.fixture
def ask() -> Iterator[Ask]:
    """Have a question asked at a terminal, and its answer printed."""
    with ExitStack() as opened:

        def ask(question: str, **env: str) -> Terminal:
            command = [sys.executable, "-c", ASK, question]
            return opened.enter_context(Terminal(command, env=env))

        yield ask


@pytest.mark.parametrize(
    "locale",
    [
        {},
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "nb_NO.ISO-8859-1", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    ("typed", "got"),
    [("blåbær på øy", "blåbær på øy"), ("blå", "blå"), ("a\u030a", "a\u030a"), ("", "")],
)
def test_the_same_keys_give_the_same_passphrase_whatever_the_locale(
    ask: Ask, locale: dict[str, str], typed: str, got: str
) -> None:
    # The command line itself goes through the locale, so it is ASCII.
    at = ask(r"questions.passphrase('Passordfrase p\xe5 \xf8ya: ')", **locale)
    at.wait_for("Passordfrase på øya:")
    at.send(f"{typed}\r")
    at.wait_for(r"got .*\.")
    assert f"got {got!a}" in at.text()
    assert not typed or typed not in at.text()


def test_a_terminal_that_sends_windows_1252_is_understood(ask: Ask) -> None:
    at = ask("questions.passphrase('? ')")
    at.wait_for(r"\?")
    at.send("blåbær på øya\r".encode("cp1252"))
    at.wait_for(r"got .*\.")
    assert f"got {'blåbær på øya'!a}" in at.text()


def test_what_was_typed_before_the_question_is_no_answer(ask: Ask) -> None:
    at = ask("[input('first '), print('typed ahead'), questions.passphrase('Frase: ')]")
    at.wait_for("first")
    at.send("x\rfor tidlig\r")
    at.wait_for("Frase:")
    at.send("riktig\r")
    at.wait_for(r"got .*\.")
    assert "'riktig']." in at.text()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("j", True), ("J", True), ("ja", True), (" Ja ", True)]
    + [(no, False) for no in ("", "n", "nei", "y", "yes", "jada", "1")],
)
def test_only_a_yes_is_a_yes(ask: Ask, typed: str, answer: bool) -> None:
    at = ask("questions.yes('Skal det gjøres?')")
    at.wait_for(r"Skal det gjøres\? \[j/N\]")
    at.send(f"{typed}\r")
    at.wait_for(rf"got {answer}\.")


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
def test_no_answer_is_no(ask: Ask, key: str) -> None:
    at = ask("questions.yes('Skal det gjøres?')")
    at.wait_for(r"\[j/N\]")
    at.press(key)
    at.wait_for(r"got False\.")


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
def test_a_passphrase_that_is_not_given_is_told_apart(ask: Ask, key: str) -> None:
    at = ask("questions.passphrase('Frase: ')")
    at.wait_for("Frase:")
    at.press(key)
    at.wait_for("NotAnsweredError")
    assert at.wait() == 0
    assert at.echoes


def test_a_yes_given_with_the_command_asks_nothing() -> None:
    assert questions.yes("Skal det gjøres?", assume=True)


def test_without_a_terminal_it_is_no_and_no_passphrase_is_read() -> None:
    """FAULTS 78."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, "questions.yes('?'), questions.passphrase('? ')"],
        input=b"j\nhemmelig frase\n",
        capture_output=True,
        check=True,
        env={**os.environ, "ELVIS_PASSPHRASE": "hemmelig frase"},
        start_new_session=True,
    )
    assert done.stdout == b"StorageError\n"


def test_a_file_that_needs_a_passphrase_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    secret, seen = partial(questions.passphrase, "? "), partial(questions.line, "? ")
    for ask in (secret, questions.new_passphrase, seen):
        with pytest.raises(StorageError) as raised:
            ask()
        assert raised.value.fault is Fault.DATA_SEALED
    assert not questions.yes("?")
