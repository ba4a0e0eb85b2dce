"""While names are hidden, nobody reads who of the staff is suspected."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import document, routes
from elvis_tui.services.cases.document import Version, Wanted
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.taking_part import named_in
from elvis_tui.services.people import members
from elvis_tui.wording.history_fields import brief, fields
from tests.suspected import LOGIN, SUSPECTED, suspected

CASE = "case-77"
SAID = "Vegard Holtskog ropte"


def test_the_history_tells_that_somebody_is_suspected_and_not_who() -> None:
    desk = suspected()
    base = desk.store.get(Case, CASE).suspicion
    assert base
    routes.suspect(desk, CASE, replace(base, login="12345"), base)
    routes.take_back_suspicion(desk, CASE, "Det var ikke Holtskog")
    gate = Gate(desk, names_hidden=True)
    own = [e for e in gate.mentioning(HistoryEntry, CASE) if e.record_id == CASE]
    told = "\n".join(
        f"{brief(e, gate.names)} {fields(e, gate.names)} {gate.names.text(e.why)}" for e in own
    )
    assert "§ 12-5: ansatt mistenkt" in told
    for word in ("Vegard", "Holtskog", "12345"):
        assert word not in told
    shown = "\n".join(str(fields(e, Gate(desk).names)) for e in own)
    assert SUSPECTED.name in shown
    assert "12345" in shown


def test_running_text_is_masked_for_others_and_for_the_one_is_as_it_always_was() -> None:
    desk = suspected()
    assert SUSPECTED.name not in Gate(desk, names_hidden=True).names.text(SAID)
    for user in (LOGIN, "holtskog"):
        gone = Gate(replace(desk, user=user), names_hidden=True)
        assert gone.names.text(SAID) == SAID
    gate = Gate(desk, names_hidden=True)
    assert gate.names.staff(SUSPECTED.name) == SUSPECTED.name
    assert gate.hidden_words is gate.hidden_words


def test_a_suspicion_is_masked_from_the_moment_it_is_there() -> None:
    desk = suspected()
    gate = Gate(desk, names_hidden=True)
    assert gate.names.text("Jon Vik ropte") == "Jon Vik ropte"
    base = desk.store.get(Case, CASE).suspicion
    assert base
    routes.suspect(desk, CASE, replace(base, whom="Jon Vik"), base, "hørt feil")
    assert "Vik" not in gate.names.text("Jon Vik ropte")
    assert SUSPECTED.name not in gate.names.text(SAID), "who was suspected before neither"


@pytest.mark.parametrize("user", ["berit", LOGIN])
def test_where_students_take_part_a_suspected_teacher_is_named_as_any_other(user: str) -> None:
    desk = replace(suspected(), user=user)
    for reader in (desk, Gate(desk), Gate(desk, names_hidden=True)):
        assert not named_in(reader)("Holtskog orienterer om skoleturen")
        assert named_in(reader)("Thorvaldine orienterer") == "Thorvaldine"


def test_one_who_is_told_of_by_a_role_is_known_by_the_name() -> None:
    desk = suspected()
    base = desk.store.get(Case, CASE).suspicion
    assert base
    routes.suspect(desk, CASE, replace(base, whom=SUSPECTED.role), base, "rollen")
    names = Gate(desk, names_hidden=True).names
    assert SUSPECTED.name not in names.text(SAID)
    assert names.text("faglærer og Faglærer") == "faglærer og Faglærer"


@pytest.mark.parametrize("html", [False, True])
def test_no_document_with_names_hidden_says_who(html: bool) -> None:
    desk = suspected()
    case = desk.store.get(Case, CASE)
    desk.store.commit(put=[replace(case, seen=FreeText(SAID))])
    for hidden, there in ((True, False), (False, True)):
        wanted = Wanted(hidden=hidden, html=html)
        written = document.text(Gate(desk, names_hidden=hidden), CASE, wanted)
        assert "Ansatt mistenkt (§ 12-5)" in written
        assert ("Holtskog" in written) is there


def test_a_family_reads_of_an_employee_and_not_of_another_student() -> None:
    desk = suspected()
    case = desk.store.get(Case, CASE)
    (party,) = case.parties
    said = replace(party, own_words=FreeText(SAID))
    desk.store.commit(put=[replace(case, parties=(said,))])
    wanted = Wanted(version=Version.FAMILY, party=party.id)
    written = document.text(Gate(desk), CASE, wanted)
    assert "En ansatt ropte" in written
    assert "Holtskog" not in written


@pytest.mark.parametrize("by_role", [False, True])
@pytest.mark.parametrize("change", [{"name": "Per Berg"}, {"name": "Per Berg", "role": "Vikar"}])
def test_another_name_opens_no_case_to_the_one_nor_another_role(
    change: dict[str, str], by_role: bool
) -> None:
    desk = suspected()
    if by_role:
        base = desk.store.get(Case, CASE).suspicion
        assert base
        routes.suspect(desk, CASE, replace(base, whom=SUSPECTED.role), base, "rollen")
    own = replace(desk, user=LOGIN)
    assert Gate(own).find(Case, CASE) is None
    members.edit(own, replace(SUSPECTED, **change))
    assert Gate(own).find(Case, CASE) is None
    members.edit(own, replace(SUSPECTED, name="Kari Ås", role="Assistent"))
    assert Gate(own).find(Case, CASE) is None, "nor the name after that"
    assert Gate(replace(desk, user="perberg")).find(Case, CASE) is None
    assert Gate(replace(desk, user="annamoe")).find(Case, CASE) is not None
    hidden = Gate(desk, names_hidden=True)
    assert "Holtskog" not in hidden.names.text(SAID)


def test_what_one_was_called_goes_when_it_is_another_who_is_suspected() -> None:
    desk = suspected()
    members.edit(desk, replace(SUSPECTED, name="Per Berg"))
    base = desk.store.get(Case, CASE).suspicion
    assert base
    assert base.formerly == SUSPECTED.name
    routes.suspect(desk, CASE, replace(base, whom="Jon Vik"), base, "hørt feil")
    assert Gate(replace(desk, user=LOGIN)).find(Case, CASE) is not None


def test_that_it_was_taken_back_is_told_the_one_by_no_name_of_before_either() -> None:
    desk = suspected()
    members.edit(desk, replace(SUSPECTED, name="Per Berg"))
    routes.take_back_suspicion(desk, CASE, "Det var ikke noe")
    own = Gate(replace(desk, user=LOGIN)).mentioning(HistoryEntry, CASE)
    assert not [e for e in own if any(c.field == "suspicion" for c in e.changes)]
    other = Gate(replace(desk, user="annamoe")).mentioning(HistoryEntry, CASE)
    assert "case.unsuspect" in {e.verb for e in other}
