from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster import (
    ImportPlan,
    RosterClass,
    RosterStudent,
    class_code,
    plan_import,
)
from elvis_tui.domain.people.roster_changes import Answer, Differs
from elvis_tui.domain.people.roster_identity import Facts
from elvis_tui.domain.record import replace

BORN = date(2009, 2, 3)
LATER = date(2009, 11, 14)


def ids() -> Callable[[str], str]:
    numbers = count(1)
    return lambda prefix: f"{prefix}-{next(numbers)}"


@dataclass
class Register:
    """A register that takes plans in."""

    students: dict[str, Student] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)
    new_id: Callable[[str], str] = field(default_factory=ids)

    def plan(
        self,
        rows: Sequence[RosterStudent],
        classes: Iterable[RosterClass] = (),
        answers: Mapping[str, Answer] = {},
    ) -> ImportPlan:
        first = max((s.number for s in self.students.values()), default=0) + 1
        return plan_import(
            self.students.values(),
            self.classes.values(),
            rows,
            classes,
            self.new_id,
            first,
            answers,
        )

    def take(
        self,
        rows: Sequence[RosterStudent],
        classes: Iterable[RosterClass] = (),
        answers: Mapping[str, Answer] = {},
    ) -> ImportPlan:
        plan = self.plan(rows, classes, answers)
        self.students |= {s.id: s for s in (*plan.new_students, *plan.changed_students)}
        self.classes |= {c.id: c for c in (*plan.new_classes, *plan.changed_classes)}
        return plan

    def told(self) -> list[tuple[str, str]]:
        """Names and classes."""
        codes = {c.id: c.code for c in self.classes.values()}
        return sorted((s.name, codes.get(s.class_id or "", "")) for s in self.students.values())


def rows(*entries: tuple[str, str] | tuple[str, str, date | None] | tuple[object, ...]) -> list:
    """Rows of (name, class, birth, number) from line 2."""
    made = []
    for line, entry in enumerate(entries, 2):
        name, code, born, number = (*entry, *(None, "")[len(entry) - 2 :])
        first, _, last = str(name).rpartition(" ")
        made.append(
            RosterStudent(
                line=line,
                first_name=first,
                last_name=last,
                class_code=str(code),
                birth_date=born if isinstance(born, date) else None,
                external_id=str(number),
            )
        )
    return made


def nothing(plan: ImportPlan) -> bool:
    return not (
        plan.new_students
        or plan.changed_students
        or plan.new_classes
        or plan.changed_classes
        or plan.moved
    )


def test_everybody_on_the_first_list_is_new_and_numbered_from_the_first_free_number() -> None:
    plan = plan_import([], [], rows(("Kari Moen", "2STA"), ("Ola Berg", "2STB")), [], ids(), 7)
    assert [(s.name, s.number) for s in plan.new_students] == [("Kari Moen", 7), ("Ola Berg", 8)]
    assert [c.code for c in plan.new_classes] == ["2STA", "2STB"]
    assert {s.class_id for s in plan.new_students} == {c.id for c in plan.new_classes}
    assert (plan.unchanged, plan.moved, plan.doubles, plan.not_in_list) == (0, (), (), 0)


def test_the_same_list_again_changes_nothing() -> None:
    register = Register()
    listed = rows(("Kari Moen", "2STA", BORN, "E1"), ("Ola Berg", "2STB"), ("Ida Li", ""))
    register.take(listed)
    plan = register.plan(listed)
    assert nothing(plan)
    assert plan.unchanged == 3


KNOWN = ("Kari Moen", "2STA", BORN, "E1")
UNBORN = ("Kari Moen", "2STA", None, "E1")
CHANGES = {
    "a new name": (KNOWN, ("Noah Granli", "2STA", BORN, "E1")),
    "a new name, and no birth": (UNBORN, ("Noah Granli", "2STA", None, "E1")),
    "a new name in another class": (UNBORN, ("Noah Granli", "3STB", None, "E1")),
    "a new date of birth": (KNOWN, ("Kari Moen", "2STA", LATER, "E1")),
    "a new number": (KNOWN, ("Kari Moen", "3STB", BORN, "E2")),
    "a new number, and no birth": (UNBORN, ("Kari Moen", "2STA", None, "E2")),
}


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_what_changes_who_somebody_is_waits_for_an_answer(
    before: tuple[object, ...], after: tuple[object, ...]
) -> None:
    register = Register()
    register.take(rows(before))
    was = dict(register.students)
    plan = register.take(rows(after))
    (question,) = plan.questions
    assert (question.line, question.student) == (2, *was.values())
    assert (question.name, question.class_code) == after[:2]
    assert question.answer is Answer.LEFT_OUT
    assert (plan.unchanged, plan.not_in_list) == (0, 0)
    assert register.students == was


@pytest.mark.parametrize(("before", "after"), CHANGES.values(), ids=CHANGES)
def test_an_answer_makes_it_the_same_student_or_another(
    before: tuple[object, ...], after: tuple[object, ...]
) -> None:
    for answer, there in ((Answer.SAME, 1), (Answer.ANOTHER, 2)):
        register = Register()
        register.take(rows(before))
        (question,) = register.plan(rows(after)).questions
        plan = register.take(rows(after), answers={question.key: answer})
        assert len(register.students) == there
        assert plan.questions == (replace(question, answer=answer),)
        newest = list(register.students.values())[-1]
        assert (newest.name, newest.birth_date, newest.external_id) == (after[0], *after[2:])
        again = register.plan(rows(after))
        assert (nothing(again), again.questions) == (True, ())


def test_who_is_the_same_student_under_a_new_name_keeps_the_former_one() -> None:
    register = Register()
    register.take(rows(KNOWN))
    listed = rows(("Noah Granli", "2STA", BORN, "E1"))
    (question,) = register.plan(listed).questions
    register.take(listed, answers={question.key: Answer.SAME})
    (student,) = register.students.values()
    assert (student.name, student.former_names) == ("Noah Granli", ("Kari Moen",))


def test_an_answer_is_of_one_row_and_one_student() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA", BORN, "E1")))
    listed = rows(("Noah Granli", "2STA", BORN, "E1"))
    plan = register.take(listed, answers={"2:student-9": Answer.SAME, "3:student-1": Answer.SAME})
    assert [question.answer for question in plan.questions] == [Answer.LEFT_OUT]


def test_one_column_sorted_alone_changes_nobody() -> None:
    """FAULTS 90."""
    people = [(f"{name} Li", "2STA", date(2009, 2, i), f"100{i}")
              for i, name in enumerate(("Nora", "Ola", "Per", "Kari", "Emil"), 1)]  # fmt: skip
    register = Register()
    register.take(rows(*people))
    was = dict(register.students)
    names = sorted(name for name, *_ in people)
    plan = register.take(rows(*((n, *p[1:]) for n, p in zip(names, people, strict=True))))
    assert register.students == was
    assert [(q.student.name, q.name, bool(q.name_of)) for q in plan.questions] == [
        ("Nora Li", "Emil Li", True),
        ("Ola Li", "Kari Li", True),
        ("Per Li", "Nora Li", True),
        ("Kari Li", "Ola Li", True),
        ("Emil Li", "Per Li", True),
    ]


@pytest.mark.parametrize("born", [True, False])
def test_numbers_shifted_by_a_row_belong_to_the_names(born: bool) -> None:
    names = ("Nora Solli", "Ola Berg", "Per Lie")
    births = [date(2009, 2, i) if born else None for i in (1, 2, 3)]
    register = Register()
    for shift in (0, 1):
        numbers = [f"E{i + shift}" for i in range(3)]
        listed = rows(*((n, "2STA", b, e) for n, b, e in zip(names, births, numbers, strict=True)))
        plan = register.take(listed)
    assert plan.new_students == ()
    assert [(q.student.name, q.name, q.differs) for q in plan.questions] == [
        (name, name, Differs.NUMBER) for name in names
    ]


def test_names_that_begin_alike_are_two_names_when_numbers_clash() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA", BORN, "E1")))
    plan = register.take(rows(("Kari Moberg", "2STB", LATER, "E1")))
    assert plan.questions == ()
    assert register.told() == [("Kari Moberg", "2STB"), ("Kari Moen", "2STA")]
    register = Register()
    register.take(rows(("Kari Moen", "2STA", None, "E1")))
    plan = register.take(rows(("Kari Moberg", "2STA", None, "E1")))
    assert [q.differs for q in plan.questions] == [Differs.NAME]


def test_two_numbers_in_one_list_are_two_students_whatever_else_is_alike() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA", BORN, "E1")))
    register.take(rows(("Kari Moen", "2STA", BORN, "E1"), ("Kari Moen", "2STA", BORN, "E2")))
    assert len(register.students) == 2


def test_another_number_in_another_class_is_another_student_of_the_name() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "3STA", None, "E1")))
    plan = register.take(rows(("Kari Moen", "1STA", None, "E2")))
    assert (len(plan.new_students), plan.questions) == (1, ())


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [("0010234", "10234", "0010234"), ("10234", "0010234", "0010234")],
)
def test_a_number_that_lost_its_zeros_is_the_same_number(
    first: str, second: str, kept: str
) -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA", BORN, first)))
    register.take(rows(("Kari Moen", "2STB", BORN, second)))
    assert [s.external_id for s in register.students.values()] == [kept]
    assert nothing(register.plan(rows(("Kari Moen", "2STB", BORN, second))))


def test_a_name_kept_with_a_sign_that_nobody_sees_is_mended() -> None:
    register = Register()
    register.take(rows(("Kari Mo⟨200B⟩en", "2STA", BORN, "E1")))
    plan = register.take(rows(("Kari Moen", "2STA", BORN, "E1")))
    assert (plan.questions, register.told()) == ((), [("Kari Moen", "2STA")])


def test_a_number_given_anew_does_not_make_one_student_of_two() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA", BORN, "E1")))
    listed = rows(("Ola Berg", "2STB", LATER, "E1"))
    register.take(listed)
    assert register.told() == [("Kari Moen", "2STA"), ("Ola Berg", "2STB")]
    assert nothing(register.plan(listed))


def test_a_number_that_stands_at_two_people_in_a_list_is_nobodys() -> None:
    register = Register()
    listed = rows(("Kari Moen", "2STA", None, "1"), ("Ola Berg", "2STB", None, "1"))
    register.take(listed)
    assert register.told() == [("Kari Moen", "2STA"), ("Ola Berg", "2STB")]
    assert {s.external_id for s in register.students.values()} == {""}
    assert nothing(register.plan(listed))


def test_name_and_birth_know_a_student_in_another_class() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "1STA", BORN), ("Kari Moen", "1STB", LATER)))
    plan = register.take(rows(("Kari Moen", "2STA", LATER), ("Kari Moen", "2STB", BORN)))
    assert [(m.student.birth_date, m.from_code, m.to_code) for m in plan.moved] == [
        (LATER, "1STB", "2STA"),
        (BORN, "1STA", "2STB"),
    ]
    assert len(register.students) == 2


def test_two_births_are_two_students_in_one_class() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA", BORN)))
    plan = register.take(rows(("Kari Moen", "2STA", LATER)))
    assert (len(plan.new_students), plan.not_in_list) == (1, 1)


def test_name_and_class_know_a_student_and_the_birth_is_kept() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA"), ("Kari Moen", "2STB")))
    plan = register.take(rows(("kari Moen", " 2 sta ", BORN, "E1")))
    (changed,) = plan.changed_students
    assert (changed.name, changed.birth_date, changed.external_id) == ("kari Moen", BORN, "E1")
    assert (plan.moved, plan.not_in_list, len(register.students)) == ((), 1, 2)


def test_a_name_that_is_one_students_here_and_there_has_changed_class() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "1STA"), ("Ola Berg", "1STA")))
    plan = register.take(rows(("Kari Moen", "2STA"), ("Ola Berg", "1STA")))
    (move,) = plan.moved
    assert (move.student.name, move.from_code, move.to_code) == ("Kari Moen", "1STA", "2STA")
    assert move.student in plan.changed_students
    assert plan.unchanged == 1


def test_a_name_that_is_two_students_is_never_taken_for_a_change_of_class() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "1STA"), ("Kari Moen", "1STB")))
    plan = register.take(rows(("Kari Moen", "2STA")))
    assert (len(plan.new_students), plan.moved) == (1, ())
    register = Register()
    register.take(rows(("Kari Moen", "1STA")))
    plan = register.take(rows(("Kari Moen", "2STA"), ("Kari Moen", "2STB")))
    assert (len(plan.new_students), plan.moved, plan.not_in_list) == (2, (), 1)


def test_two_students_with_one_name_are_both_there() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA"), ("Kari Moen", "2STB")))
    assert register.told() == [("Kari Moen", "2STA"), ("Kari Moen", "2STB")]


@pytest.mark.parametrize(
    "again",
    [
        ("Kari Moen", "2STA"),
        ("KARI MOEN", "2 sta"),
        ("Kari Moen", "2STA", BORN),
        ("Kari Moen", "2STB", BORN),
    ],
)
def test_a_row_that_stands_twice_is_one_student_and_told_of(again: tuple[object, ...]) -> None:
    first = ("Kari Moen", "2STA", BORN) if len(again) > 2 else ("Kari Moen", "2STA")
    plan = plan_import([], [], rows(first, ("Ola Berg", "2STA"), again), [], ids(), 1)
    assert [s.name for s in plan.new_students] == ["Kari Moen", "Ola Berg"]
    assert plan.doubles == (4,)


def test_a_row_that_could_be_either_of_two_is_not_lost() -> None:
    listed = rows(("Kari Moen", "2STA"), ("Kari Moen", "2STA", BORN), ("Kari Moen", "2STA", LATER))
    register = Register()
    assert len(register.take(listed).new_students) == 3
    assert nothing(register.plan(listed))


def test_a_student_in_two_groups_stays_in_the_one_they_are_in() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STB", BORN)))
    plan = register.plan(rows(("Kari Moen", "2STA", BORN), ("Kari Moen", "2STB", BORN)))
    assert (plan.changed_students, plan.moved, plan.unchanged) == ((), (), 1)


def test_nobody_is_deleted_and_nobody_changed_who_is_missing_from_the_list() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA"), ("Ola Berg", "2STB"), ("Ida Li", "2STB")))
    plan = register.take(rows(("Ola Berg", "2STB")))
    assert nothing(plan)
    assert plan.not_in_list == 2


def test_a_list_that_does_not_say_takes_nothing_away() -> None:
    register = Register()
    register.take(
        rows(("Kari Moen", "2STA", BORN, "E1")), [RosterClass(code="2STA", contact_teacher="Siv")]
    )
    plan = register.plan(rows(("Kari Moen", "")), [RosterClass(code="2STA")])
    assert nothing(plan)


def test_a_name_split_otherwise_or_shouted_is_the_same_name() -> None:
    register = Register()
    register.take(rows(("Kari Anne Moen", "2STA")))
    (row,) = rows(("Kari Anne Moen", "2STA"))
    for other in (
        replace(row, first_name="Kari", last_name="Anne Moen"),
        replace(row, first_name="KARI ANNE", last_name="MOEN"),
    ):
        assert nothing(register.plan([other]))
    spelled = register.take([replace(row, first_name="kari Anne")])
    assert [s.name for s in spelled.changed_students] == ["kari Anne Moen"]


def test_a_list_of_classes_gives_classes_and_their_teachers() -> None:
    register = Register()
    register.take(rows(("Kari Moen", "2STA")))
    plan = register.take(
        [], [RosterClass(code=" 2 sta", contact_teacher="Siv Li"), RosterClass(code="1BAA")]
    )
    assert [(c.code, c.contact_teacher) for c in plan.changed_classes] == [("2STA", "Siv Li")]
    assert [(c.code, c.contact_teacher) for c in plan.new_classes] == [("1BAA", "")]
    assert plan.unchanged == 0


def test_a_class_that_is_there_under_another_spelling_is_the_same_class() -> None:
    known = SchoolClass(id="c", code="2 sta")
    plan = plan_import([], [known], rows(("Kari Moen", "2STA")), [], ids(), 1)
    assert plan.new_classes == ()
    assert plan.new_students[0].class_id == "c"


@pytest.mark.parametrize(
    ("text", "code"), [(" 2 sta ", "2STA"), ("påbygg  a", "påbygg a"), ("1st-a", "1st-a")]
)
def test_a_class_code_has_one_form(text: str, code: str) -> None:
    assert class_code(text) == code


def test_which_of_two_is_chosen_does_not_hang_on_the_order_of_a_set() -> None:
    codes = [f"{n}st{letter}" for n in "123" for letter in "abcdef"]
    facts = Facts(name="kari moen", classes=frozenset(codes), birth_date=None, external_id="")
    assert facts.places() == [("kari moen", code) for code in codes]


# Whatever the list

ENTRIES = st.tuples(
    st.sampled_from(["Kari Moen", "kari moen", "Ola Berg"]),
    st.sampled_from(["2STA", "2 sta", "2STB", ""]),
    st.sampled_from([None, BORN, LATER]),
    st.sampled_from(["", "", "E1", "E2"]),
)
LISTS = st.lists(ENTRIES, max_size=6)


def known(listed: Sequence[tuple[object, ...]]) -> Register:
    register = Register()
    register.take(rows(*listed))
    return register


@settings(max_examples=600)
@given(LISTS, LISTS)
def test_any_list_taken_in_twice_changes_nothing_the_second_time(
    before: list, listed: list
) -> None:
    register = known(before)
    register.take(rows(*listed))
    plan = register.plan(rows(*listed))
    assert nothing(plan)


@settings(max_examples=600)
@given(LISTS, LISTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_decide_who_there_is(
    before: list, listed: list, random: object
) -> None:
    shuffled = list(listed)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = []
    for order in (listed, shuffled):
        register = known(before)
        was = set(register.students)
        register.take(rows(*order))
        found.append(
            Counter(
                (s.name.casefold(), s.birth_date, s.external_id, s.number if s.id in was else 0)
                for s in register.students.values()
            )
        )
    assert found[0] == found[1]


@settings(max_examples=400)
@given(LISTS, LISTS)
def test_no_student_is_lost_renumbered_or_doubled(before: list, listed: list) -> None:
    register = known(before)
    was = dict(register.students)
    plan = register.take(rows(*listed))
    assert was.keys() <= register.students.keys()
    assert all(register.students[i].number == s.number for i, s in was.items())
    numbers = [s.number for s in register.students.values()]
    assert len(set(numbers)) == len(numbers)
    assert sorted(s.number for s in plan.new_students) == list(
        range(len(was) + 1, len(register.students) + 1)
    )
    assert plan.unchanged + len(plan.new_students) + len(plan.changed_students) + len(
        plan.questions
    ) + len(plan.doubles) == len(listed)
    assert plan.not_in_list == len(register.students) - len(listed) + len(plan.doubles)


@settings(max_examples=400)
@given(LISTS)
def test_everybody_on_a_list_is_there_and_those_with_two_births_are_two(listed: list) -> None:
    register = known(listed)
    there = {(s.name.casefold(), s.birth_date) for s in register.students.values()}
    for name, _, born, _ in listed:
        assert born is None or (name.casefold(), born) in there
        assert name.casefold() in {n for n, _ in there}


def test_a_thousand_with_one_name_are_told_apart_in_no_time() -> None:
    days = [date.fromordinal(BORN.toordinal() + i) for i in range(1000)]
    listed = rows(*(("Kari Moen", "2STA", day) for day in days))
    register = Register()
    assert len(register.take(listed).new_students) == 1000
    assert nothing(register.plan(listed))
