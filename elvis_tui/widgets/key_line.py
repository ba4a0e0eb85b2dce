"""The bottom line: the keys that work here, made from the live bindings."""

from __future__ import annotations

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from elvis_tui.i18n import _

SYMBOLS = {
    "enter": "⏎",
    "escape": "Esc",
    "space": _("mellomrom"),
    "left": "◂",
    "right": "▸",
    "up": "▴",
    "down": "▾",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
}


GAP = "  "


def key_symbol(key: str, display: str | None = None) -> str:
    """How a key is written on the screen: ⏎, Esc, F2, /, ?, ctrl+s."""
    if display:
        return display
    named = {"question_mark": "?", "slash": "/", "plus": "+", "minus": "-"}
    if key in SYMBOLS:
        return SYMBOLS[key]
    if key in named:
        return named[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def live_bindings(screen: Screen[object], *, every: bool = False) -> list[ActiveBinding]:
    """The bindings that work on a screen now, an action once, nearest the cursor first.

    Args:
        every: Also those that the bottom line leaves out.
    """
    found: dict[tuple[str, str], ActiveBinding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and binding.description and active.enabled and (every or binding.show):
            found.setdefault((binding.action, binding.description), active)
    return sorted(found.values(), key=_rank)


def _rank(active: ActiveBinding) -> int:
    """What one does here first, the way out after it, what works everywhere last."""
    name = active.binding.id or ""
    return 2 if name.startswith(("app.", "room.")) else int(active.binding.key == "escape")


class KeyLine(Widget):
    """As many keys as there is room for; the way out and help are always among them."""

    def on_mount(self) -> None:
        self._drawn: list[tuple[str, str]] = []
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        """Draw the line anew, if other keys work now."""
        if [key[:2] for key in self._keys()] != self._drawn:
            self.refresh()

    def _keys(self) -> list[tuple[str, str, ActiveBinding]]:
        if not self.is_attached:
            return []
        keys = [
            (key_symbol(a.binding.key, a.binding.key_display), a.binding.description, a)
            for a in live_bindings(self.screen)
        ]
        always = [k for k in keys if k[2].binding.id == "app.help" or k[2].binding.key == "escape"]
        room = self.size.width - 2 - sum(_width(k) for k in always)
        chosen = []
        for key in keys:
            if key not in always:
                room -= _width(key)
                if room < 0:
                    break
                chosen.append(key)
        return [key for key in keys if key in chosen or key in always]

    def render(self) -> Content:
        pieces: list[str | tuple[str, str]] = [" "]
        keys = self._keys()
        self._drawn = [key[:2] for key in keys]
        for symbol, words, _active in keys:
            pieces += [(symbol, "bold $key"), (f" {words}", "$ink"), GAP]
        return Content.assemble(*pieces)

    async def on_click(self, event: events.Click) -> None:
        x = 1
        for key in self._keys():
            if x <= event.x < x + _width(key) - len(GAP):
                await self.app.run_action(key[2].binding.action, key[2].node)
                return
            x += _width(key)


def _width(key: tuple[str, str, ActiveBinding]) -> int:
    return len(key[0]) + 1 + len(key[1]) + len(GAP)
