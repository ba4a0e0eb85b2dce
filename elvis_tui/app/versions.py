"""Two versions of the data, one here and one on the disk: which is to be used."""

from __future__ import annotations

from elvis_tui.app.host import Host
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.domain.errors import ElvisError
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.faults import explain


class Versions:
    """Asks which version is to be used, and uses it; the other one is put aside.

    Args:
        desk: What the services work on.
        watch: What is known of how the data are.
        host: The application.
    """

    def __init__(self, desk: Desk, watch: SaveWatch, host: Host) -> None:
        self._desk, self._watch, self._host = desk, watch, host

    def ask(self) -> None:
        """Ask which of the two is to be used."""
        from elvis_tui.screens.dialogs.data_questions import which_version

        self._host.push_screen(which_version(), self._use)

    def _use(self, choice: str | None) -> None:
        from elvis_tui.wording import data as data_words

        store = self._desk.store
        use = {"mine": store.keep_mine, "theirs": store.take_theirs}.get(choice or "")
        if use is None:
            return
        try:
            aside = use()
        except ElvisError as fault:
            self._host.tell(explain(fault))
            return
        self._watch.start_anew(store.state)
        if choice == "theirs":
            self._desk.journal.clear()  # its steps led to the version that was put aside
        self._host.show_data_state()
        self._host.show_data_replaced()
        words = data_words.kept_words(choice or "", aside)
        self._host.notify(words, markup=False, timeout=20)
