"""What is said once, when the first screen stands: the data, the preferences, the sources."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from elvis_tui.app.host import Host
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.start_notices import notices, source_notices

LONG = 20.0
"""Seconds a sentence stands: nobody reads the last lines in the first moment."""


class ToldAtStart:
    """Says it.

    Args:
        desk: The open data.
        host: The application.
    """

    def __init__(self, desk: Desk, host: Host) -> None:
        self._desk, self._host = desk, host

    def tell(self) -> None:
        """Say what is known at once, and go on to read the user's own documents."""
        self._say(notices(self._desk))
        self._host.run_worker(self._tell_of_sources(), group="sources", exit_on_error=False)

    async def _tell_of_sources(self) -> None:
        self._say(await asyncio.to_thread(source_notices, self._desk))

    def _say(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self._host.notify(sentence, severity="warning", markup=False, timeout=LONG)
