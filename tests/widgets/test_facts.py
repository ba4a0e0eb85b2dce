"""A title and labelled texts, wrapped beside their labels."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region

from elvis_tui.widgets.facts import Facts


class Host(App[None]):
    CSS = "Facts { height: auto; }"

    def compose(self) -> ComposeResult:
        yield Facts("En tittel på flere ord", [("Når", "«Oktober»"), ("Ansvar", "Rektor, " * 6)])

    def get_css_variables(self) -> dict[str, str]:
        return {**super().get_css_variables(), "key": "#ffffff", "muted": "#aaaaaa"}


async def test_texts_stand_beside_their_labels_on_every_line() -> None:
    app = Host()
    async with app.run_test(size=(24, 20)) as pilot:
        await pilot.pause()
        facts = app.query_one(Facts)
        lines = facts.render().plain.split("\n")
        assert lines[:4] == [
            "En tittel på flere ord",
            "",
            "Når     «Oktober»",
            "Ansvar  Rektor, Rektor,",
        ]
        assert all(line.startswith(" " * 8 + "Rektor") for line in lines[4:6])
        assert max(map(cell_len, lines)) <= 24
        assert facts.size.height == len(lines)


async def test_markup_and_control_codes_in_a_text_are_only_text() -> None:
    app = Host()
    async with app.run_test(size=(60, 10)) as pilot:
        facts = app.query_one(Facts)
        facts.show("[/] [@click=app.bell]x", [("Når", "[bold]\x1b[2J")])
        await pilot.pause()
        assert facts.render().plain.split("\n") == [
            "[/] [@click=app.bell]x",
            "",
            "Når  [bold]␛[2J",
        ]


class Beside(App[None]):
    """Facts of a fixed height and of one of their own."""

    CSS = "#fixed { height: 6; } #auto { height: auto; }"

    def compose(self) -> ComposeResult:
        yield Facts("Tur", [("Når", "Mai"), ("Ansvar", "Rektor")], id="fixed")
        yield Facts(id="auto")

    def get_css_variables(self) -> dict[str, str]:
        return {**super().get_css_variables(), "key": "#ffffff", "muted": "#aaaaaa"}


async def test_only_the_lines_that_differ_are_drawn_again_and_nothing_is_laid_out() -> None:
    app = Beside()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        facts, asked = app.query_one("#fixed", Facts), []
        facts.refresh = lambda *regions, layout=False: asked.append((layout, regions))  # type: ignore[method-assign,assignment,return-value]
        facts.show("Tur", [("Når", "Mai"), ("Ansvar", "Elevråd")])
        assert asked == [(False, (Region(0, 3, 15, 1),))]
        facts.show("Tur", [("Når", "Mai"), ("Ansvar", "Elevråd")])
        assert len(asked) == 1


async def test_what_is_shown_for_the_first_time_has_room_made_for_it() -> None:
    app = Beside()
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        facts = app.query_one("#auto", Facts)
        assert facts.size.height == 0
        facts.show("Tur", [("Når", "Mai")])
        await pilot.pause()
        assert facts.size.height == 3
        facts.show("", [])
        await pilot.pause()
        assert facts.size.height == 0


async def test_hidden_facts_are_not_measured_and_are_right_when_they_are_shown() -> None:
    app = Beside()
    async with app.run_test(size=(40, 20)) as pilot:
        facts = app.query_one("#fixed", Facts)
        facts.display = False
        await pilot.pause()
        facts.show("Skitur", [("Når", "Mars")])
        facts.display = True
        await pilot.pause()
        assert "Skitur" in app.screen._compositor.render_strips()[0].text


async def test_what_there_is_no_room_for_is_not_drawn_over_what_stands_below() -> None:
    app = Beside()
    async with app.run_test(size=(40, 20)) as pilot:
        facts = app.query_one("#fixed", Facts)
        facts.styles.height = 2
        await pilot.pause()
        asked: list[tuple[Region, ...]] = []
        facts.refresh = lambda *regions, **_more: asked.append(regions)  # type: ignore[method-assign, assignment, return-value]
        facts.show("", [("Når", "Mars"), ("Ansvar", "Rektor"), ("Gjort", "ja"), ("Lært", "nei")])
        assert asked == [(Region(0, 0, 12, 1), Region(0, 1, 14, 1))]
