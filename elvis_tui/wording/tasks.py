"""What the fields of a task are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.domain.tasks.records import Task
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
    },
}
