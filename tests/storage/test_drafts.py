"""Text that was typed and not saved is there again."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.domain.text import encodable
from elvis_tui.storage import sealing, write_behind
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.sealing import Seal

TYPED = {"text": "Ringte hjem, ikke svar", "who": "Sos.ped."}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "elvis.json.drafts"


def kept(file: Path, key: str, fields: dict[str, str]) -> None:
    drafts = Drafts(file)
    drafts.keep(key, fields)
    drafts.close()


def test_a_draft_is_there_for_the_next_program(file: Path) -> None:
    kept(file, "contact:f-1", TYPED)
    again = Drafts(file)
    assert again.keys() == ("contact:f-1",)
    assert again.get("contact:f-1") == TYPED
    assert again.get("contact:f-2") == {}


def test_a_draft_is_on_disk_after_flush_without_closing(file: Path) -> None:
    drafts = Drafts(file)
    drafts.keep("k", TYPED)
    drafts.flush()
    assert Drafts(file).get("k") == TYPED
    drafts.close()


def test_a_draft_takes_the_place_of_the_one_before(file: Path) -> None:
    kept(file, "k", TYPED)
    kept(file, "k", {"text": "Nytt"})
    assert Drafts(file).get("k") == {"text": "Nytt"}


def test_what_is_read_is_a_copy() -> None:
    drafts = Drafts(None)
    drafts.keep("k", TYPED)
    drafts.get("k")["text"] = "endret"
    assert drafts.get("k") == TYPED


@pytest.mark.parametrize("fields", [{}, {"text": ""}, {"text": " \n\t", "who": ""}])
def test_nothing_typed_is_no_draft(file: Path, fields: dict[str, str]) -> None:
    kept(file, "k", fields)
    assert not file.exists()
    kept(file, "k", TYPED)
    kept(file, "k", fields)
    assert not file.exists()
    assert Drafts(file).keys() == ()


def test_an_empty_field_beside_a_full_one_is_left_out(file: Path) -> None:
    kept(file, "k", {"text": "x", "who": " "})
    assert Drafts(file).get("k") == {"text": "x"}


def test_dropping_the_last_draft_takes_the_file_away(file: Path) -> None:
    kept(file, "a", TYPED)
    kept(file, "b", TYPED)
    drafts = Drafts(file)
    drafts.drop("a")
    drafts.flush()
    assert Drafts(file).keys() == ("b",)
    drafts.drop("b")
    drafts.drop("b")
    drafts.close()
    assert not file.exists()


def test_without_a_file_drafts_live_in_memory() -> None:
    drafts = Drafts(None)
    drafts.keep("k", TYPED)
    drafts.flush()
    assert drafts.get("k") == TYPED
    drafts.drop("k")
    assert drafts.get("k") == {}
    drafts.close()


def test_a_disk_that_fails_stops_no_typing_and_is_tried_again(
    file: Path, disk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_behind, "RETRY_SECONDS", 0.01)
    drafts = Drafts(file)
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    drafts.keep("k", TYPED)
    drafts.flush()
    assert drafts.get("k") == TYPED
    assert not file.exists()
    disk.heal()
    drafts.close()
    assert Drafts(file).get("k") == TYPED


def test_a_failing_write_leaves_the_draft_before(file: Path, disk: Any) -> None:
    kept(file, "k", {"text": "først"})
    drafts = Drafts(file)
    disk.fail(errno.EIO, lambda _, name: name == "fsync")
    drafts.keep("k", TYPED)
    drafts.close()
    assert Drafts(file).get("k") == {"text": "først"}
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"k":1}', b'{"k":{"t":"\xff"}}', b"[" * 9999])
def test_a_file_that_makes_no_sense_is_as_none(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert Drafts(file).keys() == ()
    kept(file, "k", TYPED)
    assert Drafts(file).get("k") == TYPED


def test_what_is_no_file_is_passed_over_without_hanging(file: Path) -> None:
    os.mkfifo(file)
    assert Drafts(file).keys() == ()


@given(text=st.text(st.characters(exclude_categories=()), min_size=1))
@example(text="\ud800")
def test_any_text_can_be_kept(text: str) -> None:
    drafts = Drafts(None)
    drafts.keep("k", {"text": f"x{text}"})
    assert drafts.get("k") == {"text": f"x{encodable(text)}"}


# Drafts of encrypted data


@pytest.fixture
def seal(monkeypatch: pytest.MonkeyPatch) -> Seal:
    monkeypatch.setattr(sealing, "MEMORY", 8 * sealing.LANES)
    return Seal.create("en lang passordfrase")[0]


def sealed_draft(file: Path, seal: Seal) -> bytes:
    drafts = Drafts(file, seal)
    drafts.keep("k", TYPED)
    drafts.close()
    return file.read_bytes()


def test_drafts_of_encrypted_data_are_sealed_and_come_back(file: Path, seal: Seal) -> None:
    data = sealed_draft(file, seal)
    assert sealing.is_sound(data)
    assert b"Ringte" not in data
    again = Drafts(file, seal)
    assert again.get("k") == TYPED
    again.drop("k")
    again.close()
    assert list(file.parent.iterdir()) == []


def test_a_plain_draft_is_sealed_as_soon_as_there_is_a_key(file: Path, seal: Seal) -> None:
    kept(file, "k", TYPED)
    drafts = Drafts(file, seal)
    drafts.flush()
    assert sealing.is_sound(file.read_bytes())
    assert drafts.get("k") == TYPED
    drafts.close()


@pytest.mark.parametrize("key", ["another", "none", "forgotten"])
def test_drafts_that_cannot_be_opened_are_put_aside_and_never_lost(
    file: Path, seal: Seal, key: str
) -> None:
    data = sealed_draft(file, seal)
    other = None if key == "none" else Seal.create("en annen passordfrase")[0]
    if key == "forgotten":
        seal.forget()
        other = seal
    drafts = Drafts(file, other)
    assert drafts.keys() == ()
    assert file.read_bytes() == data
    if key != "forgotten":
        drafts.keep("k", {"text": "Nytt"})
        drafts.flush()
        drafts.keep("k", {"text": "Nyere"})
    drafts.close()
    assert (file.read_bytes() == data) == (key == "forgotten")
    aside = [other for other in file.parent.iterdir() if other != file]
    assert [other.read_bytes() for other in aside] == ([] if key == "forgotten" else [data])
    assert all(other.name.startswith("elvis.json.drafts.unread-") for other in aside)
    assert all(other.stat().st_mode & 0o777 == 0o600 for other in aside)


def test_a_draft_that_was_cut_short_is_put_aside_too(file: Path) -> None:
    file.write_bytes(b'{"k":{"text":"Ringte hj')
    kept(file, "k", {"text": "Nytt"})
    aside = [other.read_bytes() for other in file.parent.iterdir() if other != file]
    assert aside == [b'{"k":{"text":"Ringte hj']


def test_a_draft_waits_for_a_key_that_is_away(file: Path, seal: Seal) -> None:
    """FAULTS 77: nothing typed is lost, or written in plain, while the screen is locked."""
    data = sealed_draft(file, seal)
    drafts = Drafts(file, seal)
    seal.forget()
    drafts.keep("k", {"text": "Nytt"})
    drafts.flush()
    assert file.read_bytes() == data
    seal.recall(Seal.unlock(data, "en lang passordfrase"))
    drafts.close()
    assert Drafts(file, Seal.unlock(data, "en lang passordfrase")).get("k") == {"text": "Nytt"}
    assert sealing.is_sound(file.read_bytes())


def test_of_several_who_share_a_file_each_gets_what_was_his_own(file: Path) -> None:
    berit = Drafts(file, owner="berit")
    berit.keep("case:new", TYPED)
    berit.close()
    jon = Drafts(file, owner="jonvik")
    assert (jon.keys(), jon.get("case:new")) == ((), {})
    jon.keep("case:new", {"text": "Noe annet"})
    jon.drop("case:new")
    jon.close()
    again = Drafts(file, owner="berit")
    assert again.get("case:new") == TYPED
    again.forget(TYPED["text"])
    again.close()
    assert Drafts(file, owner="berit").keys() == ()


def test_one_from_before_they_were_told_apart_goes_to_whoever_opens_the_file(file: Path) -> None:
    kept(file, "note:f-1", TYPED)
    first = Drafts(file, owner="berit")
    assert first.get("note:f-1") == TYPED
    first.keep("note:f-2", TYPED)
    first.close()
    assert Drafts(file, owner="jonvik").keys() == ()
    assert Drafts(file, owner="berit").keys() == ("note:f-1", "note:f-2")


def test_what_is_joined_takes_the_drafts_of_everybody_along(file: Path) -> None:
    for owner, text in (("berit", "Berits"), ("jonvik", "Jons")):
        drafts = Drafts(file, owner=owner)
        drafts.keep("voice:party-2", {"text": text})
        drafts.close()
    drafts = Drafts(file, owner="berit")
    drafts.rename(lambda key: key.replace("party-2", "party-1"))
    drafts.close()
    for owner, text in (("berit", "Berits"), ("jonvik", "Jons")):
        moved = Drafts(file, owner=owner)
        assert (moved.keys(), moved.get("voice:party-1")) == (("voice:party-1",), {"text": text})
