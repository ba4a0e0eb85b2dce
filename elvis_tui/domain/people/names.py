"""Who may be read by name, and what stands there instead when names are hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import Record, field
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import Team
from elvis_tui.domain.text import UNSEEN, folded

MASK = "▒▒▒▒"
"""What stands for a name in running text: one width, so that its length tells nothing."""
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
# A word goes on past what a paste hides in it, and ends at an apostrophe: «Nora's» is Nora.
_WORD = re.compile(rf"[^\W\d_ʼ]+(?:[{UNSEEN}{_MARKS}]+[^\W\d_ʼ]+)*[{_MARKS}]*")


def _words(text: str) -> list[str]:
    return [folded(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def name_parts(students: Iterable[Student]) -> frozenset[str]:
    """Every word of every student's name, folded, with the Norwegian genitive."""
    words = {w for student in students for w in _words(unmasked(student.name)) if len(w) > 1}
    return frozenset(words | {w + "s" for w in words})


class Names(Record, frozen=True):
    """Turns references into what may stand on the wall.

    Args:
        students: By id.
        classes: By id.
        hidden: Students are told by number («Elev 07»), and names in running text are masked.
        student_word: The word for a student («Elev»).
        parts: `name_parts` of the students; needed only when hidden.
        teams: Those the school has named, by id.
    """

    students: Mapping[str, Student]
    classes: Mapping[str, SchoolClass]
    hidden: bool = False
    student_word: str = "Elev"
    parts: frozenset[str] = frozenset()
    teams: Mapping[str, Team] = field(default_factory=dict)

    def student(self, student_id: str) -> str:
        """A student's name, or number when hidden; «?» for one who is not in the register."""
        student = self.students.get(student_id)
        if student is None:
            return "?"
        return (
            f"{self.student_word} {student.number:02d}" if self.hidden else unmasked(student.name)
        )

    def code(self, class_id: str | None) -> str:
        """A class's code."""
        found = self.classes.get(class_id or "")
        return found.code if found else ""

    def subject(self, subject: Subject) -> str:
        """«Nora Solli», «Elev 07» or «1BAA»."""
        if subject.kind is SubjectKind.CLASS:
            return self.code(subject.id) or "?"
        return self.student(subject.id)

    def group(self, subject: Subject, class_word: str) -> str:
        """The class a student goes in; `class_word` for a class itself."""
        if subject.kind is SubjectKind.CLASS:
            return class_word
        student = self.students.get(subject.id)
        return self.code(student.class_id) if student else ""

    def with_group(self, subject: Subject) -> str:
        """«Nora Solli (2STA)» or «1BAA»."""
        group = self.group(subject, "")
        return f"{self.subject(subject)} ({group})" if group else self.subject(subject)

    def text(self, text: FreeText | str) -> str:
        """Running text; when hidden, every word that is part of a student's name is masked."""
        if not self.hidden:
            return unmasked(text)
        return _WORD.sub(
            lambda m: MASK if folded(m[0]) in self.parts else m[0],
            unicodedata.normalize("NFC", unmasked(text)),
        )

    def hidden_in(self, text: str) -> list[str]:
        """The words of `text` that a mask stands for when hidden, in their order."""
        words: list[str] = _WORD.findall(unicodedata.normalize("NFC", text))
        return [word for word in words if self.hidden and folded(word) in self.parts]
