"""The yardstick: an empty-minded Textual app that shows one table of 200 rows."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROWS = 200
FIRST_SCREEN = "Line 20"
"""What is on the screen when the first page of the table is drawn."""


class BareApp(App[None]):
    """One table, nothing else."""

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("Name", "Class", "Phase", "Level", "Next", "What")
        table.add_rows(
            (f"Line {n}", f"{n % 3 + 1}STA", "following", "yellow", f"{n % 28 + 1}.10.", f"do {n}")
            for n in range(ROWS)
        )


if __name__ == "__main__":
    BareApp().run()
