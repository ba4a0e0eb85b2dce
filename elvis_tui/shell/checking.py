"""`elvis-tui check`: whether the data, and what lies beside them, are as they should be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from elvis_tui.bootstrap import Options, data_path
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.findings import FileFault, Findings, Holder, Version
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import encodable
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.services.desk.concealing import hidden_among
from elvis_tui.shell.commands import JSON
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.printing import as_json, document
from elvis_tui.storage.inspection import Inspection, inspect
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.store import WriteLock
from elvis_tui.storage.write_lock import user_name
from elvis_tui.terminal.questions import can_be_asked
from elvis_tui.terminal.unlocking import with_key
from elvis_tui.wording.check import report
from elvis_tui.wording.faults import explain


def check(options: Options, *, format: str) -> ExitCode:
    """Tell whether file, older versions, permissions and lock are sound; nothing is changed.

    Returns:
        `DONE` when all is well, `DAMAGED` when the file or a version is not whole, `FAILED` for
        anything else that should be put right.

    Raises:
        StorageError: `DATA_UNREADABLE`; `WRONG_PASSPHRASE`.
    """
    path = data_path(options)
    now = SystemClock(options.today).real()
    untold = partial(hidden_among, user_name(), now)

    def look(seal: Seal | None) -> Findings:
        found = inspect(path, now, seal, untold)
        if found.sealed and seal is None and can_be_asked():
            raise StorageError(Fault.DATA_SEALED, path=path)
        return replace(findings(found), unusable_sources=_unusable_sources(path))

    found = with_key(path, look)
    lines, wrong = report(found)
    document(as_json(found) if format == JSON else "".join(f"{line}\n" for line in lines))
    if not found.is_sound:
        return ExitCode.DAMAGED
    return ExitCode.FAILED if wrong else ExitCode.DONE


def _unusable_sources(path: Path) -> tuple[str, ...]:
    from elvis_tui.services.desk.sources import FOLDER, Sources

    return tuple(explain(fault) for fault in Sources(path.parent / FOLDER).check())


def findings(found: Inspection) -> Findings:
    """What an inspection found, as facts without a file or an error in them."""
    return Findings(
        data=encodable(str(found.path)),
        exists=found.exists,
        fault=_fault(found.fault),
        encrypted=found.sealed,
        looked_inside=found.looked_inside,
        version=found.meta.generation if found.meta and found.fault is None else None,
        saved=found.saved,
        size=found.size,
        newer_version=found.dropped_from,
        versions=tuple(
            Version(
                number=kept.generation.number,
                saved=kept.generation.saved,
                path=encodable(str(kept.generation.path)),
                sound=kept.is_sound,
            )
            for kept in found.kept
        ),
        owner=found.owner or None,
        readable_by_others=_names(found.open_files),
        open_by=_holder(found.write_lock),
        records=found.counts,
        dangling_references=found.dangling,
        changed_in_future=found.ahead,
        put_aside=_names(found.asides),
        leftovers=_names(found.leftovers),
    )


def _fault(fault: StorageError | None) -> FileFault | None:
    if fault is None:
        return None
    place = (str(fault.facts[k]) for k in ("table", "field") if fault.facts.get(k))
    return FileFault(
        code=fault.fault.value, sentence=encodable(explain(fault)), place=".".join(place)
    )


def _holder(lock: WriteLock) -> Holder | None:
    if lock.free:
        return None
    since = datetime.fromisoformat(lock.since) if lock.since else None
    return Holder(user=lock.user or None, host=lock.host or None, since=since)


def _names(files: Iterable[Path]) -> tuple[str, ...]:
    return tuple(encodable(file.name) for file in files)
