"""Opening data with the help of somebody at the terminal: the passphrase, an older version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.i18n import _, ngettext
from elvis_tui.storage.sealing import Seal
from elvis_tui.terminal import questions
from elvis_tui.terminal.streams import say
from elvis_tui.wording.dates import clock_time, long_date

if TYPE_CHECKING:
    from elvis_tui.storage.recovery import Offer

TRIES = 3
T = TypeVar("T")


def ask_for_key(path: Path) -> Seal:
    """The key of the sealed file at `path`, asked for at the terminal.

    Raises:
        StorageError: `WRONG_PASSPHRASE` after three tries, `DATA_SEALED` without a terminal,
            `DATA_DAMAGED`.
    """
    from elvis_tui.storage.data_file import read_bytes
    from elvis_tui.wording.faults import explain

    data = read_bytes(path) or b""
    for left in reversed(range(TRIES)):
        prompt = _("Passordfrase for {name}:").format(name=path.name) + " "
        try:
            return Seal.unlock(data, questions.passphrase(prompt, path))
        except StorageError as fault:
            fault.facts.setdefault("path", path)
            if fault.fault is not Fault.WRONG_PASSPHRASE:
                raise
            if left:
                questions.tell(explain(fault))
    raise StorageError(Fault.WRONG_PASSPHRASE, path=path, why="given_up")


def with_key(path: Path, open_with: Callable[[Seal | None], T]) -> T:
    """What `opening` gives, with the key asked for if it turns out to be needed."""
    try:
        return open_with(None)
    except StorageError as fault:
        if fault.fault is not Fault.DATA_SEALED:
            raise
    return open_with(ask_for_key(path))


def open_with_help(
    fault: StorageError, path: Path, open_with: Callable[[Seal | None], T], *, older: bool
) -> T:
    """What `opening` gives after all, when `fault` is one that can be helped.

    Args:
        fault: Why it did not open.
        path: The data file.
        opening: Opens it, with the key if it is encrypted.
        older: Over a damaged or lost file, offer the newest sound version.

    Raises:
        StorageError: `fault` itself when nothing helps, or the help is not wanted.
    """
    if fault.fault is Fault.DATA_SEALED:
        return open_with(ask_for_key(path))
    lost = fault.fault in (Fault.DATA_DAMAGED, Fault.DATA_MISSING)
    if older and lost and _takes_older_version(path):
        return with_key(path, open_with)
    raise fault


def _takes_older_version(path: Path) -> bool:
    from elvis_tui.storage import recovery

    proposal = recovery.newest_sound(path)
    if proposal is None or not questions.can_be_asked():
        return False
    for line in _offer(path, proposal):
        questions.tell(line)
    source = proposal.generation.path
    question = _("Ta i bruk utgave {number}?").format(number=proposal.generation.number)
    if not questions.yes(question):
        return False
    before = with_key(source, lambda seal: recovery.restore(path, source, seal))
    if before is not None:
        say(_("Den skadde fila ligger i {path}.").format(path=before))
    return True


def _offer(path: Path, proposal: Offer) -> list[str]:
    saved = proposal.generation.saved.astimezone()
    lost = ngettext("minst {count} endring", "minst {count} endringer", proposal.changes).format(
        count=proposal.changes
    )
    if proposal.minutes is not None:
        lost += ", " + ngettext("{count} minutt", "{count} minutter", proposal.minutes).format(
            count=proposal.minutes
        )
    damaged = path.exists()
    return [
        _("Datafila er skadet: {path}").format(path=path)
        if damaged
        else _("Datafila er borte: {path}").format(path=path),
        _("Nyeste hele utgave er nr. {number}, lagret {day} kl. {time}.").format(
            number=proposal.generation.number, day=long_date(saved), time=clock_time(saved)
        ),
        _("Tar du den i bruk, mangler det som ble lagret etter den: {lost}.").format(lost=lost),
        _("Den skadde fila blir ikke slettet.") if damaged else "",
    ]
