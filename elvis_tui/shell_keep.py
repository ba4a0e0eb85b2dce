"""`elvis-tui check`, `backup` and `restore`: whether the data are sound, and copies of them."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from elvis_tui import asking
from elvis_tui.bootstrap import Options, data_path
from elvis_tui.domain.errors import Fault, InputError, StorageError
from elvis_tui.entrance import seal_of, with_key
from elvis_tui.i18n import _
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.shell_report import report, version_words
from elvis_tui.storage import generations, recovery
from elvis_tui.storage.data_file import read_bytes
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.inspection import inspect
from elvis_tui.storage.sealing import Seal
from elvis_tui.streams import say, write

DONE, FAILED, DAMAGED = 0, 1, 4


def check(options: Options) -> int:
    """Tell whether file, generations, permissions and lock are sound; nothing is changed.

    Returns:
        0 when all is well, 4 when the file or a generation is not whole, 1 for anything else.
    """
    path = data_path(options)
    now = SystemClock(options.today).now()

    def look(seal: Seal | None) -> tuple[list[str], int]:
        found = inspect(path, now, seal)
        if found.sealed and seal is None and asking.is_answered():
            raise StorageError(Fault.DATA_SEALED, path=path)
        lines, remarks = report(found)
        return lines, DAMAGED if not found.is_sound else FAILED if remarks else DONE

    lines, code = with_key(path, look)
    write("".join(f"{line}\n" for line in lines))
    return code


def backup(options: Options, target: Path, *, assume: bool) -> int:
    """Copy the data to a file; one that is there already is asked about, and kept.

    Raises:
        StorageError: as `recovery.backup`.
    """
    path = data_path(options)
    if target.is_dir():
        target = target / f"elvis-{SystemClock(options.today).today().isoformat()}.json"
    replace = False
    if os.path.lexists(target) and os.path.realpath(target) != os.path.realpath(path):
        question = _("{path} finnes fra før. Legge den til side og skrive en ny?")
        if not (replace := asking.yes(question.format(path=target), assume)):
            return _not_done()
    before = recovery.backup(path, target, replace=replace)
    say(_("Sikkerhetskopien ligger i {path}.").format(path=target))
    _tell_kept(before)
    return DONE


def restore(options: Options, what: str, *, assume: bool) -> int:
    """Make an older version, or a backup, the one that stands; what it replaces is kept.

    Args:
        options: Which data.
        what: A generation's number, or a file.
        assume: The question is answered with yes.

    Raises:
        StorageError: `NO_GENERATION`, and as `recovery.restore`.
        InputError: `INPUT_MISSING` for a file that is not there.
    """
    path = data_path(options)
    source = _source(path, what)
    if not recovery.is_sound(source):
        raise StorageError(Fault.BACKUP_UNSOUND, path=source)
    question = _("Bytte ut {path} med {version}? Det som står der nå, blir tatt vare på.")
    version = version_words(source)
    if path.exists() and not asking.yes(question.format(path=path, version=version), assume):
        return _not_done()
    seal, source_seal = _keys(path, source)
    before = recovery.restore(path, source, seal, source_seal=source_seal)
    say(_("Hentet {version}.").format(version=version))
    _tell_kept(before)
    return DONE


def _keys(path: Path, source: Path) -> tuple[Seal | None, Seal | None]:
    """The key that what comes is written with, and the key of what is fetched.

    Data that are encrypted now stay under the passphrase they have, whatever a backup was under.
    """
    fetched = read_bytes(source) or b""
    if not recovery.stands_sealed(path):
        seal = seal_of(source) if is_sealed(fetched) else None
        return seal, seal
    seal = seal_of(path)
    if not is_sealed(fetched) or seal.has_closed(fetched):
        return seal, seal
    return seal, seal_of(source)


def _source(path: Path, what: str) -> Path:
    real = Path(os.path.realpath(path))
    for generation in generations.kept(real):
        if what in (str(generation.number), generation.path.name):
            return generation.path
    with contextlib.suppress(OSError):  # a name that is too long for one
        if (file := Path(what)).is_file():
            return file
    if what.isdecimal():
        raise StorageError(Fault.NO_GENERATION, text=what)
    raise InputError(Fault.INPUT_MISSING, path=what)


def _tell_kept(before: Path | None) -> None:
    if before is not None:
        say(_("Det som sto der før, ligger i {path}.").format(path=before))


def _not_done() -> int:
    if not asking.is_answered():
        say(_("Ingenting er gjort. Bruk --yes for å svare ja uten terminal."))
    else:
        say(_("Ingenting er gjort."))
    return FAILED
