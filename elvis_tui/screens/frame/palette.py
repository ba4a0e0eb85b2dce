"""ctrl+p: all that can be done here, made from the live bindings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from elvis_tui.i18n import _
from elvis_tui.widgets.commands import Part, command_of
from elvis_tui.widgets.key_line import key_name, live_bindings

if TYPE_CHECKING:
    from textual.app import App
    from textual.binding import ActiveBinding


class LiveCommands(Provider):
    """The bindings of the screen behind the palette, as commands."""

    def _commands(self) -> Iterator[tuple[str, str, ActiveBinding]]:
        for active in live_bindings(self.screen, every=True):
            command = command_of(active)
            if command.part is not Part.MOVING and command.id != "app.commands":
                yield str(command.hint), key_name(active.binding), active

    def _run(self, active: ActiveBinding) -> None:
        self.app.call_later(self.app.run_action, active.binding.action, active.node)

    async def discover(self) -> Hits:
        for words, key, active in self._commands():
            yield DiscoveryHit(
                Content.assemble((f"{key:>9}", "bold $key"), "  ", words),
                partial(self._run, active),
                text=words,
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for words, key, active in self._commands():
            score = matcher.match(words)
            if score > 0:
                yield Hit(
                    score,
                    Content.assemble((f"{key:>9}", "bold $key"), "  ", matcher.highlight(words)),
                    partial(self._run, active),
                    text=words,
                )


def open_palette(app: App[Any]) -> None:
    """Show the palette, unless it is there already."""
    if not CommandPalette.is_open(app):
        app.push_screen(CommandPalette(placeholder=_("Søk etter noe å gjøre …")))
