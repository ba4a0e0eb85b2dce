"""The three themes. In the projector ones every text stands at 7:1 or better."""

from __future__ import annotations

from textual.theme import Theme

from elvis_tui.i18n import _


def _theme(name: str, *, dark: bool, **colours: str) -> Theme:
    return Theme(
        name=name,
        dark=dark,
        primary=colours["accent"],
        secondary=colours["accent"],
        accent=colours["accent"],
        warning=colours["yellow"],
        error=colours["red"],
        success=colours["green"],
        foreground=colours["text"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["bar"],
        variables={
            "ground": colours["ground"],
            "ink": colours["text"],
            "muted": colours["muted"],
            "key": colours["accent"],
            "bar": colours["bar"],
            "rule": colours["rule"],
            "cursor": colours["cursor"],
            "cursor-ink": colours["cursor_text"],
            "level-red": colours["red"],
            "level-yellow": colours["yellow"],
            "level-green": colours["green"],
            "input-cursor-background": colours["text"],
            "input-cursor-foreground": colours["ground"],
            "input-selection-background": colours["cursor"],
            "scrollbar": colours["rule"],
            "scrollbar-background": colours["ground"],
            "scrollbar-hover": colours["muted"],
            "scrollbar-active": colours["muted"],
            "scrollbar-corner-color": colours["ground"],
            "scrollbar-background-hover": colours["ground"],
            "scrollbar-background-active": colours["ground"],
        },
    )


PROJECTOR_LIGHT = _theme(
    "projektor-lys",
    dark=False,
    ground="#ffffff",
    text="#111111",
    muted="#444c55",
    accent="#00407a",
    bar="#e8edf2",
    rule="#8a949e",
    cursor="#cfe3f7",
    cursor_text="#0a0a0a",
    red="#8f0000",
    yellow="#5a4300",
    green="#0a5220",
)
PROJECTOR_DARK = _theme(
    "projektor-mørk",
    dark=True,
    ground="#000000",
    text="#f4f4f4",
    muted="#c0c8d0",
    accent="#9dcfff",
    bar="#161d24",
    rule="#6a7682",
    cursor="#0c3862",
    cursor_text="#ffffff",
    red="#ff9c9c",
    yellow="#ffd866",
    green="#8fe08f",
)
STANDARD = _theme(
    "standard",
    dark=True,
    ground="#14191f",
    text="#dfe3e8",
    muted="#98a4b0",
    accent="#7fb8f0",
    bar="#1d242c",
    rule="#3d4853",
    cursor="#28486a",
    cursor_text="#ffffff",
    red="#ff8a80",
    yellow="#f2c55c",
    green="#7fce8b",
)
THEMES = (PROJECTOR_LIGHT, PROJECTOR_DARK, STANDARD)


def theme_label(name: str) -> str:
    """What a theme is called on the screen."""
    return {
        PROJECTOR_LIGHT.name: _("projektor lys"),
        PROJECTOR_DARK.name: _("projektor mørk"),
    }.get(name, _("standard"))


def theme_told(name: str) -> str:
    """Which colours are on now, in a sentence."""
    return _("Farger: {theme}").format(theme=theme_label(name))


def theme_after(name: str) -> str:
    """The name of the theme that comes after another one, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)]
