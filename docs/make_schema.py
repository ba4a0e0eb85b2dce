"""Write the JSON Schemas of the exchange file, and of the JSON of `absence`, `case` and `plan`.

Run it as `python -m docs.make_schema` whenever a record changes; a test says when it is needed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from elvis_tui.incoming.exchange_models import file_schema
from elvis_tui.shell.absence_facts import AbsenceFacts
from elvis_tui.shell.case_facts import CaseFacts
from elvis_tui.shell.plan_facts import PlanFacts
from elvis_tui.storage.durable import SCHEMA
from elvis_tui.storage.tables import TABLES

PATH = Path(__file__).with_name("utveksling.schema.json")
ABSENCE_PATH = PATH.with_name("fravaer.schema.json")
CASES_PATH = PATH.with_name("saker.schema.json")
PLAN_PATH = PATH.with_name("plan.schema.json")


def schema() -> str:
    """The JSON Schema as it is published."""
    made = file_schema(cast("Any", TABLES), SCHEMA)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def absence_schema() -> str:
    """The JSON Schema of what `elvis-tui absence --format json` writes."""
    return _listed(AbsenceFacts)


def cases_schema() -> str:
    """The JSON Schema of what `elvis-tui case --format json` writes."""
    return _listed(CaseFacts)


def plan_schema() -> str:
    """The JSON Schema of what `elvis-tui plan --format json` writes."""
    return _written(PlanFacts)


def _listed(kind: type[Any]) -> str:
    return _written(tuple[kind, ...])


def _written(kind: Any) -> str:
    import msgspec

    made = msgspec.json.schema(kind)
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema(), encoding="utf-8")
    ABSENCE_PATH.write_text(absence_schema(), encoding="utf-8")
    CASES_PATH.write_text(cases_schema(), encoding="utf-8")
    PLAN_PATH.write_text(plan_schema(), encoding="utf-8")
