"""`elvis-tui encrypt` and `decrypt`: the data put under a passphrase, and taken out again."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from elvis_tui.bootstrap import Options, data_path
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.i18n import _, ngettext
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.storage import encrypting
from elvis_tui.storage.data_file import read_bytes
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.write_lock import alone
from elvis_tui.terminal import questions
from elvis_tui.terminal.streams import say
from elvis_tui.terminal.unlocking import ask_for_key


def encrypt(options: Options, *, new_passphrase: bool) -> ExitCode:
    """Put the data, what is kept of them and the drafts under a passphrase.

    Args:
        options: Which data.
        new_passphrase: They are encrypted already; exchange passphrase and recovery key.

    Raises:
        StorageError: `DATA_IN_USE`; `DATA_OPEN` for a new passphrase where there is none; and what
            can be wrong with a data file or the disk.
    """
    return _alone(options, _exchange if new_passphrase else _encrypt)


def decrypt(options: Options, *, yes: bool) -> ExitCode:
    """Take the encryption off again; `yes` answers the question.

    Raises:
        StorageError: as `encrypt`; `WRONG_PASSPHRASE`.
    """
    return _alone(options, lambda path: _decrypt(path, yes=yes))


def _alone(options: Options, work: Callable[[Path], ExitCode]) -> ExitCode:
    """Do `work` while nobody else has the data, and somebody sits there who can be asked."""
    if not questions.can_be_asked():
        say(_("Passordfrasen skrives i en terminal, og ikke andre steder. Ingenting er gjort."))
        return ExitCode.FAILED
    path = Path(os.path.realpath(data_path(options)))
    try:
        with alone(path):
            return work(path)
    except questions.NotAnsweredError:
        return _nothing_done()
    except StorageError as fault:
        fault.facts.setdefault("path", path)
        raise


def _nothing_done() -> ExitCode:
    say(_("Ingenting er gjort, og data er som før."))
    return ExitCode.FAILED


def _encrypt(path: Path) -> ExitCode:
    if is_sealed(read_bytes(path) or b""):
        say(_("{path} er alt kryptert. Bytt frasen med --new-passphrase.").format(path=path))
        return ExitCode.DONE
    encrypting.plain_data(path)
    _warn(path)
    seal, printed = Seal.create(questions.new_passphrase())
    _try_recovery_key(seal, printed)
    encrypting.seal_data(path, encrypting.plain_data(path), seal)
    with _saying_what_is_left(path):
        changed = encrypting.seal_leftovers(path, seal)
    _say_sealed(path, len(changed))
    say(_("Kopier andre steder er ikke kryptert. Slett dem, og ta nye med elvis-tui backup."))
    return ExitCode.DONE


def _exchange(path: Path) -> ExitCode:
    data = _sealed_data(path)
    seal = ask_for_key(path)
    encrypting.seal_leftovers(path, seal)
    renewed, printed = seal.renewed(questions.new_passphrase())
    _try_recovery_key(renewed, printed)
    encrypting.seal_data(path, seal.open(data), renewed)
    with _saying_what_is_left(path):
        changed = encrypting.seal_leftovers(path, renewed)
    _say_sealed(path, len(changed))
    say(_("Den gamle frasen og nøkkelen gjelder ikke lenger, unntatt for kopier andre steder."))
    return ExitCode.DONE


def _decrypt(path: Path, *, yes: bool) -> ExitCode:
    _sealed_data(path)
    seal = ask_for_key(path)
    question = _("Alle som får tak i fila, kan da lese den. Skal krypteringen tas av?")
    if not questions.yes(question, yes):
        return _nothing_done()
    left = encrypting.open_all(path, seal)
    say(_("Krypteringen er tatt av {path}.").format(path=path))
    for file in left:
        say(_("{path} er fortsatt kryptert: skadet, eller med en annen frase.").format(path=file))
    return ExitCode.DONE


def _sealed_data(path: Path) -> bytes:
    data = read_bytes(path)
    if data is None or not is_sealed(data):
        raise StorageError(Fault.DATA_OPEN, path=path)
    return data


def _warn(path: Path) -> None:
    questions.tell(
        _(
            "Elvis krypterer data, de tidligere utgavene og det du holder på å skrive:\n"
            "{path}\n\n"
            "Data kan da bare åpnes med passordfrasen, eller med en gjenopprettingsnøkkel\n"
            "som du skriver av på papir. Er begge borte, er alle data tapt for godt:\n"
            "ingen kan åpne dem, verken IT-avdelingen eller de som har laget Elvis.\n"
            "Ctrl+C avbryter; da er ingenting gjort.\n"
        ).format(path=path)
    )


def _try_recovery_key(seal: Seal, printed: str) -> None:
    """Show the recovery key, take it away, and ask for it until it is right."""
    with questions.own_screen():
        while True:
            questions.tell(
                _(
                    "Gjenopprettingsnøkkel\n\n    {key}\n\n"
                    "Den åpner data hvis passordfrasen er glemt, og vises bare nå.\n"
                    "Skriv den av på papir, og lås papiret inn et annet sted enn maskinen.\n"
                ).format(key=printed)
            )
            questions.line(_("Trykk Enter når den er skrevet av. "))
            questions.wipe()
            questions.tell(_("Skriv gjenopprettingsnøkkelen for å vise at du har den."))
            questions.tell(_("Store og små bokstaver er like, og strekene kan utelates.\n"))
            if seal.is_recovery_key(questions.line(_("Nøkkel: "))):
                return
            questions.wipe()
            questions.tell(_("Det stemmer ikke med nøkkelen. Se på den en gang til.\n"))


def _say_sealed(path: Path, beside: int) -> None:
    files = ngettext("{count} fil ved siden av", "{count} filer ved siden av", beside)
    say(
        _("Kryptert: {path} og {files}.").format(path=path, files=files.format(count=beside))
        if beside
        else _("Kryptert: {path}.").format(path=path)
    )


@contextlib.contextmanager
def _saying_what_is_left(path: Path) -> Iterator[None]:
    try:
        yield
    except StorageError:
        say(
            _("{path} er kryptert, men ikke alt ved siden av. Neste start prøver igjen.").format(
                path=path
            )
        )
        raise
