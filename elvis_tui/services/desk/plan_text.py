"""The plan as it is written, part for part, each row with the activity it was read as."""

from __future__ import annotations

from functools import lru_cache

from elvis_tui.domain.plan.written_out import Block, with_activities
from elvis_tui.domain.source import Source
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.sources import plan_of


def plan_text(reader: Reader) -> tuple[Block, ...]:
    """The document that is in use, in its order.

    Raises:
        InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own plan.
    """
    digest = reader.sources.plan().digest
    source = reader.find(Source, digest) or reader.sources.with_digest(digest)
    return _written_out(source) if source else ()


@lru_cache(maxsize=4)
def _written_out(source: Source) -> tuple[Block, ...]:
    from elvis_tui.incoming.plan_text import read_plan_text

    return with_activities(read_plan_text(source.text), plan_of(source).activities)
