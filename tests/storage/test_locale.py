"""The file is UTF-8 whatever the user's locale says."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage.file_store import FileStore

SAVE = """
import locale, sys
from pathlib import Path
from elvis_tui.domain.people import Student
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.exports import write_export
from elvis_tui.storage.file_store import FileStore

path = Path(sys.argv[1])
store = FileStore(path)
known = [ascii(s.name) for s in store.all(Student).values()]
last_name = "\\u0110or\\u0111e \\U0001f600"
store.commit(put=[Student(id="s-2", first_name="\\u00c5se", last_name=last_name)])
store.close()
drafts = Drafts(path.with_name("drafts"))
drafts.keep("k", {"note": "bl\\u00e5b\\u00e6r"})
drafts.close()
write_export(path.with_name("referat.md"), "# M\\u00f8te")
print(locale.getpreferredencoding(False), *known)
"""


@pytest.mark.parametrize("name", ["C", "POSIX", "nb_NO.ISO-8859-1", "nb_NO.UTF-8"])
def test_what_is_saved_and_read_is_utf_8(tmp_path: Path, name: str) -> None:
    """FAULTS 47."""
    path = tmp_path / "mappe for bokmål æøå" / "elvis.json"
    store = FileStore(path)
    store.commit(put=[Student(id="s-1", first_name="Bjørn", last_name="Šuoŋo")])
    store.close()
    environment = {
        **os.environ,
        "LC_ALL": name,
        "LANG": name,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "latin-1",
    }
    done = subprocess.run(
        [sys.executable, "-c", SAVE, os.fsencode(path)],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("latin-1")
    encoding, *known = done.stdout.decode("ascii").split()
    if name in ("C", "POSIX"):
        assert "utf" not in encoding.lower(), "the locale did not reach Python"
    assert " ".join(known) == ascii("Bjørn Šuoŋo")
    assert "Åse" in path.read_bytes().decode("utf-8")
    names = [s.name for s in FileStore(path, read_only=True).all(Student).values()]
    assert names == ["Bjørn Šuoŋo", "Åse Đorđe \U0001f600"]
    assert "blåbær" in path.with_name("drafts").read_bytes().decode("utf-8")
    assert path.with_name("referat.md").read_bytes().decode("utf-8") == "# Møte"
