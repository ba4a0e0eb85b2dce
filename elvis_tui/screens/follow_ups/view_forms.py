"""Which view the list shows: those of the program, and those that the school saves itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widget import Widget

from elvis_tui.domain.fields import Field
from elvis_tui.domain.follow_ups.records import Phase
from elvis_tui.domain.follow_ups.saved_views import OF_SOMETHING, SavedView, View
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.choose import AnswerList
from elvis_tui.screens.dialogs.described import DescribedForm
from elvis_tui.screens.dialogs.team_field import team_choices
from elvis_tui.screens.follow_ups.commands import VIEWS
from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.teams import following
from elvis_tui.services.follow_ups import saved_views as service
from elvis_tui.services.follow_ups.views import Chosen, counts, shown_first, views
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField
from elvis_tui.widgets.rows import Column, Row, RowList
from elvis_tui.wording.dates import number
from elvis_tui.wording.follow_up_views import view_word
from elvis_tui.wording.follow_ups import phase

COLUMNS = {"": (Column(1), Column(20, grow=True), Column(8, right=True))}
NUMBERED = 9
"""Views of the program with a number of their own: as many as there are keys for."""
OWN_NUMBER = "0"
"""The first of the school's own: what is saved gives no other view another key than it had."""


class ViewsDialog(HasCommandsThatChange, Dialog[Chosen]):
    """Dismisses with the view that is chosen, or with none.

    Args:
        session: What the screens share.
        shown: What the list shows now.
        search: What it is narrowed by.
        called: What a view is called.
    """

    shape = "list"
    AUTO_FOCUS = "AnswerList"
    OWN_COMMANDS = VIEWS

    def __init__(
        self, session: Session, shown: Chosen, search: str, called: Callable[[Chosen], str]
    ) -> None:
        super().__init__()
        self.session = session
        self._shown, self._search, self._called = shown, search, called
        self._views: list[Chosen] = []

    def heading(self) -> str:
        return _("Hvem skal lista vise?")

    def body(self) -> Iterable[Widget]:
        yield AnswerList(COLUMNS)

    def on_mount(self) -> None:
        self._show()
        at = shown_first(self._views, self._shown)
        self.query_one(RowList).select(_row_id(self._views[at]))

    def names_changed(self) -> None:
        """Show the names as they may be shown now."""
        self._show()

    def _show(self) -> None:
        gate = self.session.gate
        self._views = views(gate)
        keys = {view: at for at, view in self._by_key().items()}
        held = counts(gate, self._views, self.session.desk.user)
        self.query_one(RowList).fill(
            Row(
                _row_id(view),
                (
                    (keys.get(view, ""), "key"),
                    self._called(view),
                    (number(count), "muted"),
                ),
            )
            for view, count in zip(self._views, held, strict=True)
        )
        self.refresh_bindings()

    def _marked(self) -> SavedView | None:
        """The view of the school's own that the cursor is on."""
        row = self.query_one(RowList).row if self.is_mounted else None
        kind, _colon, which = row.id.partition(":") if row else ("", "", "")
        return self.session.gate.find(SavedView, which) if kind == View.SAVED else None

    def is_on_an_own(self) -> bool:
        """Only what the school has saved is changed here."""
        return self._marked() is not None

    def on_row_list_moved(self) -> None:
        self.refresh_bindings()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        message.stop()
        self._choose(message.row_id)

    def _choose(self, row_id: str) -> None:
        self.dismiss(next(view for view in self._views if _row_id(view) == row_id))

    def _by_key(self) -> dict[str, Chosen]:
        """Which view each number chooses."""
        usual = [view for view in self._views if view[0] is not View.SAVED][:NUMBERED]
        found = {str(at): view for at, view in enumerate(usual, 1)}
        own = [view for view in self._views if view[0] is View.SAVED]
        return {**found, OWN_NUMBER: own[0]} if own else found

    def action_pick(self, at: int) -> None:
        if (view := self._by_key().get(str(at))) is not None:
            self.dismiss(view)

    def action_save_as(self) -> None:
        new = service.as_shown(self.session.gate, self._shown, self._search)
        saved: list[SavedView] = []

        def accept(typed: SavedView) -> None:
            saved.append(service.add(self.session.desk, typed))

        def left(typed: SavedView | None) -> None:
            if typed is not None and saved:
                self.dismiss((View.SAVED, saved[-1].id))

        self.app.push_screen(SavedViewForm(self.session, new, accept), left)

    def action_edit(self) -> None:
        view = self._marked()
        if view is not None:
            form = SavedViewForm(
                self.session, view, lambda typed: service.edit(self.session.desk, typed)
            )
            self.app.push_screen(form, lambda _none: self._show())

    def action_remove(self) -> None:
        from elvis_tui.screens.dialogs.ask import Ask

        view = self._marked()
        if view is None:
            return

        def question() -> str:
            name = self.session.names.text(view.name)
            return _("Ta bort visningen «{name}»?").format(name=name)

        def answered(yes: bool | None) -> None:
            if yes:
                service.take_away(self.session.desk, view.id)
            self._show()

        self.app.push_screen(Ask(question, _("De som står i den, blir ikke rørt.")), answered)

    def action_leave(self) -> None:
        self.dismiss(None)


def _row_id(chosen: Chosen) -> str:
    view, which = chosen
    return f"{view.value}:{which}"


class SavedViewForm(DescribedForm[SavedView]):
    """What a view of the school's own is called, and what it asks; one with an empty id is new."""

    def __init__(self, session: Session, view: SavedView, accept: Accept[SavedView]) -> None:
        super().__init__(session, f"view:{view.id or 'new'}", "", view, accept)

    def heading(self) -> str:
        if not self.record.id:
            return _("Lagre dette utvalget")
        return _("Visningen «{name}»").format(name=self.session.names.text(self.record.name))

    def field_for(self, field: Field) -> Widget:
        value = getattr(self.record, field.name)
        if field.name == "base":
            asked = [view for view in View if view not in OF_SOMETHING]
            return ChoiceField([Choice(v, view_word(v)) for v in asked], value, id="base")
        if field.name == "phase":
            # Those that have ended are a view of their own.
            going = [Choice(p, phase(p)) for p in Phase if p is not Phase.CLOSED]
            return ChoiceField([Choice("", _("alle")), *going], value or "", id="phase")
        if field.name == "team":
            every = [
                Choice("", _("alle")),
                *team_choices(self.session, value or "", following(self.gate)),
            ]
            return ChoiceField(every, value or "", id="team")
        widget = super().field_for(field)
        if isinstance(widget, LineField):
            widget.placeholder = {
                "classes": _("f.eks. 2STA, eller 1 for hele første trinn"),
                "search": _("ord i navn, klasse og notater"),
            }.get(field.name, "")
        return widget
