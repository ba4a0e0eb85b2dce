"""The views of the follow-up list that the school saves itself."""

from __future__ import annotations

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.saved_views import OF_SOMETHING, SavedView, View
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import clean, folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.follow_ups.views import Chosen
from elvis_tui.wording import people as people_words
from elvis_tui.wording.follow_up_views import view_names, view_word


def as_shown(reader: Reader, chosen: Chosen, search: str) -> SavedView:
    """What the list shows now, as a view without a name.

    Args:
        reader: What may be seen.
        chosen: The view that is shown.
        search: What it is narrowed by.
    """
    view, which = chosen
    found = reader.find(SavedView, which) if view is View.SAVED else None
    if found is None:
        base = View.OPEN if view in OF_SOMETHING else view
        team = which if view is View.TEAM else None
        found = SavedView(id="", name=FreeText(""), base=base, team=team)
    both = f"{unmasked(found.search)} {search}".strip()
    return replace(found, id="", name=FreeText(""), search=FreeText(both))


def add(desk: Desk, typed: SavedView) -> SavedView:
    """Save a view.

    Raises:
        DomainError: `EMPTY_FIELD` without a name, `VIEW_EXISTS` for that of another view.
    """
    view = replace(_usable(desk, typed), id=desk.new_id("view"))
    desk.save("view.add", view)
    return view


def edit(desk: Desk, typed: SavedView) -> SavedView:
    """Save a view under another name, or asking for other things.

    Raises:
        DomainError: as `add`; `NOT_FOUND` for one that is not there any more.
    """
    desk.get(SavedView, typed.id)
    view = _usable(desk, typed)
    desk.save("view.edit", view)
    return view


def take_away(desk: Desk, view_id: str) -> None:
    """Have a view no more; whom it showed is not touched.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    desk.save("view.remove", delete=[desk.get(SavedView, view_id)])


def _usable(desk: Desk, typed: SavedView) -> SavedView:
    """The view as it is kept: no other view is called the same, on the screen or in the shell."""
    name = clean(unmasked(typed.name)).strip()
    if not name:
        raise DomainError(Fault.EMPTY_FIELD, field="name")
    shown = names(desk)
    others = [unmasked(v.name) for v in desk.all(SavedView).values() if v.id != typed.id]
    for team in teams(desk):
        others += [people_words.team(team.id, shown), team.id]
    others += [*view_names().values(), *map(view_word, View)]
    if folded(name) in map(folded, others):
        raise DomainError(Fault.VIEW_EXISTS, field="name")
    base = View.OPEN if typed.base in OF_SOMETHING else typed.base
    told = {f: FreeText(clean(unmasked(getattr(typed, f))).strip()) for f in _TEXTS}
    return replace(typed, name=FreeText(name), base=base, team=typed.team or None, **told)


_TEXTS = ("owner", "classes", "search")
