"""Write the JSON Schemas of the exchange file and of `absence --format json`, from the records.

Run it as `python -m docs.make_schema` whenever a record changes; a test says when it is needed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from elvis_tui.incoming.exchange_models import file_schema
from elvis_tui.shell.absence_facts import AbsenceFacts
from elvis_tui.storage.durable import SCHEMA
from elvis_tui.storage.tables import TABLES

PATH = Path(__file__).with_name("utveksling.schema.json")
ABSENCE_PATH = PATH.with_name("fravaer.schema.json")


def schema() -> str:
    """The JSON Schema as it is published."""
    made = file_schema(cast("Any", TABLES), SCHEMA)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def absence_schema() -> str:
    """The JSON Schema of what `elvis-tui absence --format json` writes."""
    import msgspec

    made = msgspec.json.schema(tuple[AbsenceFacts, ...])
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema(), encoding="utf-8")
    ABSENCE_PATH.write_text(absence_schema(), encoding="utf-8")
