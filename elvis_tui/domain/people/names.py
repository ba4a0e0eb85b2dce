"""Who may be read by name, and what stands there instead when names are hidden."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.authors import is_of_a_system
from elvis_tui.domain.people.name_parts import NameParts, as_searched, masked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import Record, field
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import Team
from elvis_tui.domain.text import folded

MASK = "▒▒▒▒"
"""What stands for a name in running text: one width, so that its length tells nothing."""


class Names(Record, frozen=True):
    """Turns references into what may stand on the wall.

    Args:
        students: By id.
        classes: By id.
        hidden: Students are told by number («Elev 07»), and names in running text are masked.
        student_word: The word for a student («Elev»).
        parts: `name_parts` of the students; needed only when hidden.
        teams: Those the school has named, by id.
        withheld: What stands for the class of a student whose address is protected.
        opened: Such a student whose own page is shown: there the class is told, but never with
            names hidden.
        login_words: How a log-in is told that is nobody's name.
        called: What those who log in are called, by the log-in, where a document tells of both.
        codes: What stands for students in one document alone, by their ids, where names are
            hidden: nobody can look it up elsewhere, and the class does not tell who it is either.
        by_name: The ids of students who stand by name all the same: `parts` leaves them out too.
    """

    students: Mapping[str, Student]
    classes: Mapping[str, SchoolClass]
    hidden: bool = False
    student_word: str = "Elev"
    parts: NameParts = NameParts()
    teams: Mapping[str, Team] = field(default_factory=dict)
    withheld: str = "skjermet"
    opened: str = ""
    login_words: str = "innlogging {login}"
    called: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] | None = None
    by_name: Collection[str] = ()

    @property
    def is_coded(self) -> bool:
        """Whether students stand by codes of one document, and nothing else tells who they are."""
        return self.hidden and self.codes is not None

    def student(self, student_id: str) -> str:
        """A student's name, or number when hidden; «?» for one who is not in the register."""
        student = self.students.get(student_id)
        if student is None:
            return "?"
        if not self.hidden or student_id in self.by_name:
            return unmasked(student.name)
        number = f"{student.number:02d}"
        code = number if self.codes is None else self.codes.get(student_id, "?")
        return f"{self.student_word} {code}"

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
        if student is None or self.is_coded:
            return ""
        return self.withheld if self.is_shielded(student) else self.code(student.class_id)

    def shields(self, student_id: str) -> bool:
        """See `is_shielded`."""
        student = self.students.get(student_id)
        return student is not None and self.is_shielded(student)

    def is_shielded(self, student: Student) -> bool:
        """Whether the class, and where the student will be, is kept off what is shown now."""
        return student.address_protected and (self.hidden or student.id != self.opened)

    def with_group(self, subject: Subject) -> str:
        """«Nora Solli (2STA)» or «1BAA»."""
        group = self.group(subject, "")
        return f"{self.subject(subject)} ({group})" if group else self.subject(subject)

    def text(self, text: FreeText | str) -> str:
        """Running text; when hidden, each word for a student, or for one suspected, is masked."""
        return masked(unmasked(text), self.parts, MASK) if self.hidden else unmasked(text)

    def staff(self, name: FreeText | str) -> str:
        """What stands in a field that says who of the staff: shown, if it is one of them.

        Anything else that was written there is running text; so is a name that is a student's too.
        """
        known = folded(unmasked(name)) in self.parts.references
        return unmasked(name) if known else self.text(name)

    def accused(self, name: FreeText | str) -> str:
        """Who of the staff stands somewhere as suspected: never while names are hidden."""
        return MASK if self.hidden and unmasked(name).strip() else self.staff(name)

    def author(self, by: FreeText) -> str:
        """Who did or wrote something; the log-in of a system is told as what it is, no name.

        «Berit Aas (berit)» where it is known what whoever logs in is called.
        """
        if is_of_a_system(unmasked(by)):
            return self.login_words.format(login=unmasked(by))
        login = self.staff(by)
        name = self.called.get(folded(login), "")
        return f"{self.staff(name)} ({login})" if name and login else login

    def found_by(self, subject: Subject) -> str:
        """What one types to find somebody: the name, former names, and the class."""
        student = self.students.get(subject.id) if subject.kind is SubjectKind.STUDENT else None
        former = student.former_names if student else ()
        return " ".join((self.with_group(subject), *map(unmasked, former)))

    def hidden_in(self, text: str) -> list[str]:
        """The words of `text` that a mask stands for when hidden, in their order."""
        text = as_searched(text)
        return [text[start:end] for start, end in self.hidden_at(text)]

    def hidden_at(self, text: str) -> list[tuple[int, int]]:
        """Where those words stand, from and to; `text` is in NFC."""
        return self.parts.found(text) if self.hidden else []
