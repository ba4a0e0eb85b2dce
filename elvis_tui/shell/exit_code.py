"""The exit codes: what they are, what each is called, and which one a fault leads to."""

from __future__ import annotations

from enum import IntEnum

from elvis_tui.domain.errors import ElvisError, Fault, InputError
from elvis_tui.i18n import _, pgettext

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl+C has ended; no command gives it of itself."""
_NOT_WHOLE = (
    *(Fault.DATA_DAMAGED, Fault.DATA_MISSING, Fault.DATA_ONLY_COPY),
    *(Fault.DATA_FOREIGN, Fault.DATA_NEWER),
)


class ExitCode(IntEnum):
    """How a command went, as scripts read it; a number never changes its meaning."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    IN_USE = 3
    DAMAGED = 4
    BAD_INPUT = 5


def meaning(code: ExitCode) -> str:
    """What a code stands for, in the few words of the help."""
    return {
        ExitCode.DONE: pgettext("kommando", "gjort"),
        ExitCode.FAILED: _("mislyktes"),
        ExitCode.USAGE: _("feil bruk"),
        ExitCode.IN_USE: _("data er i bruk et annet sted"),
        ExitCode.DAMAGED: _("data er skadet"),
        ExitCode.BAD_INPUT: _("fila kunne ikke brukes"),
    }[code]


def code_of(error: ElvisError) -> ExitCode:
    """The code that a command ends with when it fails with `error`."""
    if error.fault is Fault.DATA_IN_USE:
        return ExitCode.IN_USE
    if error.fault in _NOT_WHOLE:
        return ExitCode.DAMAGED
    if isinstance(error, InputError) or error.fault is Fault.BACKUP_UNSOUND:
        return ExitCode.BAD_INPUT
    if error.fault is Fault.NOT_A_MONTH:
        return ExitCode.USAGE
    return ExitCode.FAILED
