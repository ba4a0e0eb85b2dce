"""A user's preferences as TOML, with everything else in the file as its owner left it."""

from __future__ import annotations

from collections.abc import Mapping

from elvis_tui.i18n import _
from elvis_tui.incoming.preferences import NAMES


def with_choices(text: str, choices: Mapping[str, object]) -> str:
    """The file's new text: `text` with the choices set; comments and unknown keys stay.

    Args:
        text: What the file holds; empty for a new one.
        choices: Values by the fields of `Preferences`, its keys left out.

    Raises:
        ValueError: for text that is not TOML.
    """
    import tomlkit

    document = tomlkit.parse(text)
    if not text.strip():
        document.add(tomlkit.comment(_("Det du foretrekker i Elvis. Du kan endre fila selv.")))
    for field, value in choices.items():
        document[NAMES[field]] = value
    return tomlkit.dumps(document)
