"""`elvis-tui check`, `backup` and `restore`: whether the data are sound, and copies of them."""

from __future__ import annotations

import os
from pathlib import Path

from elvis_tui import asking
from elvis_tui.bootstrap import Options, data_path
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.entrance import with_key
from elvis_tui.i18n import _
from elvis_tui.services.clock import SystemClock
from elvis_tui.shell_report import report
from elvis_tui.storage import generations, recovery
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
    replace = False
    if os.path.lexists(target):
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
    """
    path = data_path(options)
    source = _source(path, what)
    if not recovery.is_sound(source):
        raise StorageError(Fault.BACKUP_UNSOUND, path=source)
    question = _("Bytte ut {path} med {source}? Det som står der nå, blir tatt vare på.")
    if path.exists() and not asking.yes(question.format(path=path, source=source.name), assume):
        return _not_done()
    before = with_key(source, lambda seal: recovery.restore(path, source, seal))
    say(_("Hentet {source}.").format(source=source.name))
    _tell_kept(before)
    return DONE


def _source(path: Path, what: str) -> Path:
    real = Path(os.path.realpath(path))
    for generation in generations.kept(real):
        if what in (str(generation.number), generation.path.name):
            return generation.path
    if (file := Path(what)).is_file():
        return file
    raise StorageError(Fault.NO_GENERATION, text=what)


def _tell_kept(before: Path | None) -> None:
    if before is not None:
        say(_("Det som sto der før, ligger i {path}.").format(path=before))


def _not_done() -> int:
    if not asking.is_answered():
        say(_("Ingenting er gjort. Bruk --yes for å svare ja uten terminal."))
    else:
        say(_("Ingenting er gjort."))
    return FAILED
