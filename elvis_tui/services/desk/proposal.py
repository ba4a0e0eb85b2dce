"""What a file would change: read and planned once, shown, and then applied just as it was shown.

Every list that comes in goes this way. What is read is an `Incoming`; it plans a `Proposal`
against the data as they are, and `apply` takes it as it stands or, when the data have changed
meanwhile, not at all: then it is planned anew, from what was read, and shown again.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.record import Record
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.tables import AnyRecord

S = TypeVar("S", covariant=True)
Progress = Callable[[int, int], None]
"""Told (rows done, rows). What it raises stops the reading, and nothing has changed by then."""


class FileRead(Record, frozen=True):
    """The file, as it was when it was read. `digest` is its SHA-256: nobody else has to keep it."""

    path: Path
    digest: str


class Base(Record, frozen=True):
    """The state of the data that something was planned against."""

    kinds: tuple[type[AnyRecord], ...]
    revisions: tuple[int, ...]

    @classmethod
    def of(cls, desk: Desk, *kinds: type[AnyRecord]) -> Base:
        """How the records of these types stand now."""
        return cls(kinds, tuple(desk.store.revision(kind) for kind in kinds))

    def still_stands(self, desk: Desk) -> bool:
        """Whether nothing has touched those records since."""
        return self == Base.of(desk, *self.kinds)


class Incoming(Protocol[S]):
    """A file that has been read, and knows what it would change. One class for a kind of list."""

    def planner(self, desk: Desk) -> Callable[[], Proposal[S]]:
        """What plans it against the data as they are now.

        To be called where records are read and saved; what it gives back looks at no data any
        more, and may take its time in another thread.
        """
        ...


class Proposal(Record, Generic[S], frozen=True, kw_only=True):
    """What would come, from which file, against which state of the data.

    Args:
        incoming: What was read; it can plan anew.
        source: The file it was read from.
        base: What it was planned against.
        summary: What there is to show.
        verb: Under which the history tells of it.
        records: Exactly what is saved.
        history: What the history tells of them all in one entry; None for one of each record.
    """

    incoming: Incoming[S]
    source: FileRead
    base: Base
    summary: S
    verb: str
    records: tuple[AnyRecord, ...] = ()
    history: tuple[FieldChange, ...] | None = ()


def read_file(path: Path, largest: int) -> tuple[FileRead, bytes]:
    """The bytes of a file that somebody named.

    Raises:
        InputError: `INPUT_MISSING`, or `INPUT_UNDECODABLE` for more than `largest` bytes.
    """
    try:
        if not path.is_file():
            raise InputError(Fault.INPUT_MISSING, path=path)
        if path.stat().st_size > largest:
            raise InputError(Fault.INPUT_UNDECODABLE, path=path, line=1, kind="too_large")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        raise InputError(
            Fault.INPUT_MISSING, path=path, errno=getattr(error, "errno", None)
        ) from None
    return FileRead(path, sha256(data).hexdigest()), data


def confirm(desk: Desk, proposal: Proposal[S]) -> None:
    """Go on only with what was planned against the data as they still are.

    Raises:
        DomainError: `PROPOSAL_STALE`; `proposal.incoming` plans it anew.
    """
    if not proposal.base.still_stands(desk):
        raise DomainError(Fault.PROPOSAL_STALE)


def apply(desk: Desk, proposal: Proposal[S]) -> None:
    """Save what a proposal holds, as one write with one entry in the history.

    Raises:
        DomainError: `PROPOSAL_STALE`, and nothing is changed.
    """
    confirm(desk, proposal)
    if proposal.records:
        desk.save(proposal.verb, *proposal.records, summary=proposal.history)
