"""Noting in a meeting: info, decisions and tasks under the item in front."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import ElvisError, at_field
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.screens.frame.asking import Asking
from elvis_tui.screens.frame.masks import Masks, refuse_masks, to_edit
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings.agenda_lines import item_name
from elvis_tui.screens.meetings.entry_list import EntryList
from elvis_tui.screens.meetings.meeting_page import MeetingPage
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.begun import Begun, begun_under, draft_key
from elvis_tui.services.meetings.coming import day_of_next
from elvis_tui.services.meetings.turning import NEXT
from elvis_tui.services.people import register
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.fields import LineField, TextField
from elvis_tui.wording import meetings as meeting_words
from elvis_tui.wording.dates import is_next_meeting, long_date, read_date
from elvis_tui.wording.faults import explain
from elvis_tui.wording.keys import key

if TYPE_CHECKING:
    from elvis_tui.services.across.minimisation import OneQuestion


FIELDS = ("text", "who", "due")


class Noting(MeetingPage):
    """The part of a meeting's screen that writes. It needs an `EntryLine` and an `EntryList`."""

    def __init__(self, session: Session, meeting_id: str) -> None:
        super().__init__(session)
        self._meeting_id = meeting_id
        self._masks = Masks(session)
        self._under = ""
        """The item that what is typed belongs to, whichever comes to the front meanwhile."""
        self._base: Entry | None = None
        self._opened_with: dict[str, str] = {}
        """What stood in the fields when the line was opened, but for what was begun."""
        self._asked_of = ""
        self._told_of = ""
        """The private draft that was told of, and opens when it is asked for once more."""
        self._ends = False
        """Whether it is ended here, and nothing has to be said of it."""
        self._question: OneQuestion | None = None
        self._asking = Asking(session, self)

    def says_where_it_went(self) -> str:
        """That the meeting was ended elsewhere, and where what is being typed will be again."""
        if self._ends or not self.meeting.is_held:
            return ""
        line = self.query_one(EntryLine)
        self.keep_draft()
        if not line.display or not any(self._typed().values()):
            return _("Møtet er avsluttet. Dette er referatet.")
        words = _(
            "Møtet er avsluttet. Det du skrev, er tatt vare på: {reopen} åpner referatet igjen, "
            "og da står det på linja under den samme saken."
        )
        return words.format(reopen=key("minutes.reopen", "r"))

    @property
    def meeting(self) -> Meeting:
        return service.get(self.gate, self._meeting_id)

    @property
    def item(self) -> AgendaItem | None:
        """The item in front."""
        return self.meeting.item

    def _draft_key(self, kind: EntryKind, entry_id: str) -> str:
        return draft_key(self._meeting_id, self._under, kind, entry_id)

    @property
    def begun(self) -> tuple[Begun, ...]:
        """What was begun under the item in front, and is not noted."""
        item = self.item
        return begun_under(self.desk.drafts, self.meeting, item) if item else ()

    def _open_entry(self, entry: Entry) -> None:
        """Open the line with something that was noted."""
        due = long_date(entry.due) if entry.due else ""
        self._base = entry
        values = {"text": to_edit(entry.text), "who": to_edit(entry.who), "due": due}
        self._open_line(entry.kind, values, entry.id)

    def _open_line(self, kind: EntryKind, values: dict[str, str], entry_id: str = "") -> None:
        self._question = None
        self._under = self.item.id if self.item else ""
        draft = dict(self.desk.drafts.get(self._draft_key(kind, entry_id)) or {})
        private = draft.pop("private", "") or ("yes" if self._is_usually_private(entry_id) else "")
        private_draft = private == "yes" and draft.get("text") and kind is not EntryKind.TASK
        if private_draft and self._holds_back(self._draft_key(kind, entry_id)):
            return
        begun = draft.pop("kind", "")
        if begun and entry_id:
            kind = EntryKind(begun)
        self._opened_with = {**dict.fromkeys(FIELDS, ""), **values}
        shown = self._masks.put_on({**self._opened_with, **draft})
        line = self.query_one(EntryLine)
        line.private = private == "yes"
        line.open(kind, self._label(kind, line.private), shown, entry_id)
        self._propose(kind)
        self._tell_about()

    def _propose(self, kind: EntryKind) -> None:
        """Propose who may do it, of a task alone: no other kind has that field."""
        if kind is EntryKind.TASK and (item := self._written_under):
            about = self.gate.find(Case, item.case_id or "")
            self.query_one(EntryLine).propose(register.who_options(self.gate, about))

    def turn_line(self, kind: EntryKind) -> None:
        """Let what is being written be of a kind."""
        line = self.query_one(EntryLine)
        line.turn(kind, self._label(kind, line.private))
        self._propose(kind)
        self._tell_about()

    def _holds_back(self, draft_key: str) -> bool:
        """Whether a private draft is told of first: others may read the wall by now."""
        told, self._told_of = self._told_of, draft_key
        if self.session.names_hidden:
            words = _("Her ligger et privat utkast. {key} viser navn, og da kan det åpnes.")
            self.tell(words.format(key=key("app.names", "F2")))
            return True
        if told == draft_key:
            return False
        self.tell(_("Her ligger et privat utkast. Samme tast en gang til åpner det."))
        return True

    def put_private_away(self) -> None:
        """Leave a line that is private, with its text kept."""
        line = self.query_one(EntryLine)
        if line.display and line.is_private:
            self.on_entry_line_left()

    def _is_usually_private(self, entry_id: str) -> bool:
        """Whether a new note under the item is private until one says otherwise."""
        item = self.item
        if entry_id or item is None:
            return False
        from elvis_tui.services.meetings.restricting import notes_privately

        return notes_privately(self.gate, self.meeting, item)

    def _label(self, kind: EntryKind, private: bool) -> str:
        word = meeting_words.entry_kind(kind).capitalize()
        is_private = private and kind is not EntryKind.TASK
        return _("▪ {kind} (privat)").format(kind=word) if is_private else word

    def _tell_about(self) -> None:
        """Say below the line where it will stand, what was read as the day, and what is missing."""
        line = self.query_one(EntryLine)
        said = []
        if line.kind is EntryKind.TASK:
            typed = self._typed()
            said += [meeting_words.read_as(self._read(typed["due"]))]
            said += [meeting_words.nag(bool(typed["who"].strip()), bool(typed["due"].strip()))]
        elif line.private:
            signs = len(line.values["text"])
            words = _("▪ Privat: det du skriver, vises som prikker · {n} tegn")
            said.append(words.format(n=signs))
        else:
            said.append(_("Står i referatet"))
        if self._base is not None and self._base.by:
            words = _("skrevet av {who}")
            said.append(words.format(who=self.session.names.author(self._base.by)))
        line.tell(" · ".join(filter(None, said)))

    def _read(self, typed: str) -> date | None:
        """The day that what is typed means so far; one that is withheld is not told."""
        base = self._base.due if self._base else None
        if base and is_withheld(base) and typed == long_date(base):
            return None
        try:
            return self._due(typed)
        except ElvisError:
            return None

    def on_entry_line_turn(self) -> None:
        """What is being written becomes another kind; what was begun of that kind changes place."""
        line = self.query_one(EntryLine)
        old, new = line.kind, NEXT[line.kind]
        if line.is_private and new is EntryKind.TASK:
            # A task is read by all, and would show at once what is drawn as dots.
            new = NEXT[new]
            words = _("En oppgave er aldri privat. {hide}, så {turn}, gjør det til en oppgave.")
            self.tell(words.format(hide=key("entry.hide", "F9"), turn=key("entry.turn", "F8")))
        if not line.entry_id:
            there = self.desk.drafts.get(self._draft_key(new, "")) or {}
            if old is EntryKind.TASK and there.get("private") == "yes":
                # They would change places, and a task is read by all.
                self.tell(_("Her ligger et privat utkast av samme slag. Noter det først."))
                return
            self.desk.drafts.drop(self._draft_key(old, ""))
            if there:
                self.desk.drafts.keep(self._draft_key(old, ""), there)
        self.turn_line(new)
        self.keep_draft()

    def on_entry_line_hide(self) -> None:
        line = self.query_one(EntryLine)
        line.private = not line.private
        self.turn_line(line.kind)
        self.keep_draft()

    def names_changed(self) -> None:
        """Show everything, what is being typed too, as it may be shown now."""
        super().names_changed()
        line = self.query_one(EntryLine)
        if self.session.names_hidden:
            self.put_private_away()
        if line.display:
            line.show(self._masks.put_on(self._typed()))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left shows no name: only what is being typed stands in clear."""
        line, field = self.query_one(EntryLine), event.widget
        if self.session.names_hidden and line.display and isinstance(field, LineField | TextField):
            field_id = field.id or ""
            field.put(self._masks.cover(field_id, self._typed()[field_id]))

    def _typed(self) -> dict[str, str]:
        return self._masks.taken_off(self.query_one(EntryLine).values)

    def action_note(self, kind: str) -> None:
        self._base = None
        if self.item is not None and is_withheld(self.item.title):
            self.tell(_("Her kan ikke noe noteres nå. Noter det under en annen sak."))
            return
        self._open_line(EntryKind(kind), {})

    def on_entry_line_typed(self) -> None:
        self.keep_draft()
        self._tell_about()

    def keep_draft(self) -> None:
        """Keep what stands in the entry line."""
        line = self.query_one(EntryLine)
        if not line.display:
            return
        # What was not touched then is as it is now: it may have been changed since.
        stood, typed = self._opened_with, self._typed()
        changed = {f: text for f, text in typed.items() if text.strip() and text != stood[f]}
        draft_key = self._draft_key(line.kind, line.entry_id)
        if not changed:
            self.desk.drafts.drop(draft_key)
            return
        of_it = {"kind": line.kind.value, "private": "yes" if line.private else "no"}
        self.desk.drafts.keep(draft_key, {**changed, **of_it})

    @property
    def _written_under(self) -> AgendaItem | None:
        """The item that what is typed belongs to."""
        return next((i for i in self.meeting.agenda if i.id == self._under), None)

    def leave_other_item(self) -> None:
        """Leave a line whose item is not in front any more, with its text kept under that one."""
        line = self.query_one(EntryLine)
        if not line.display or (self.item and self.item.id == self._under):
            return
        self.keep_draft()
        self._leave_line()
        was = self._written_under
        if was and self.desk.drafts.get(self._draft_key(line.kind, line.entry_id)):
            words = _("Det du skrev, er tatt vare på under saken det hører til: {item}.")
            self.tell(words.format(item=item_name(self.session, was)), wrong=False)

    def on_entry_line_noted(self, message: EntryLine.Noted) -> None:
        item = self._written_under
        if item is None or self._asking.is_unread or not self.query_one(EntryLine).display:
            return
        if not message.text.strip():
            self._leave_line()
            self.query_one(EntryList).rest()
            return
        try:
            entry = self._entry(message, item)
            if self._asks_once(entry) or self._asks_of_done(entry):
                return
            meeting = service.note(self.desk, self._meeting_id, item.id, entry, self._base)
        except ElvisError as fault:
            fault.facts["save"] = _("Enter")
            self.tell(explain(fault))
            self.query_one(EntryLine).refuse(str(fault.facts.get("field", "")))
            return
        self.desk.drafts.drop(self._draft_key(message.kind, message.entry_id))
        self._leave_line()
        self.session.past()
        self.show_again()
        if not message.entry_id and meeting.item:
            # Enter once more must not lead to what nobody else is to read.
            shown = [e for e in meeting.item.entries if not e.private]
            if shown:
                self.query_one(EntryList).select(shown[-1].id)
        self.query_one(EntryList).rest()

    def on_entry_list_rested(self) -> None:
        words = _("Linja er lukket. Pil og så {open} endrer et punkt.")
        self.tell(words.format(open=key("rows.open", "Enter")), wrong=False)

    def _asks_of_done(self, entry: Entry) -> bool:
        """Whether a task that is done becomes something else: that is asked about once."""
        from elvis_tui.services.meetings.turning import done_task

        known = self._base if entry.kind is not EntryKind.TASK else None
        if known is None or self._asked_of == known.id or not done_task(self.gate, known):
            return False
        self._asked_of = known.id
        words = _("Oppgaven er gjort, og forsvinner fra oppgavelista. Enter gjør den likevel om.")
        self.tell(words)
        self._asking.ask()
        return True

    def _asks_once(self, entry: Entry) -> bool:
        """Whether something is noted that one may do without: it is asked about once."""
        from elvis_tui.services.across.minimisation import OneQuestion

        if self._question is None:
            self._question = OneQuestion()
        stood = (self._base.text, self._base.who) if self._base else ()
        question = self._question.about((entry.text, entry.who), stood, _("Enter"))
        if not question:
            return False
        self.tell(question)
        self._asking.ask()
        self.query_one(EntryLine).refuse()
        return True

    def _entry(self, message: EntryLine.Noted, item: AgendaItem) -> Entry:
        typed = {f: refuse_masks(f, text.strip()) for f, text in self._typed().items()}
        is_task = message.kind is EntryKind.TASK
        new = Entry(id=message.entry_id, kind=message.kind, text=FreeText(""))
        return replace(
            next((e for e in item.entries if e.id == message.entry_id), new),
            kind=message.kind,
            text=FreeText(typed["text"]),
            who=FreeText(typed["who"]),
            due=self._due(typed["due"]) if is_task else self._read(typed["due"]),
            private=message.private,
        )

    def _due(self, typed: str) -> date | None:
        """The day that was typed; one that is withheld, and was not touched, is what it was."""
        base = self._base.due if self._base else None
        if base and is_withheld(base) and typed == long_date(base):
            return date(base.year, base.month, base.day)
        if is_next_meeting(typed):
            return day_of_next(self.gate, self.meeting.team, self.meeting.on, "due")
        with at_field("due"):
            return read_date(typed, self.gate.today)

    def on_entry_line_left(self) -> None:
        self.keep_draft()
        self._leave_line()
        self.show_begun()

    def show_begun(self) -> None:
        """Mark the items under which anything is begun."""

    def _leave_line(self) -> None:
        self._told_of = ""
        self.query_one(EntryLine).close()
        self.query_one(EntryList).focus()
