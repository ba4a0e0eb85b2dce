"""The words at the right of the title for how the data are, and the line under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.write_lock import WriteLocking
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.storage.store import ReadOnlyReason, SaveState
from elvis_tui.storage.write_lock import host_name

if TYPE_CHECKING:
    from elvis_tui.widgets.data_line import DataNotice


class DataStatus:
    """Finds what is to stand on every screen about the data, and puts it in the session.

    Args:
        session: What the screens share.
        watch: What is known of how the data are.
        write_lock: Who may write.
    """

    def __init__(self, session: Session, watch: SaveWatch, write_lock: WriteLocking) -> None:
        self._session, self._watch, self._write_lock = session, watch, write_lock

    def find(self) -> bool:
        """Find words and line anew; returns whether they are others than before."""
        before = self._session.data_words, self._session.notice
        self._session.data_words = self._words()
        # The one line tells the first of these that is so: what is being lost comes first.
        self._session.notice = self._not_saved() or self._only_read()
        return (self._session.data_words, self._session.notice) != before

    def _words(self) -> tuple[str, str]:
        if self._watch.is_slow:
            return _("lagrer …"), "bold $level-yellow"
        # «lagret» stands only while it is true; one letter of it changes during a save.
        return {
            SaveState.SAVED: (_("leser") if self._session.reading else _("lagret"), "$muted"),
            SaveState.SAVING: (_("lagrer"), "$muted"),
            SaveState.FAILED: (_("✖ IKKE LAGRET"), "bold $level-red"),
        }[self._watch.state.state]

    def _not_saved(self) -> DataNotice | None:
        if not self._watch.has_failed:
            return None
        from elvis_tui.widgets.data_line import DataNotice
        from elvis_tui.wording import data as data_words

        error = self._watch.state.error
        if self._watch.has_two_versions:
            words = data_words.changed_outside()
        else:
            words = data_words.not_saved(error and error.facts.get("errno"))
        return DataNotice("✖", "$level-red", tuple(words))

    def _only_read(self) -> DataNotice | None:
        lock = self._session.desk.store.write_lock
        if lock.held:
            return None
        from elvis_tui.widgets.data_line import DataNotice
        from elvis_tui.wording import data as data_words

        if lock.reason is not ReadOnlyReason.IN_USE:
            words = data_words.only_read(lock.reason or "")
        else:
            who = data_words.who_words(lock.user, lock.host, host_name())
            since = data_words.since_words(lock.since, self._session.desk.today)
            who = self._session.names.text(who)  # whoever writes may have a student's name
            words = data_words.in_use(who, since, free=lock.free, wished=self._write_lock.is_wished)
        return DataNotice("◇", "$level-yellow", tuple(words))
