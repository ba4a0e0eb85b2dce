"""A dialog over something that has changed meanwhile (FAULTS 35)."""

from __future__ import annotations

from elvis_tui.domain.record import replace
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.widgets.fields import LineField
from tests.screens.running import Running, running


async def _open(program: Running) -> None:
    await program.press("2", "enter", "e")
    await program.on("FollowUpForm")


def _field(program: Running, name: str) -> LineField:
    return program.screen.query_one(f"#{name}", LineField)


async def test_a_field_changed_by_both_is_told_and_saved_the_second_time(desk: Desk) -> None:
    """FAULTS 35: the conflict is shown, and what was typed stays."""
    async with running(desk) as program:
        await _open(program)
        _field(program, "owner").value = "Min eier"
        theirs = replace(follow_ups.get(desk, "f-1"), owner="Deres eier", next_what="Deres")
        desk.store.commit(put=[theirs])
        await program.press("ctrl+s")
        await program.until("Endret av noe annet", "eier")
        assert follow_ups.get(desk, "f-1") == theirs
        assert _field(program, "owner").value == "Min eier"
        assert desk.drafts.get("follow_up:f-1") == {"owner": "Min eier"}
        await program.press("ctrl+s")
        await program.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1") == replace(theirs, owner="Min eier")
    assert desk.drafts.keys() == ()


async def test_reopened_the_draft_lies_on_top_of_what_is_new(desk: Desk) -> None:
    """FAULTS 35: a draft brings back what was typed, and no more than that."""
    async with running(desk) as program:
        await _open(program)
        _field(program, "owner").value = "Min eier"
        await program.press("escape")
        desk.store.commit(put=[replace(follow_ups.get(desk, "f-1"), next_what="Deres")])
        await program.press("e")
        await program.on("FollowUpForm")
        assert _field(program, "owner").value == "Min eier"
        assert _field(program, "what").value == "Deres"
        await program.press("ctrl+s")
        await program.on("FollowUpScreen")
    now = follow_ups.get(desk, "f-1")
    assert (now.owner, now.next_what) == ("Min eier", "Deres")


async def test_the_facts_of_a_case_are_told_with_the_words_of_their_fields(desk: Desk) -> None:
    """FAULTS 35."""
    async with running(desk) as program:
        await program.press("3", "enter", "f")
        await program.on("CaseForm")
        _field(program, "title").value = "Mitt"
        desk.store.commit(put=[replace(cases.get(desk, "case-1"), title="Deres")])
        await program.press("ctrl+s")
        await program.until("Endret av noe annet")
        await program.press("escape")
        await program.on("CaseScreen")
        await program.until("Deres")
    assert cases.get(desk, "case-1").title == "Deres"
    assert desk.drafts.get("case:case-1") == {"title": "Mitt"}
