"""A user's preferences: whichever data are open, kept with what else the user wrote in the file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.preferences import Preferences
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.former_choices import carry_over
from elvis_tui.services.desk.preferences import PreferencesFile
from elvis_tui.services.desk.start_notices import notices
from elvis_tui.wording.faults import explain
from tests.school import desk_with
from tests.screens.other_hands import OthersStore, over

OWN = """\
# Mine valg
farger = "projektor-lys" # lyst rom
skjul_navn = false
fra_en_nyere_utgave = 3

[taster]
"app.theme" = "f8" # F3 er opptatt
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "elvis-tui" / "innstillinger.toml"


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def faults(file: PreferencesFile) -> list[Fault]:
    return [fault.fault for fault in file.faults]


def test_without_a_file_the_program_chooses_and_makes_none(path: Path) -> None:
    file = PreferencesFile(path)
    file.close()
    assert file.now == Preferences()
    assert not path.parent.exists()


def test_a_choice_counts_at_once_and_at_the_next_start(path: Path) -> None:
    file = PreferencesFile(path)
    file.choose(theme="projektor-lys", names_hidden=True)
    file.choose(lock_minutes=0)
    wanted = Preferences(theme="projektor-lys", names_hidden=True, lock_minutes=0)
    assert file.now == wanted
    file.close()
    assert PreferencesFile(path).now == wanted
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.read_text("utf-8").startswith("# Det du foretrekker")
    assert list(path.parent.iterdir()) == [path]


def test_comments_unknown_keys_and_tables_stay_as_their_owner_left_them(path: Path) -> None:
    file = PreferencesFile(written(path, OWN))
    assert file.now == Preferences(theme="projektor-lys", keys=(("app.theme", "f8"),))
    file.choose(names_hidden=True)
    file.choose(lock_minutes=2)
    file.close()
    text = path.read_text("utf-8")
    expected = OWN.replace("skjul_navn = false", "skjul_navn = true")
    assert [line for line in text.splitlines() if line not in expected.splitlines()] == [
        "lasetid = 2"
    ]
    assert PreferencesFile(path).now == replace(file.now)


def test_two_programs_keep_each_others_choices(path: Path) -> None:
    one, other = PreferencesFile(path), PreferencesFile(path)
    one.choose(theme="projektor-lys")
    one.close()
    other.choose(names_hidden=True)
    other.close()
    assert PreferencesFile(path).now == Preferences(theme="projektor-lys", names_hidden=True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('farger = "x"\nskjul_navn = ja\n', 2),
        ("farger = 'x'\n\nfarger = 'y'\n", 3),
        ("farger = '''x\n", 1),
        (b"farger = 'x'\nsprak = 'bokm\xe5l'\n", 2),
        ("a = " + "[" * 5000, 1),
    ],
    ids=["word", "twice", "open", "latin-1", "deep"],
)
def test_a_broken_file_is_told_with_its_line_and_never_written(
    path: Path, text: str | bytes, line: int
) -> None:
    file = PreferencesFile(written(path, text))
    before = path.read_bytes()
    # Whether names were to be hidden cannot be read either: they are.
    assert file.now == Preferences(names_hidden=True)
    (fault,) = file.faults
    assert (fault.fault, fault.facts["line"]) == (Fault.PREFERENCES_BROKEN, line)
    assert explain(fault) == (
        f"Linje {line} i {path} kan ikke leses, så ingen valg huskes før den er rettet."
    )
    file.choose(names_hidden=False)
    assert not file.now.names_hidden
    file.close()
    assert path.read_bytes() == before


def test_a_file_that_is_mended_meanwhile_takes_the_choices(path: Path) -> None:
    file = PreferencesFile(written(path, "skjul_navn = ja\n"))
    written(path, "# rettet\n")
    file.choose(names_hidden=True)
    file.close()
    assert path.read_text("utf-8") == "# rettet\nskjul_navn = true\n"


def test_what_cannot_be_kept_is_told_once(path: Path) -> None:
    file = PreferencesFile(written(path.parent, "no folder") / path.name)
    file.choose(names_hidden=True)
    with pytest.raises(StorageError):
        file._behind.flush()  # type: ignore[union-attr]
    with pytest.raises(StorageError) as caught:
        file.choose(theme="standard")
    assert caught.value.fault is Fault.PREFERENCES_DISK
    file.choose(theme="projektor-lys")
    assert file.now == Preferences(theme="projektor-lys", names_hidden=True)
    file.close()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("farger = 3", "farger"),
        ("skjul_navn = 1", "skjul_navn"),
        ("lasetid = -1", "lasetid"),
        ("lasetid = true", "lasetid"),
        ("lasetid = 100000", "lasetid"),
        ("sprak = ['nb']", "sprak"),
        ("taster = 'f8'", "taster"),
        ("[taster]\n'app.theme' = 8", "taster.app.theme"),
    ],
)
def test_one_value_that_cannot_be_used_stops_nothing(path: Path, text: str, field: str) -> None:
    file = PreferencesFile(written(path, f"fra_ukjent = 1\n{text}"))
    (fault,) = file.faults
    assert (fault.fault, fault.facts["field"]) == (Fault.PREFERENCES_VALUE, field)
    assert file.now == Preferences(names_hidden=field == "skjul_navn")
    desk = replace(desk_with(), preferences=file)
    assert list(notices(desk)) == [explain(fault)]
    assert field in explain(fault)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    assert faults(PreferencesFile(path)) == [Fault.PREFERENCES_DISK]


def test_a_link_to_the_file_stays_a_link(path: Path, tmp_path: Path) -> None:
    real = written(tmp_path / "dotfiles" / "elvis.toml", OWN)
    path.parent.mkdir(parents=True)
    path.symlink_to(real)
    file = PreferencesFile(path)
    file.choose(names_hidden=True)
    file.close()
    assert path.is_symlink()
    assert "skjul_navn = true" in real.read_text("utf-8")


def test_windows_notepad_may_have_saved_it(path: Path) -> None:
    file = PreferencesFile(written(path, b"\xef\xbb\xbfskjul_navn = true\r\n"))
    assert file.now.names_hidden
    file.choose(names_hidden=False)
    file.close()
    assert not PreferencesFile(path).now.names_hidden


def test_what_is_not_to_be_kept_counts_and_is_not_written(path: Path) -> None:
    file = PreferencesFile(written(path, OWN), keep=False)
    assert file.now.theme == "projektor-lys"
    file.choose(theme="standard")
    file.close()
    assert file.now.theme == "standard"
    assert path.read_text("utf-8") == OWN


def test_a_choice_touches_no_data_and_is_open_to_who_reads_along(desk: Desk) -> None:
    reader = over(desk, OthersStore)
    reader.preferences.choose(theme="projektor-lys", names_hidden=True)
    assert reader.preferences.now.names_hidden
    assert cast(OthersStore, reader.store).refused == 0
    assert not reader.store.all(HistoryEntry)


# What a file of schema 2 knew

FORMER = Preferences(theme="projektor-lys", names_hidden=True, lock_minutes=2)


def old_desk(file: PreferencesFile) -> Desk:
    return replace(desk_with([FileFacts(former_choices=FORMER)]), preferences=file)


def test_the_choices_of_an_older_file_are_taken_over_once(path: Path) -> None:
    desk = old_desk(PreferencesFile(path))
    carry_over(desk)
    assert desk.preferences.now == FORMER
    assert PreferencesFile(path).now == FORMER
    assert desk.facts == FileFacts()


def test_who_has_preferences_keeps_them(path: Path) -> None:
    desk = old_desk(PreferencesFile(written(path, OWN)))
    carry_over(desk)
    assert desk.preferences.now.theme == "projektor-lys"
    assert not desk.preferences.now.names_hidden
    assert path.read_text("utf-8") == OWN
    assert desk.facts == FileFacts()


def test_a_command_that_only_prints_heeds_them_and_leaves_them(path: Path) -> None:
    desk = old_desk(PreferencesFile(path, keep=False))
    carry_over(desk)
    assert desk.preferences.now.names_hidden
    assert not path.exists()
    assert desk.facts.former_choices == FORMER


def test_choices_that_cannot_be_kept_wait_in_the_data(path: Path) -> None:
    desk = old_desk(PreferencesFile(written(path.parent, "no folder") / path.name))
    carry_over(desk)
    assert desk.facts.former_choices == FORMER
    assert desk.preferences.now == FORMER
