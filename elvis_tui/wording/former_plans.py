"""A plan that can be used, on one line."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.source import Origin
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.sources import origin as origin_words


def since(on: date | None, by: str, origin: Origin) -> str:
    """«tatt i bruk 3. august 2026 av Berit Aas», or whose it is."""
    if on is None:
        return origin_words(origin)
    if by:
        return _("tatt i bruk {day} av {who}").format(day=long_date(on), who=by)
    return _("tatt i bruk {day}").format(day=long_date(on))


def plan_line(name: str, digest: str, told: str, *, is_used: bool) -> str:
    """«● a1b2c3d4  plan.md, tatt i bruk 3. august 2026 (i bruk)»."""
    words = _("{digest}  {name}, {told} (i bruk)") if is_used else _("{digest}  {name}, {told}")
    line = words.format(digest=digest, name=clean(name), told=told)
    return f"{'●' if is_used else '○'} {line}"
