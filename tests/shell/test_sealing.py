"""`encrypt` and `decrypt` at a real terminal, as a person does it.

Cases: the whole way there and back; the recovery key; passphrases that are refused; left half
way; where it is refused; a new passphrase.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.resources import sample
from elvis_tui.storage import envelope, recovery_key, sealing
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from tests.shell.conftest import Run, tree
from tests.terminal.fixtures import SitDown
from tests.terminal.terminal import Terminal

PASSPHRASE = "blåbær på øya før sæter"
OTHER = "fire hester under én paraply"
KEY = r"(?:[2-9A-Z]{5}-){6}[2-9A-Z]{5}"
NAME = b"Nora"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A school with older generations and a draft, in a folder of its own."""
    path = tmp_path / "skolen" / "skole.json"
    path.parent.mkdir(mode=0o700)
    path.write_bytes(sample("skole.json").read_bytes())
    path.with_name("skole.json.damaged-20261101T000000Z").write_bytes(NAME)
    store = FileStore(path)
    for _ in range(2):
        store.commit()
        store.flush()
    store.close()
    drafts = Drafts(path.with_name("skole.json.drafts"))
    drafts.keep("k", {"text": "Nora ringte"})
    drafts.close()
    return path


def files(data: Path) -> dict[str, bytes | None]:
    return {name: held for name, held in tree(data.parent).items() if not name.endswith(".lock")}


def answer(at: Terminal, question: str, text: str) -> None:
    at.wait_for(question)
    at.send(f"{text}\r")


def choose(at: Terminal, passphrase: str) -> str:
    """Choose a passphrase and copy the recovery key by hand; the key."""
    answer(at, r"Ny passordfrase \(minst 12 tegn\):", passphrase)
    answer(at, "en gang til:", passphrase)
    key = at.wait_for(KEY)[0]
    answer(at, "Trykk Enter", "")
    answer(at, "Nøkkel:", key.replace("-", " ").lower())
    return key


def encrypted(sit_down: SitDown, data: Path) -> tuple[Terminal, str]:
    at = sit_down("--data", str(data), "encrypt")
    key = choose(at, PASSPHRASE)
    assert at.wait() == 0
    return at, key


@pytest.fixture(scope="module")
def kept() -> dict[str, Path]:
    """The folder of a school that has been encrypted, by its recovery key."""
    return {}


@pytest.fixture
def key(
    sit_down: SitDown, data: Path, kept: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The recovery key of `data`, which are encrypted at a terminal once for all that ask."""
    folder = data.parent
    if not kept:
        _at, key = encrypted(sit_down, data)
        kept[key] = copytree(folder, tmp_path_factory.mktemp("kryptert") / folder.name)
        return key
    ((key, there),) = kept.items()
    rmtree(folder)
    copytree(there, folder)
    return key


# The whole way there and back


def test_data_are_encrypted_and_plain_again_byte_for_byte(sit_down: SitDown, data: Path) -> None:
    before = files(data)
    assert len(before) >= 4
    at, _key = encrypted(sit_down, data)
    assert re.search(r"Kryptert: .* og \d filer ved siden", at.text().replace("\n", ""))
    after = files(data)
    assert set(after) == set(before)
    for held in after.values():
        assert held is not None
        assert sealing.is_sound(held)
        assert NAME not in held
    assert NAME not in b"".join(file.read_bytes() for file in data.parent.iterdir())
    at = sit_down("--data", str(data), "decrypt")
    answer(at, "Passordfrase for skole.json:", PASSPHRASE)
    answer(at, r"Skal krypteringen tas av\? \[j/N\]", "j")
    assert at.wait() == 0
    assert files(data) == before


def test_it_says_first_that_what_is_forgotten_is_lost(sit_down: SitDown, data: Path) -> None:
    at = sit_down("--data", str(data), "encrypt")
    at.wait_for("Ny passordfrase")
    said = at.text()
    assert "tapt for godt" in said
    assert said.index("tapt for godt") < said.index("Ny passordfrase")
    assert "skole.json" in said.replace("\n", ""), "however long the path, and where it wraps"


def test_neither_passphrase_nor_key_stays_where_others_see_it(
    sit_down: SitDown, data: Path, home: Path
) -> None:
    at = sit_down("--data", str(data), "encrypt")
    answer(at, "Ny passordfrase", PASSPHRASE)
    at.wait_for("en gang til")
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, check=True).stdout.decode(
        errors="replace"
    )
    at.send(f"{PASSPHRASE}\r")
    key = at.wait_for(KEY)[0]
    answer(at, "Trykk Enter", "")
    at.wait_for("Nøkkel:")
    assert key not in at.text(), "whoever copies it now has it on paper"
    at.send(f"{key}\r")
    assert at.wait() == 0
    raw = bytes(at.raw)
    assert PASSPHRASE.encode() not in raw
    assert PASSPHRASE not in listed
    # The key was on a screen of its own, which leaves nothing to scroll back to.
    before, _, rest = raw.partition(b"\x1b[?1049h")
    shown, _, after = rest.partition(b"\x1b[?1049l")
    assert key.encode() in shown
    assert key.encode() not in before + after
    assert at.echoes
    everything = b"".join(held or b"" for held in {**tree(home), **tree(data.parent)}.values())
    assert key.encode() not in everything
    assert PASSPHRASE.encode() not in everything


# The recovery key


def test_the_recovery_key_opens_what_a_forgotten_passphrase_does_not(
    sit_down: SitDown, data: Path, key: str
) -> None:
    at = sit_down("--data", str(data), "decrypt", "--yes")
    answer(at, "Passordfrase for", PASSPHRASE + "x")
    answer(
        at,
        "ikke riktig passordfrase[^$]*Passordfrase for",
        ("2" if key[0] != "2" else "3") + key[1:],
    )
    answer(at, "Gjenopprettingsnøkkelen er skrevet feil[^$]*Passordfrase for", key)
    assert at.wait() == 0
    assert NAME in data.read_bytes()


def test_nothing_is_encrypted_before_the_key_has_been_copied_rightly(
    sit_down: SitDown, data: Path
) -> None:
    before = files(data)
    at = sit_down("--data", str(data), "encrypt")
    answer(at, "Ny passordfrase", PASSPHRASE)
    answer(at, "en gang til", PASSPHRASE)
    key = at.wait_for(KEY)[0]
    for wrong in (PASSPHRASE, recovery_key.new(), key[:-1], ""):
        answer(at, f"{key}[^$]*Trykk Enter", "")
        answer(at, "Nøkkel:", wrong)
        at.wait_for("Det stemmer ikke")
    assert files(data) == before
    answer(at, f"{key}[^$]*Trykk Enter", "")
    answer(at, "Nøkkel:", key)
    assert at.wait() == 0
    assert envelope.is_sealed(data.read_bytes())


# Passphrases that are refused


def test_a_passphrase_that_is_short_or_not_the_same_twice_is_asked_for_again(
    sit_down: SitDown, data: Path
) -> None:
    at = sit_down("--data", str(data), "encrypt")
    answer(at, "Ny passordfrase", "elleve tegn")
    answer(at, "for kort: bruk minst 12 tegn[^$]*Ny passordfrase", " " * 20)
    answer(at, "for kort[^$]*for kort[^$]*Ny passordfrase", PASSPHRASE)
    answer(at, "en gang til", OTHER)
    answer(at, "ikke like[^$]*Ny passordfrase", PASSPHRASE)
    answer(at, "en gang til[^$]*en gang til", PASSPHRASE)
    at.wait_for(KEY)


@pytest.mark.usefixtures("key")
def test_after_three_wrong_passphrases_it_gives_up(sit_down: SitDown, data: Path) -> None:
    """FAULTS 82."""
    before = files(data)
    at = sit_down("--data", str(data), "decrypt", "--yes")
    for count in range(3):
        answer(at, "Passordfrase for[^$]*" * (count + 1), "feil")
    assert at.wait() == 1
    assert at.text().count("Det er ikke riktig passordfrase.") == 2
    assert "Elvis er avsluttet" in at.text()
    assert files(data) == before


# Left half way


def question_of_encrypt(at: Terminal) -> list[Callable[[], None]]:
    return [
        lambda: at.wait_for("Ny passordfrase") and None,
        lambda: answer(at, "Ny passordfrase", PASSPHRASE),
        lambda: answer(at, "en gang til", PASSPHRASE),
        lambda: answer(at, "Trykk Enter", ""),
    ]


@pytest.mark.parametrize("steps", range(1, 5))
@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
def test_ctrl_c_at_any_question_changes_nothing(
    sit_down: SitDown, data: Path, steps: int, key: str
) -> None:
    before = files(data)
    at = sit_down("--data", str(data), "encrypt")
    for step in question_of_encrypt(at)[:steps]:
        step()
    at.wait_for(["", "Ny passordfrase", "en gang til", "Trykk Enter", "Nøkkel:"][steps])
    at.press(key)
    assert at.wait() == 1
    assert "Ingenting er gjort, og data er som før." in at.text()
    assert "Traceback" not in at.text()
    assert at.echoes
    assert not at.mode(1049)
    assert files(data) == before


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("said", ["n", "", "nei", "y", "ctrl+c"])
def test_decryption_is_only_done_after_a_yes(sit_down: SitDown, data: Path, said: str) -> None:
    before = files(data)
    at = sit_down("--data", str(data), "decrypt")
    answer(at, "Passordfrase for", PASSPHRASE)
    at.wait_for(r"\[j/N\]")
    at.press(said) if said == "ctrl+c" else at.send(f"{said}\r")
    assert at.wait() == 1
    assert "Ingenting er gjort" in at.text()
    assert files(data) == before


# Where it is refused


@pytest.mark.parametrize(
    "command", [["encrypt"], ["decrypt", "--yes"], ["encrypt", "--new-passphrase"]]
)
def test_a_passphrase_comes_from_a_terminal_and_nowhere_else(
    run_alone: Run, data: Path, command: list[str]
) -> None:
    """FAULTS 78: no pipe, no variable, no argument."""
    before = files(data)
    ours, theirs = os.pipe()
    os.write(theirs, f"{PASSPHRASE}\n{PASSPHRASE}\n".encode())
    os.close(theirs)
    done = run_alone(
        "--data", data, *command, stdin=ours, ELVIS_PASSPHRASE=PASSPHRASE, PASSPHRASE=PASSPHRASE
    )
    os.close(ours)
    assert "i en terminal" in done.refused(1)
    assert files(data) == before
    assert run_alone("--data", data, *command, f"--passphrase={PASSPHRASE}").code == 2
    assert run_alone("--data", data, *command, PASSPHRASE).code == 2


@pytest.mark.parametrize("command", ["encrypt", "decrypt"])
def test_nothing_is_done_while_somebody_has_the_data(
    sit_down: SitDown, data: Path, command: str
) -> None:
    store = FileStore(data)
    before = files(data)
    at = sit_down("--data", str(data), command)
    assert at.wait() == 3
    assert "Data er åpne" in at.text()
    assert files(data) == before
    store.close()


def test_it_is_told_when_there_is_nothing_to_do(sit_down: SitDown, data: Path) -> None:
    at = sit_down("--data", str(data), "decrypt")
    assert at.wait() == 1
    assert "er ikke kryptert." in at.text()
    at = sit_down("--data", str(data), "encrypt", "--new-passphrase")
    assert at.wait() == 1
    assert "er ikke kryptert." in at.text()
    encrypted(sit_down, data)
    before = files(data)
    at = sit_down("--data", str(data), "encrypt")
    assert at.wait() == 0
    assert "alt kryptert. Bytt frasen med --new-passphrase." in at.text().replace("\n", "")
    assert files(data) == before


@pytest.mark.parametrize("sealed", [False, True])
def test_damaged_data_are_not_touched(sit_down: SitDown, data: Path, sealed: bool) -> None:
    if sealed:
        encrypted(sit_down, data)
    data.write_bytes(data.read_bytes()[:-1])
    before = files(data)
    at = sit_down("--data", str(data), "encrypt")
    if sealed:
        assert at.wait() == 0
        at = sit_down("--data", str(data), "decrypt")
        answer(at, "Passordfrase for", PASSPHRASE)
    assert at.wait() == 4
    assert "er skadet og er ikke rørt" in at.text().replace("\n", "")
    assert files(data) == before


# A new passphrase


def test_a_new_passphrase_takes_the_place_of_the_old_one(
    sit_down: SitDown, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is slow on purpose is done once for the files that have the same salt.
    monkeypatch.setattr(sealing, "_from_passphrase", cache(sealing._from_passphrase))
    before = files(data)
    _at, old_key = encrypted(sit_down, data)
    at = sit_down("--data", str(data), "encrypt", "--new-passphrase")
    answer(at, "Passordfrase for", PASSPHRASE)
    new_key = choose(at, OTHER)
    assert at.wait() == 0
    assert "gjelder ikke lenger" in at.text()
    assert set(files(data)) == set(before)
    for name, held in files(data).items():
        assert held is not None
        for secret in (OTHER, new_key):
            assert Seal.unlock(held, secret).open(held) == before[name]
        for secret in (PASSPHRASE, old_key):
            with pytest.raises(StorageError) as raised:
                Seal.unlock(held, secret)
            assert raised.value.fault is Fault.WRONG_PASSPHRASE
