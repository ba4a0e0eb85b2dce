"""The words for tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import When
from elvis_tui.i18n import _, pgettext

if TYPE_CHECKING:
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    Task: lambda: {
        "what": _("hva"),
        "who": pgettext("den som gjør det", "hvem"),
        "due": _("frist"),
        "created_on": _("gitt"),
        "subject": _("om"),
        "done_on": pgettext("dato", "gjort"),
        "done_note": _("merknad"),
        "trigger": _("utløst av"),
        "trigger_on": _("utløst"),
        "listed_on": _("fraværslista pr."),
    },
}


def when(part: When) -> str:
    """The heading over the tasks of a time."""
    return {
        When.LATE: _("Forfalt"),
        When.SOON: _("De neste sju dagene"),
        When.LATER: _("Seinere"),
        When.UNDATED: _("Uten frist"),
    }[part]
