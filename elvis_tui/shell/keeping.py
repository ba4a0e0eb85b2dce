"""`elvis-tui backup` and `restore`: copies of the data, out and in again."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from elvis_tui.bootstrap import Options, data_path
from elvis_tui.domain.errors import Fault, InputError, StorageError
from elvis_tui.i18n import _
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.storage import generations, recovery
from elvis_tui.storage.data_file import moment, read_bytes
from elvis_tui.storage.durable import sound_meta
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.sealing import Seal
from elvis_tui.terminal import questions
from elvis_tui.terminal.streams import say
from elvis_tui.terminal.unlocking import ask_for_key
from elvis_tui.wording.check import version_words


def backup(options: Options, *, file: Path, yes: bool) -> ExitCode:
    """Copy the data to a file; one that is there already is asked about, and kept.

    Raises:
        StorageError: as `recovery.backup`.
    """
    path = data_path(options)
    target = file
    if target.is_dir():
        target = target / f"elvis-{SystemClock(options.today).today().isoformat()}.json"
    replace = False
    if os.path.lexists(target) and os.path.realpath(target) != os.path.realpath(path):
        question = _("{path} finnes fra før. Legge den til side og skrive en ny?")
        if not (replace := questions.yes(question.format(path=target), yes)):
            return _not_done()
    before = recovery.backup(path, target, replace=replace)
    say(_("Sikkerhetskopien ligger i {path}.").format(path=target))
    _say_what_is_kept(before)
    return ExitCode.DONE


def restore(options: Options, *, source: str, yes: bool) -> ExitCode:
    """Make an older version, or a backup, the one that stands; what it replaces is kept.

    Args:
        options: Which data.
        source: An older version's number, or a file.
        yes: The question is answered with yes.

    Raises:
        StorageError: `NO_GENERATION`, and as `recovery.restore`.
        InputError: `INPUT_MISSING` for a file that is not there.
    """
    path = data_path(options)
    chosen = _file_of(path, source)
    if not recovery.is_sound(chosen):
        raise StorageError(Fault.BACKUP_UNSOUND, path=chosen)
    version = _words_for(chosen)
    question = _("Bytte ut {path} med {version}? Det som står der nå, blir tatt vare på.")
    if path.exists() and not questions.yes(question.format(path=path, version=version), yes):
        return _not_done()
    key, source_key = _keys(path, chosen)
    before = recovery.restore(path, chosen, key, source_seal=source_key)
    say(_("Hentet {version}.").format(version=version))
    _say_what_is_kept(before)
    return ExitCode.DONE


def _keys(path: Path, source: Path) -> tuple[Seal | None, Seal | None]:
    """The key that what comes is written with, and the key of what is fetched.

    Data that are encrypted now stay under the passphrase they have, whatever a backup was under.
    """
    fetched = read_bytes(source) or b""
    if not recovery.stands_sealed(path):
        seal = ask_for_key(source) if is_sealed(fetched) else None
        return seal, seal
    seal = ask_for_key(path)
    if not is_sealed(fetched) or seal.has_closed(fetched):
        return seal, seal
    return seal, ask_for_key(source)


def _file_of(path: Path, source: str) -> Path:
    real = Path(os.path.realpath(path))
    for generation in generations.kept(real):
        if source in (str(generation.number), generation.path.name):
            return generation.path
    with contextlib.suppress(OSError):  # a name that is too long for one
        if (file := Path(source)).is_file():
            return file
    if source.isdecimal():
        raise StorageError(Fault.NO_GENERATION, text=source)
    raise InputError(Fault.INPUT_MISSING, path=source)


def _words_for(version: Path) -> str:
    meta = sound_meta(read_bytes(version) or b"")
    if meta is None:
        return version.name
    saved = moment(meta.saved) if meta.saved else None
    return version_words(meta.generation, saved, version.name)


def _say_what_is_kept(before: Path | None) -> None:
    if before is not None:
        say(_("Det som sto der før, ligger i {path}.").format(path=before))


def _not_done() -> ExitCode:
    if not questions.can_be_asked():
        say(_("Ingenting er gjort. Bruk --yes for å svare ja uten terminal."))
    else:
        say(_("Ingenting er gjort."))
    return ExitCode.FAILED
