"""The step to schema 3: one settings record becomes the school, facts of the file, and choices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.preferences import Preferences
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.teams import Team
from elvis_tui.storage.file_store import FileStore
from tests.storage.test_versions import RELEASED, crafted, plain

SETTINGS = {
    "id": "settings",
    "school": "Fjellheim videregående skole",
    "theme": "projektor-lys",
    "names_hidden": True,
    "invented": False,
    "plan_digest": "80b6",
    "sample_monday": "2026-10-19",
    "lock_minutes": 2,
}
CHOICES = Preferences(theme="projektor-lys", names_hidden=True, lock_minutes=2)


@pytest.mark.parametrize("schema", [1, 2])
def test_each_setting_finds_its_own_place(path: Path, schema: int) -> None:
    crafted(path, schema, settings={"1": SETTINGS})
    store = FileStore(path)
    assert store.get(School, "school").name == "Fjellheim videregående skole"
    facts = FileFacts(sample_monday=date(2026, 10, 19), former_choices=CHOICES)
    assert store.all(FileFacts) == {"facts": facts}
    store.close()
    assert set(plain(path)) == {"meta", "school", "facts"}


def test_what_nobody_chose_is_not_carried_along(path: Path) -> None:
    crafted(path, 2, settings={"1": {"id": "settings", "invented": True}})
    store = FileStore(path, read_only=True)
    assert store.all(School) == {}
    assert store.all(FileFacts) == {"facts": FileFacts(invented=True)}


def test_a_file_without_settings_has_none(path: Path) -> None:
    crafted(path, 2, students={})
    store = FileStore(path, read_only=True)
    assert (store.all(School), store.all(FileFacts), store.all(Team)) == ({}, {}, {})


@pytest.mark.parametrize(
    "table",
    [{"1": {"id": "settings", "theme": 5}}, {"1": []}, {"1": SETTINGS, "2": SETTINGS}],
    ids=str,
)
def test_settings_that_are_none_are_told_as_damage(path: Path, table: object) -> None:
    crafted(path, 2, settings=table)
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        FileStore(path, read_only=True).all(FileFacts)
    assert caught.value.fault is Fault.DATA_DAMAGED
    assert path.read_bytes() == before


def test_the_released_file_has_a_school_and_a_team_of_its_own(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes((RELEASED / "schema-3.json").read_bytes())
    store = FileStore(path, read_only=True)
    assert store.get(School, "school").name == "Fjellheim videregående skole"
    assert store.get(Team, "team-1").name == "Skolemiljøteam"
