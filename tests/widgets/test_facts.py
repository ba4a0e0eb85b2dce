"""A title and labelled texts, wrapped beside their labels."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import App, ComposeResult

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
