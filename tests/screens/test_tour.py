"""A tour stands, at the end of each way, where somebody stands who has gone that way alone.

`ELVIS_WAYS=1000` looks at all of them.
"""

from __future__ import annotations

import os
import random

from tests.screens.running import SMALL, Running, running
from tests.screens.tour import PARTS, Begun, of_part, tour
from tests.screens.walks import WALKS, busy_desk, walk

LOOKED_AT = int(os.environ.get("ELVIS_WAYS", "8"))


async def test_what_is_read_on_a_tour_is_what_the_way_alone_leads_to() -> None:
    names = list(WALKS) if len(WALKS) < LOOKED_AT else random.Random(10).sample([*WALKS], LOOKED_AT)
    read: dict[str, str] = {}

    async def look(app: Running, name: str) -> None:
        read[name] = app.text

    await tour(names, lambda: running(busy_desk(), SMALL), look)
    for name in names:
        async with running(busy_desk(), SMALL) as app:
            await walk(app, name)
            assert read[name] == app.text, name


async def test_what_was_changed_on_the_way_is_not_there_on_the_next() -> None:
    began: list[str] = []

    def begin() -> Begun:
        began.append("")
        return running(busy_desk(), SMALL)

    async def look(app: Running, name: str) -> None:
        if name == "contact":
            await app.type("ringt")

    await tour(["note", "page", "contact"], begin, look)
    assert len(began) == 2, "the contact goes on from the page, the note not with a draft about"


def test_each_way_is_gone_in_one_part() -> None:
    assert sorted(name for part in PARTS for name in of_part(part)) == sorted(WALKS)
