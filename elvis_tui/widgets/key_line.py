"""The bottom line: the keys that work here, made from the live bindings."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen
from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.widgets.clicking import clickable
from elvis_tui.widgets.commands import Command, HasCommands, Importance, Part, command_of, is_ours

GAP = "  "


def key_name(binding: Binding) -> str:
    """How a key is written on the screen: ⏎, Esc, F2, /, ?, ctrl+s.

    As Textual writes it, but for the keys that it calls something that no keyboard here says.
    """
    return binding.key_display or key_words(binding.key)


def key_words(pressed: str) -> str:
    """How a key is written that Textual knows as `pressed`: «F8» for `f8`."""
    ours = {
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
    }
    *modifiers, key = pressed.split("+")
    name = ours.get(key) or format_key(key)
    if key[0] == "f" and key[1:].isdigit():
        name = key.upper()
    if "shift" in modifiers:
        name = f"⇧{name}"
    return "+".join([m for m in modifiers if m != "shift"] + [name])


def live_bindings(screen: Screen[object], *, every: bool = False) -> list[ActiveBinding]:
    """The bindings that work on a screen now, a command once, nearest the cursor first.

    Args:
        every: Also those that the bottom line leaves out.
    """
    found: dict[str, tuple[tuple[int, int, int], ActiveBinding]] = {}
    nodes: dict[DOMNode, int] = {}
    for active in screen.active_bindings.values():
        if not is_ours(active) or not active.enabled or not (every or active.binding.show):
            continue
        node, id = active.node, active.binding.id or ""
        at = nodes.setdefault(node, len(nodes))
        known = found.get(id)
        if known is None:
            command = command_of(active)
            # As they are defined: a key that a user has chosen does not come last for that.
            order = node.order.get(id, 0) if isinstance(node, HasCommands) else 0
            found[id] = (_rank(command), at, order), active
        elif known[1].node is node and _place(active) < _place(known[1]):
            found[id] = known[0], active
    return [active for _order, active in sorted(found.values(), key=itemgetter(0))]


def _place(active: ActiveBinding) -> int:
    """Which of a command's keys this is: the first is the one to tell of."""
    keys = command_of(active).keys
    return keys.index(active.binding.key) if active.binding.key in keys else 0


def _rank(command: Command) -> int:
    """What one does here first, the way out after it, what works everywhere last."""
    if command.part is Part.EVERYWHERE:
        return 2
    return int(command.importance is Importance.ALWAYS)


class Shown(NamedTuple):
    """A key on the line: how it is written, and what it is said to do."""

    command: Command
    symbol: str
    words: str

    @property
    def width(self) -> int:
        return len(self.text) + len(GAP)

    @property
    def text(self) -> str:
        return f"{self.symbol} {self.words}".rstrip()

    @property
    def shortened(self) -> Shown:
        """The same in as few words as can be."""
        if self.command.importance is Importance.ALWAYS:
            return self._replace(words="")
        return self._replace(words=str(self.command.brief)) if self.command.brief else self


def fitting(keys: list[Shown], room: int) -> list[Shown]:
    """As many of `keys` as there is room for, the most important ones, in their own order.

    Only for a key of what the screen is for are words shortened: those of the way out and of help
    first, and then from the least important upwards.
    """
    if sum(key.width for key in keys) <= room + len(GAP):
        return keys
    by_importance = sorted(
        range(len(keys)),
        key=lambda i: (keys[i].command.importance, keys[i].command.part is Part.EVERYWHERE, i),
    )
    always = [i for i in by_importance if keys[i].command.importance is Importance.ALWAYS]
    first = [i for i in by_importance if keys[i].command.importance is Importance.FIRST]
    others = by_importance[len(always) + len(first) :]
    chosen = {i: keys[i] for i in [*always, *first]}

    def left() -> int:
        return room + len(GAP) - sum(key.width for key in chosen.values())

    for i in [*reversed(always), *reversed(first)]:
        if left() < 0:
            chosen[i] = keys[i].shortened
    for i in reversed(first):
        if left() < 0:
            del chosen[i]
            others = []
    for i in others:
        if left() < keys[i].width:
            break
        chosen[i] = keys[i]
    return [chosen[i] for i in sorted(chosen)]


class KeyLine(Widget):
    """As many keys as there is room for; the way out and help are always among them."""

    def on_mount(self) -> None:
        self.set_reactive(Widget.auto_links, False)
        self._drawn: list[Shown] = []
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        """Draw the line anew, if other keys work now; before it is drawn at all nobody asks."""
        if not self._drawn or self._keys() != self._drawn:
            self.refresh()

    def _keys(self) -> list[Shown]:
        if not self.is_attached:
            return []
        keys = [
            Shown(command, key_name(active.binding), str(command.words))
            for active in live_bindings(self.screen)
            for command in (command_of(active),)
        ]
        return fitting(keys, self.size.width - 1)

    def render(self) -> Content:
        self._drawn = self._keys()
        pieces: list[Content | str] = [" "]
        for key in self._drawn:
            words = key.text.removeprefix(key.symbol)
            written = Content.assemble((key.symbol, "bold $key"), (words, "$ink"))
            pieces += [clickable(written, f"press({key.command.id!r})"), GAP]
        return Content.assemble(*pieces)

    async def action_press(self, command_id: str) -> None:
        """Do what a key on the line does, for one who clicks it."""
        for active in live_bindings(self.screen):
            if active.binding.id == command_id:
                await self.app.run_action(active.binding.action, active.node)
                return
