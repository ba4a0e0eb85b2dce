"""What every dialog has: fields, an error line, drafts that survive, ctrl+s and Esc."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, TextArea

from elvis_tui.domain.errors import DomainError, ElvisError, Fault
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.commands import FORM
from elvis_tui.screens.frame.asking import Asking
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.masks import Masks, refuse_masks
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.widgets.fields import ChoiceField, LineField, TextField
from elvis_tui.widgets.words import Words
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key

if TYPE_CHECKING:
    from elvis_tui.services.across.minimisation import OneQuestion

T = TypeVar("T")


class Labelled(Horizontal):
    """A field with its label in front."""

    def __init__(self, label: str, field: Widget) -> None:
        super().__init__(Words(label, classes="label"), field)
        self.label = label
        self.field_id = field.id
        self.add_class("tall" if isinstance(field, TextField) else "line")


class Form(Dialog[T | None], Generic[T]):
    """A dialog that returns what was typed and saves nothing itself.

    What is typed is kept as a draft from key press to key press until it has been saved: Esc,
    a crash or a dropped line leaves it there, and the same dialog offers it again.

    Args:
        session: What the screens share.
        draft_key: Names this dialog about this thing.
        accept: Takes the result when it is saved; what it raises is shown and nothing is lost.
    """

    AUTO_FOCUS = "LineField, TextField, ChoiceField"
    OWN_COMMANDS = FORM
    accused: Collection[str] = ()
    """The fields that say who is suspected of something: masked whole while names are hidden."""

    def __init__(self, session: Session, draft_key: str, accept: Accept[T]) -> None:
        super().__init__()
        self.session = session
        self.desk = session.desk
        self.gate = session.gate
        self._draft_key = draft_key
        self._accept = accept
        self._before: dict[str, str] = {}
        self._saved = False
        self._refusal = ""
        self._question: OneQuestion | None = None
        self._doubted: set[str] = set()
        self._asking = Asking(session, self)
        self._masks = Masks(session, self.accused)

    # What a dialog gives

    def fields(self) -> Iterable[Widget]:
        """The fields, each `Labelled`, with an id and their plain text; masks are put on here."""
        return ()

    def read(self) -> T:
        """The result.

        Raises:
            ElvisError: with the id of the wrong field as its fact `field`, when there is one.
        """
        raise NotImplementedError

    def doubt(self, result: T) -> str:
        """What the dialog itself asks about once before the result is saved; "" for nothing."""
        return ""

    # The rest

    def body(self) -> Iterable[Widget]:
        note = _("Utkastet ditt er hentet fram igjen. {discard} forkaster det.").format(
            discard=key("form.discard", "F9")
        )
        yield Words(note, id="draft-note", classes="draft-note")
        yield from self.fields()

    def on_mount(self) -> None:
        self._before = self.values()
        # What was not touched then is as it is now: it may have been changed since.
        draft = {**self._before, **(self.desk.drafts.get(self._draft_key) or {})}
        if draft != self._before:
            self._fill(draft)
            self.query_one("#draft-note").display = True
        if self.session.names_hidden:
            self.names_changed()
        self.filled()

    def filled(self) -> None:
        """The fields hold the record, or the draft of it: what a form does then."""

    def has_draft(self) -> bool:
        """There is something to discard once something is typed."""
        return self.is_mounted and bool(self._before) and self.values() != self._before

    def _inputs(self) -> list[LineField | TextField | ChoiceField]:
        return [
            w
            for w in self.query("LineField, TextField, ChoiceField").results()
            if isinstance(w, LineField | TextField | ChoiceField)
        ]

    def values(self) -> dict[str, str]:
        """What stands in the fields, by id; behind a mask nobody touched, the text itself."""
        return self._masks.taken_off({field.id or "": _text(field) for field in self._inputs()})

    def value(self, field_id: str) -> str:
        """What stands in one field, without the space round it.

        Raises:
            DomainError: `NAMES_HIDDEN` for a text that was changed round a masked name.
        """
        return refuse_masks(field_id, self.values()[field_id].strip())

    def needed(self, field_id: str) -> str:
        """The text in a field that must not be empty."""
        text = self.value(field_id)
        if not text:
            raise DomainError(Fault.EMPTY_FIELD, field=field_id)
        return text

    def off_the_wall(self) -> Collection[str]:
        """The fields that are not there at all while names are hidden; what is in them stays."""
        return ()

    def names_changed(self) -> None:
        """Put masks on the names in the fields, or take them off, as the switch stands now."""
        off = set(self.off_the_wall())
        for row in self.query(Labelled):
            row.display = row.field_id not in off or not self.session.names_hidden
        shown = self._masks.put_on(self.values())
        self.say_heading()
        self._show_refusal()
        for field in self._inputs():
            if not isinstance(field, ChoiceField):
                _put(field, shown[field.id or ""])

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left shows no name: only what is being typed stands in clear."""
        field = event.widget
        if self.session.names_hidden and isinstance(field, LineField | TextField):
            self.cover(field)

    def cover(self, field: LineField | TextField) -> None:
        """Put masks on the names in one field."""
        field_id = field.id or ""
        field.put(self._masks.cover(field_id, self.values()[field_id]))

    def _fill(self, values: Mapping[str, str]) -> None:
        for field in self._inputs():
            text = values.get(field.id or "", "")
            if field.id in values or not isinstance(field, ChoiceField):
                _put(field, text)

    def keep_draft(self) -> None:
        """Keep what has been typed."""
        if self._saved:
            return
        values = self.values()
        self.refresh_bindings()
        if values == self._before:
            self.desk.drafts.drop(self._draft_key)
        else:
            changed = {f: text for f, text in values.items() if text != self._before.get(f)}
            self.desk.drafts.keep(self._draft_key, changed)

    def on_input_changed(self, _message: Input.Changed) -> None:
        self.keep_draft()

    def on_text_area_changed(self, _message: TextArea.Changed) -> None:
        self.keep_draft()

    def on_choice_field_changed(self, _message: ChoiceField.Changed) -> None:
        self.keep_draft()

    def on_input_submitted(self, _message: Input.Submitted) -> None:
        self.action_go_on()

    def action_go_on(self) -> None:
        """Enter goes to the next field, and on the last one saves."""
        inputs = self._inputs()
        if inputs and inputs[-1] is self.focused:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        if self._asking.is_unread:
            return
        try:
            result = self.read()
            if self._asks_once(result):
                return
            # Before it is accepted: what the screen behind has to say of it stands.
            self.session.past()
            self._accept(result)
        except ElvisError as fault:
            wrong = fault.facts.get("field")
            found = self.query(f"#{wrong}") if wrong else None
            if found and isinstance(holder := found.first().parent, Labelled):
                fault.facts.setdefault("label", holder.label)
                fault.facts["chosen"] = isinstance(found.first(), ChoiceField)
            self._refusal = explain(fault)
            self._show_refusal()
            if found:
                found.first().focus()
            return
        self._saved = True
        self.desk.drafts.drop(self._draft_key)
        self.dismiss(result)

    def _asks_once(self, result: T) -> bool:
        """Whether there is something to ask before it is saved; about each thing once."""
        from elvis_tui.services.across.minimisation import OneQuestion

        if self._question is None:
            self._question = OneQuestion()
        values = self.values()
        written = [values[f.id or ""] for f in self._inputs() if not isinstance(f, ChoiceField)]
        save = key("form.save", "ctrl+s")
        asked = [self._question.about(written, set(self._before.values()), save)]
        if (own := self.doubt(result)) not in self._doubted:
            self._doubted.add(own)
            asked.append(own)
        self._refusal = " ".join(filter(None, asked))
        self._show_refusal()
        if self._refusal:
            self._asking.ask()
        return bool(self._refusal)

    def _show_refusal(self) -> None:
        # It repeats what was typed, and that may be a name.
        self.refuse(self.session.names.text(self._refusal))

    def has_options(self) -> bool:
        """Whether what one stands in has a list to choose from."""
        field = self.focused if self.is_mounted else None
        return isinstance(field, LineField | TextField | ChoiceField) and bool(field.options)

    def action_pick(self) -> None:
        from elvis_tui.screens.dialogs.pick_option import PickOption

        field = self.focused
        if not isinstance(field, LineField | TextField | ChoiceField):
            return
        label = field.parent.label if isinstance(field.parent, Labelled) else ""

        def chosen(at: int | None) -> None:
            if at is not None:
                field.take_option(at)

        self.app.push_screen(PickOption(self.session, label, field.options), chosen)

    def action_cancel(self) -> None:
        self.keep_draft()
        self.dismiss(None)

    def action_discard(self) -> None:
        self._fill(self._before)
        self._refusal = ""
        self._show_refusal()
        if self.session.names_hidden:
            self.names_changed()
        self.desk.drafts.drop(self._draft_key)
        self.query_one("#draft-note").display = False


def _text(field: LineField | TextField | ChoiceField) -> str:
    return field.text if isinstance(field, TextField) else field.value


def _put(field: LineField | TextField | ChoiceField, text: str) -> None:
    if isinstance(field, ChoiceField):
        field.value = text
    else:
        field.put(text)
