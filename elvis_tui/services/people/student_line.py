"""Several students typed on one line, with semicolons between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.wording.keys import key

BETWEEN = ";"


def split(text: str) -> list[str]:
    """The pieces of a line, without the space round them and without empty ones."""
    return [piece for piece in (p.strip() for p in text.split(BETWEEN)) if piece]


def joined(pieces: Iterable[str]) -> str:
    between = f"{BETWEEN} "
    return between.join(pieces)


def _free(label: str, taken: set[str]) -> str:
    """`label`, or with a count behind it when another has it: a wrong match is a wrong student."""
    free, count = label, 1
    while free in taken:
        count += 1
        free = f"{label} ({count})"
    taken.add(free)
    return free


class StudentLine:
    """All students by what they may be called; made once for a dialog.

    «Nora Solli 2STA» is a student's label: the class tells namesakes apart, and a number those
    of one class. With names hidden it is «Elev 07». Either is understood whatever is shown.
    """

    def __init__(self, reader: Reader) -> None:
        plain, hidden = names(reader), names(reader, hidden=True, parts=NameParts())
        self._shown: dict[str, str] = {}
        self._masked: dict[str, str] = {}
        taken: set[str] = set()
        for student_id in plain.students:
            group = plain.group(Subject.of_student(student_id), "")
            label = f"{plain.student(student_id)} {group}".strip()
            self._shown[student_id] = label.replace(BETWEEN, ",")
            self._masked[student_id] = _free(hidden.student(student_id), taken)
        labels = Counter(folded(label) for label in self._shown.values())
        for student_id, label in self._shown.items():
            if labels[folded(label)] > 1:
                self._shown[student_id] = f"{label} ({self._masked[student_id]})"
        called = Counter(folded(unmasked(s.name)) for s in plain.students.values())
        self._exact = {
            folded(unmasked(s.name)): i
            for i, s in plain.students.items()
            if called[folded(unmasked(s.name))] == 1
        }
        self._exact |= {folded(label): i for i, label in self._masked.items()}
        self._exact |= {folded(label): i for i, label in self._shown.items()}
        self._entries = [(folded(label), i) for i, label in self._shown.items()]

    def label(self, student_id: str, *, hidden: bool = False) -> str:
        """What stands for a student on the line."""
        return (self._masked if hidden else self._shown).get(student_id, "?")

    def find(self, typed: str, limit: int = 5) -> list[str]:
        """The students a piece may mean: one when it is sure, else at most `limit`."""
        key = folded(typed)
        if key in self._exact:
            return [self._exact[key]]
        words = key.split()
        found: list[str] = []
        for text, student_id in self._entries:
            if words and all(word in text for word in words):
                found.append(student_id)
                if len(found) == limit:
                    break
        return found

    def relabelled(self, text: str, *, hidden: bool) -> str:
        """The line with every piece that is sure written as its label."""
        return joined(self._relabel(piece, hidden) for piece in split(text))

    def _relabel(self, piece: str, hidden: bool) -> str:
        found = self.find(piece, 2)
        return self.label(found[0], hidden=hidden) if len(found) == 1 else piece

    def read(self, text: str) -> tuple[str, ...]:
        """The students on a line, each once.

        Raises:
            DomainError: `NO_SUBJECT` for a piece that means nobody or several, and for an
                empty line.
        """
        pieces = split(text)
        found = [self.find(piece, 2) for piece in pieces]
        if not found:
            raise DomainError(Fault.NO_SUBJECT, field="students")
        for piece, ids in zip(pieces, found, strict=True):
            if len(ids) != 1:
                raise DomainError(Fault.NO_SUBJECT, field="students", text=piece, several=bool(ids))
        return tuple(dict.fromkeys(ids[0] for ids in found))

    def completed(self, text: str) -> str | None:
        """The line with the name that is being typed written out; None when none begins so."""
        before, between, piece = text.rpartition(BETWEEN)
        typed = piece.lstrip()
        key = typed.casefold()
        if len(key) < 2:
            return None
        for label in self._shown.values():
            if label.casefold().startswith(key) and len(label) > len(typed):
                return before + between + piece + label[len(typed) :]
        return None

    def as_shown(self, piece: str, *, hidden: bool, quoted: str = "") -> str:
        """What is wrong with a piece, in a sentence; nothing when it is sure.

        Args:
            piece: What stands for a student on the line.
            hidden: Whether names are.
            quoted: The piece as it may be shown, where the sentence is to say which it is about.
        """
        found = self.find(piece)
        if len(found) == 1:
            return ""
        if not found:
            add = key("case_form.add", "ctrl+n")
            if quoted:
                words = _("Ingen elev heter «{quoted}». {add} legger inn en ny.")
                return words.format(quoted=quoted, add=add)
            return _("Ingen elev heter det som er skrevet. {add} legger inn en ny.").format(add=add)
        labels = " · ".join(self.label(i, hidden=hidden) for i in found)
        if quoted:
            return _("Flere passer for «{quoted}»: {labels}").format(quoted=quoted, labels=labels)
        return _("Flere passer: {labels}").format(labels=labels)
