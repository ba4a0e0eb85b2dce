"""Draw the README's and the guide's pictures: `python docs/make_pictures.py`.

The program itself draws them, with the invented school and a clock that stands still.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from elvis_tui.app.application import ElvisApp
from elvis_tui.resources import sample
from elvis_tui.services import demo
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.file_store import FileStore

FOLDER = Path(__file__).parent / "pictures"
NOW = datetime(2026, 10, 19, 12, 4, tzinfo=UTC)
THEME = "projektor-lys"
FONTS = "Menlo, Consolas, DejaVu Sans Mono, monospace"
PICTURES: dict[str, tuple[str, tuple[int, int], list[str]]] = {
    "oversikt": (THEME, (100, 30), []),
    "oversikt-80x24": (THEME, (80, 24), []),
    "oppfolging": (THEME, (120, 32), ["2"]),
    "side": (THEME, (124, 30), ["2", "slash", *"nora solli", "enter"]),
    "visninger": (THEME, (100, 26), ["2", "v"]),
    "fravaer": (THEME, (120, 30), ["2", "a"]),
    "fravaer-elev": (THEME, (120, 24), ["2", "a", "enter", "end", "enter"]),
    "samtykke": (THEME, (100, 30), ["2", "slash", *"nora solli", "enter", "m"]),
    "sluttet": (THEME, (120, 32), ["f5", *"stian karlsen", "enter", "g"]),
    "overlevering": (THEME, (100, 30), ["2", "slash", *"nora solli", "enter", "p"]),
    "flere": (THEME, (100, 26), ["2", " ", "down", " ", "down", " ", "t"]),
    "trinn": (THEME, (100, 26), ["2", "enter", "s"]),
    "side-80x24": (THEME, (80, 24), ["2", "slash", *"nora solli", "enter"]),
    "side-120x40": (THEME, (120, 40), ["2", "slash", *"nora solli", "enter"]),
    "elev-160x50": (THEME, (160, 50), ["f5", *"nora solli", "enter"]),
    "fase": (THEME, (100, 26), ["2", "slash", *"daniel fjeldstad", "enter", "f"]),
    "rett": (THEME, (100, 26), ["2", "slash", *"nora solli", "enter", "end", "up", "enter"]),
    "finn": (THEME, (100, 26), ["f5", *"soll"]),
    "elev": (THEME, (100, 30), ["f5", *"nora solli", "enter"]),
    "oppgaver": (THEME, (100, 26), ["o"]),
    "saker": (THEME, (100, 26), ["3"]),
    "sak": (THEME, (120, 34), ["3", "enter"]),
    "sak-del": (THEME, (120, 26), ["3", "slash", *"uten lov", "enter", "p"]),
    "sak-12-5": (THEME, (120, 34), ["3", "slash", *"en ansatts", "enter"]),
    "sak-alvorlig": (THEME, (120, 36), ["3", "slash", *"trusler", "enter"]),
    "sak-mangler": (THEME, (120, 34), ["3", "slash", *"gruppearbeid", "enter", "x"]),
    "sak-mote": (THEME, (100, 26), ["3", "slash", *"gruppearbeid", "enter", "v"]),
    "sak-dokument": (THEME, (100, 24), ["3", "slash", *"vennegrupper", "enter", "d"]),
    "statsforvalteren": (THEME, (100, 30), ["3", "slash", *"uten lov", "enter", "m"]),
    "inngripen": (THEME, (100, 28), ["3", "i", "enter"]),
    "plan": (THEME, (120, 40), ["4"]),
    "plan-80x24": (THEME, (80, 24), ["4"]),
    "aaret": (THEME, (120, 40), ["4", "y"]),
    "aaret-80x24": (THEME, (80, 24), ["4", "y"]),
    "aktivitet": (THEME, (100, 26), ["4", "enter"]),
    "moter": (THEME, (100, 26), ["5"]),
    "saksliste": (THEME, (100, 26), ["5", "enter"]),
    "mote": (
        "projektor-mørk",
        (120, 32),
        [
            *("5", "enter", "m", "enter", "a", "escape"),
            *("i", *"Har vært borte mandager.", "enter"),
            *("b", *"Morgenringing fortsetter til jul.", "enter"),
            *("o", *"søker skyss", "enter", *"Rådgiver", "enter", *"fredag", "enter"),
            *("i", *"Sier at bussen er et pro"),
        ],
    ),
    "oppmote": (THEME, (100, 26), ["5", "enter", "m", "enter", "a", "down", "k", "down", "g"]),
    "avslutte": (
        THEME,
        (100, 28),
        ["5", "enter", "m", "enter", "a", "escape", "i", *"Møtte i dag.", "enter", "f"],
    ),
    "serie": (THEME, (100, 28), ["5", "s", "down", "enter"]),
    "mote-bred": (THEME, (160, 36), ["5", "enter", "m", "enter", "a", "escape"]),
    "referat": (
        THEME,
        (100, 32),
        ["5", "down", "down", "down", "down", "down", "down", "down", "down", "enter"],
    ),
    "utgaver": (
        THEME,
        (100, 26),
        ["5", "down", "down", "down", "down", "down", "down", "down", "down", "enter", "v"],
    ),
    "navn-skjult": (THEME, (100, 24), ["2", "f2"]),
    "historikk": (
        THEME,
        (100, 28),
        [
            *("2", "enter", "w", *"Snakket om bussen.", "ctrl+s"),
            *("f", "right", "ctrl+s", "u", "h"),
        ],
    ),
    "last": (THEME, (100, 24), ["f4"]),
    "hjelp": (THEME, (100, 30), ["2", "enter", "question_mark"]),
    "skolen": (THEME, (100, 26), ["s"]),
    "medlemmer": (THEME, (100, 26), ["s", "end", "up", "enter"]),
}


async def draw(name: str, theme: str, size: tuple[int, int], keys: list[str]) -> None:
    """Draw one picture after some keys."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.json"
        demo.prepare(sample("skole.json"), path, NOW.date())
        store = FileStore(path)
        app = ElvisApp(Desk(store=store, clock=FixedClock(NOW), user="berit"), theme=theme)
        async with app.run_test(size=size) as pilot:
            for key in keys:
                await pilot.press("space" if key == " " else key)
            await pilot.pause()
            store.flush()
            await pilot.pause()
            picture = app.export_screenshot(title="Elvis")
        store.close()
    # The fonts would be fetched from elsewhere: any monospace font will do.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    picture = re.sub(r"font-family: Fira Code[^;]*;", f"font-family: {FONTS};", picture)
    (FOLDER / f"{name}.svg").write_text(picture, "utf-8")
    print(name)


async def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, (theme, size, keys) in PICTURES.items():
        await draw(name, theme, size, keys)


if __name__ == "__main__":
    asyncio.run(main())
