"""One clear Norwegian sentence for everything that can go wrong."""

from __future__ import annotations

import errno
import re
from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.errors import DomainError, ElvisError, Fault, StorageError
from elvis_tui.wording.fault_words import crashed
from elvis_tui.wording.faults import explain

ENGLISH = (
    "the is are was not no file error cannot could field missing found open already save saved "
    "read write please try again invalid empty unknown damaged meeting names hidden"
)
FACTS = {
    "path": Path("/hjem/berit/elvis.json"),
    "text": "30.02.",
    "line": 350,
    "count": 2,
    "first": "Undersøke",
    "errno": errno.ENOSPC,
    "field": "on",
    "user": "berit",
    "host": "skole",
    "since": "19.10. kl. 12.00",
    "day": date(2026, 10, 5),
    "other": date(2026, 10, 12),
    "role": "Rådgiver",
}


def words(sentence: str) -> set[str]:
    return set(re.findall(r"\w+", sentence.casefold()))


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_own_whole_sentence(fault: Fault) -> None:
    sentence = explain(ElvisError(fault, **FACTS))
    assert sentence[-1] == "."
    assert sentence[0] in "«/" or sentence[0].isupper() or sentence[0].isdigit()
    assert "\n" not in sentence
    assert not re.search(r"[{}]|None|Fault|Error", sentence)
    assert not words(sentence) & words(ENGLISH)
    assert fault.value not in sentence
    assert len(sentence) <= 150


def test_no_two_faults_are_told_with_the_same_words() -> None:
    told = [explain(ElvisError(fault, **FACTS)) for fault in Fault]
    assert len(set(told)) == len(Fault)


@pytest.mark.parametrize("fault", Fault)
def test_a_fault_without_facts_leaves_no_hole_that_shows(fault: Fault) -> None:
    assert "{" not in explain(ElvisError(fault))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disken er full"),
        (errno.EDQUOT, "disken er full"),
        (errno.EROFS, "skrivebeskyttet"),
        (errno.EACCES, "ikke skrivetilgang"),
        (errno.EPERM, "ikke skrivetilgang"),
        (errno.ENOENT, "mappa finnes ikke"),
        (errno.EIO, "disken svarer ikke"),
        (None, "disken svarer ikke"),
    ],
)
def test_what_the_disk_said_is_told_in_words(code: int | None, words: str) -> None:
    fault = StorageError(Fault.DATA_UNWRITABLE, path="/x/elvis.json", errno=code)
    assert words in explain(fault)
    assert "/x/elvis.json" in explain(fault)


def test_data_in_use_tells_who_has_it_or_where_it_is() -> None:
    known = StorageError(Fault.DATA_IN_USE, user="berit", host="skole", since="12.00", path="/x")
    assert {"berit", "skole"} <= words(explain(known))
    assert "/x" in explain(StorageError(Fault.DATA_IN_USE, path="/x"))


def test_what_was_typed_is_repeated_whatever_it_was() -> None:
    typed = "{path} [/] %s «30.02.»"
    assert f"«{typed}»" in explain(DomainError(Fault.NOT_A_DATE, text=typed))


def test_a_crash_tells_that_what_was_saved_is_safe_and_where_it_was() -> None:
    told = crashed("a1b2c3", "ValueError", ["screens/room.py:12", "services/desk.py:40"])
    assert "a1b2c3: ValueError" in told
    assert "trygt" in told
    assert told.splitlines()[-1] == "services/desk.py:40 < screens/room.py:12"
    assert not words(told.splitlines()[0]) & words(ENGLISH)
