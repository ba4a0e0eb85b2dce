"""The themes: readable from the back row, and the last one chosen is there again."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from elvis_tui.app.themes import PROJECTOR_DARK, PROJECTOR_LIGHT, STANDARD, THEMES, theme_label
from elvis_tui.services.desk.desk import Desk
from tests.screens.running import Running, running
from tests.screens.tour import Begun, in_parts, of_part, tour
from tests.screens.walks import busy_desk

PROJECTORS = [PROJECTOR_LIGHT, PROJECTOR_DARK]
TEXTS = ["ink", "muted", "key", "level-red", "level-yellow", "level-green"]
GROUNDS = ["ground", "bar"]
PAIRS = [*product(TEXTS, GROUNDS), *product(["cursor-ink", "ink", "key"], ["cursor"])]
AAA = 7.0


def luminance(colour: Color) -> float:
    """WCAG 2.2, relative luminance."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", PROJECTORS, ids=lambda t: t.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_every_text_can_be_read_on_every_ground_from_the_back_row(
    theme: object, text: str, ground: str
) -> None:
    colours = theme.variables  # type: ignore[attr-defined]
    assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= AAA


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_the_standard_theme_can_be_read_too(text: str, ground: str) -> None:
    colours = STANDARD.variables
    assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= 4.5


SIGNS = set("▏▎▍▌▋▊▉█▁▂▃▄▅▆▇─│╭╮╰╯━┃┌┐└┘├┤┬┴┼▔▕ ")
"""Frames, bars and blanks: they say nothing that has to be read."""


def front(app: Running) -> list[Strip]:
    """The lines that are to be read: of a dialog its own, for what is behind it is dimmed."""
    strips = app.screen._compositor.render_strips()
    if not app.screen.is_modal:
        return strips
    leaves = [widget for widget in app.screen.walk_children() if not widget.children]
    # Of what is scrolled no more stands there than its box has room for.
    within = [w.parent.region if isinstance(w.parent, Widget) else w.region for w in leaves]
    boxes = [w.region.intersection(box) for w, box in zip(leaves, within, strict=True)]
    return [strip.crop(box.x, box.right) for box in boxes for strip in strips[box.y : box.bottom]]


def faint(app: Running) -> list[str]:
    """The pieces of text on the screen that are under 7:1, as they are drawn."""
    found, read = [], 0
    for segments in front(app):
        for segment in segments:
            style = segment.style
            if not style or not style.color or not set(segment.text) - SIGNS:
                continue
            read += 1
            text = Color.from_rich_color(style.color)
            ground = Color.from_rich_color(style.bgcolor)
            if style.reverse:
                text, ground = ground, text
            if style.dim:
                text = ground.blend(text, 0.5)
            if (ratio := contrast(text, ground)) < AAA:
                found.append(f"{ratio:.1f} {segment.text!r} {text.hex} on {ground.hex}")
    assert read, "something must have been there to be read"
    return found


@pytest.mark.parametrize("theme", PROJECTORS, ids=lambda t: t.name)
@in_parts
async def test_every_text_that_is_drawn_stands_at_seven_to_one(part: str, theme: object) -> None:
    async def look(app: Running, name: str) -> None:
        assert faint(app) == []

    def begin() -> Begun:
        return running(busy_desk(), (120, 40), theme=theme.name)  # type: ignore[attr-defined]

    await tour(of_part(part), begin, look)


async def test_f3_goes_round_the_three_and_says_which(desk: Desk) -> None:
    async with running(desk) as app:
        assert app.app.theme == STANDARD.name
        for theme in THEMES:
            await app.press("f3")
            assert app.app.theme == theme.name
            assert desk.preferences.now.theme == theme.name
            assert theme_label(theme.name) in app.told


async def test_f3_works_while_one_types_in_a_dialog(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "enter", "w")
        await app.on("NoteForm")
        await app.press("a", "f3")
        assert app.app.theme == THEMES[0].name
        await app.on("NoteForm")


async def test_the_last_one_chosen_is_there_at_the_next_start(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("f3", "f3")
    async with running(desk) as app:
        assert app.app.theme == PROJECTOR_DARK.name


async def test_the_command_line_may_choose_another_and_an_unknown_one_is_the_standard(
    desk: Desk,
) -> None:
    async with running(desk, theme=PROJECTOR_LIGHT.name) as app:
        assert app.app.theme == PROJECTOR_LIGHT.name
    async with running(desk, theme="finnes ikke") as app:
        assert app.app.theme == STANDARD.name


def test_every_theme_has_a_name_in_words() -> None:
    labels = [theme_label(t.name) for t in THEMES]
    assert labels == ["projektor lys", "projektor mørk", "standard"]
