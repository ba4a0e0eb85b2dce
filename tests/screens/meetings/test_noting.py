"""Noting in the room: another kind, private, a long paste, and keys that say why not."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as service
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.screens.meetings.test_meeting import ID, begin, entries, note
from tests.screens.running import WIDE, Running, running

PASTED = "\n".join(("Første linje\tmed tabulator \x1b[2J\u202e og 🙂 ", *["ord " * 100] * 50))


def line_of(app: object) -> EntryLine:
    return app.screen.query_one(EntryLine)  # type: ignore[attr-defined, no-any-return]


async def test_f8_makes_what_is_written_another_kind_and_loses_no_word(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("b")
        await app.type("Begynt beslutning")
        await app.press("escape", "i")
        await app.until("Står i referatet")
        await app.type("Halv info")
        await app.press("f8")
        await app.until("Beslutning:")
        assert line_of(app).values["text"] == "Halv info"
        await app.press("escape", "i")
        assert line_of(app).values["text"] == "Begynt beslutning", "it has changed place"
        await app.press("escape", "b")
        assert line_of(app).values["text"] == "Halv info"
        await app.press("f8")
        await app.until("Oppgave:", "▲ mangler hvem og frist")
        await app.press("enter", "enter")
        await app.type("neste møte")
        await app.press("enter")
        await app.until("Neste møte er ikke planlagt ennå.")
        await app.press("f8", "enter")
        await app.until("informasjon  Halv info")
    assert entries(desk, 0) == [(EntryKind.INFO, "Halv info")]


async def test_c_goes_round_and_asks_who_before_it_is_a_task(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("c")
        await app.until("Her er ingenting notert ennå: noter noe først.")
        await note(app, "i", "søke skyss")
        await app.until("søke skyss")
        await app.press("c")
        await app.until("beslutning   søke skyss")
        await app.press("c")
        await app.until("Oppgave:")
        assert app.screen.focused is not None
        assert app.screen.focused.id == "who"
        assert entries(desk, 0) == [(EntryKind.DECISION, "søke skyss")]
        await app.press("escape")
        assert desk.drafts.keys() == (), "nothing was typed"
        await app.press("c")
        await app.type("Jon Vik")
        await app.press("enter")
        await app.type("fredag")
        await app.until("frist fredag 23.10.2026")
        await app.press("enter")
        await app.until("søke skyss ▸ Jon Vik")
        before = len(desk.store.all(Task))
        await app.press("c")
        await app.until("Oppgaven er tatt ut av oppgavelista.")
        assert len(desk.store.all(Task)) == before - 1
        await app.press("left")
        await app.until("Dette er den første saken.")


async def test_a_private_note_is_said_to_be_and_stands_as_a_sign(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.until("Skriv (står i referatet)")
        await app.press("f9")
        await app.until("Skriv privat (ikke i referatet)", "▪ Informasjon (privat):")
        await app.type("Kvaxholm")
        await app.until("•" * 8, "vises som prikker · 8 tegn")
        assert "Kv" not in app.text
        assert line_of(app).values["text"] == "Kvaxholm"
        await app.press("f9")
        await app.until("Kvaxholm")
        await app.press("f9")
        await app.until("•" * 8)
        assert "Kv" not in app.text
        await app.press("f2")
        assert not line_of(app).display, "it goes from the wall with the names"
        await app.press("i")
        await app.until("Her ligger et privat utkast.")
        assert "Kvaxholm" not in app.text
        await app.press("f2", "i")
        await app.until("•" * 8)
        await app.press("enter")
        await app.until("▪ privat notat · berit")
        assert "Kvaxholm" not in app.text
        await app.press("y")
        await app.until("Skal det private notatet stå i referatet?")
        await app.press("escape", "enter")
        await app.until("Vise det private notatet på skjermen?")
        assert "Kvaxholm" not in app.text
        await app.press("enter")
        await app.on("InConfidence")
        await app.until("Kvaxholm", "skrevet av")
        await app.press("escape")
    assert service.get(desk, ID).agenda[0].entries[0].private


async def test_after_a_private_note_the_cursor_stands_on_what_all_may_read(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "i", "Bussen er sein.")
        await app.press("i", "f9")
        await app.type("Kvaxholm")
        await app.press("enter")
        await app.until("▪ privat notat · berit")
        row = app.screen.query_one("#entries", RowList).row
        assert row
        assert row.id == service.get(desk, ID).agenda[0].entries[0].id


async def test_what_is_typed_privately_never_becomes_a_task_that_shows_it(desk: Desk) -> None:
    async with running(desk) as app:
        await write_privately(app)
        for _times in range(3):
            await app.press("f8")
            assert line_of(app).is_private
        await app.until("En oppgave er aldri privat. F9, så F8")
        assert "Kvaxholm" not in app.text


async def test_a_private_draft_does_not_change_places_with_a_task(desk: Desk) -> None:
    async with running(desk) as app:
        await write_privately(app)
        await app.press("escape", "o")
        await app.type("Ringe hjem")
        await app.press("f8")
        await app.until("Her ligger et privat utkast av samme slag. Noter det først.")
        assert line_of(app).values["text"] == "Ringe hjem"
        await app.press("escape", "o")
        assert line_of(app).values["text"] == "Ringe hjem"
        assert "Kvaxholm" not in app.text


async def test_a_log_in_of_nobody_is_told_that_it_cannot_note_privately(desk: Desk) -> None:
    async with running(replace(desk, user="root")) as app:
        await write_privately(app)
        await app.press("enter")
        await app.until("Innloggingen «root» sier ikke hvem du er")
        assert app.screen.focused
        assert app.screen.focused.id == "text"
    assert entries(desk, 0) == []


async def test_a_decision_that_is_refused_is_still_what_one_writes_in(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "b", "Søke skyss")
        await app.press("up", "down", "enter")
        await app.type(" nå")
        meeting = service.get(desk, ID)
        item = meeting.agenda[0]
        changed = replace(item.entries[0], text=FreeText("Søke drosje"))
        agenda = (replace(item, entries=(changed,)), *meeting.agenda[1:])
        desk.store.commit(put=[replace(meeting, agenda=agenda)])
        await app.press("enter")
        await app.until("Endret av noe annet", "Enter en gang til lagrer ditt")
        assert app.screen.focused
        assert app.screen.focused.id == "text"


async def test_a_day_that_is_none_is_mended_where_it_stands(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "o", "ringe", "Jon Vik", "tull")
        await app.press("shift+tab", "enter", "enter")
        assert app.screen.focused
        assert app.screen.focused.id == "due"


async def test_a_key_of_ones_own_says_why_not_as_the_usual_one_does(desk: Desk) -> None:
    own = (("entry.hide", "f12"), ("meeting.private", "f10"))
    desk.preferences.now = replace(desk.preferences.now, keys=own)
    async with running(desk) as app:
        await begin(app)
        await app.press("o", "f12")
        await app.until("En oppgave er aldri privat: den som skal gjøre den")
        await app.press("escape", "f10")
        await app.until("Her er ingenting notert ennå: noter noe først.")


async def test_of_a_task_it_is_never_offered_to_be_private(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.until("privat av/på")
        await app.press("escape", "o")
        await app.until("Oppgave:")
        assert "privat av/på" not in app.text
        await app.press("f9")
        await app.until("En oppgave er aldri privat")


async def write_privately(app: Running) -> None:
    await begin(app)
    await app.press("i", "f9")
    await app.type("Kvaxholm")


async def fall() -> None:
    raise ValueError("Kvaxholm")


async def write_until_it_falls(desk: Desk) -> None:
    async with running(desk) as app:
        await write_privately(app)
        app.app.call_later(fall)
        await app.pilot.pause()


async def test_the_lock_takes_a_private_line_off_the_wall(desk: Desk) -> None:
    async with running(desk) as app:
        await write_privately(app)
        await app.press("f4")
        await app.on("LockedScreen")
        assert "Kvaxholm" not in app.text
        await app.press("x")
        await app.on("MeetingScreen")
        assert "Kvaxholm" not in app.text
        await app.press("i")
        await app.until("Her ligger et privat utkast. Samme tast en gang til")
        assert "Kvaxholm" not in app.text
        await app.press("i")
        await app.until("•" * 8, "(privat)")
        assert line_of(app).values["text"] == "Kvaxholm"


@pytest.mark.parametrize("end", ["crash", "hang up"])
async def test_a_private_draft_is_kept_and_off_the_wall_when_the_program_ends(
    desk: Desk, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if end == "crash":
        with pytest.raises(ValueError, match="Kvaxholm"):
            await write_until_it_falls(desk)
    else:
        async with running(desk) as app:
            await write_privately(app)
            app.app._leave_at_once(129)
    assert "Kvaxholm" not in "".join(capsys.readouterr())
    kept = [desk.drafts.get(one) for one in map(str, desk.drafts.keys())]
    assert {"text": "Kvaxholm", "kind": "info", "private": "yes"} in kept
    async with running(desk) as app:
        await app.press("5", "enter")
        await app.on("MeetingScreen")
        await app.press("i")
        await app.until("Her ligger et privat utkast. Samme tast en gang til")
        assert "Kvaxholm" not in app.text
        assert not line_of(app).display


async def test_a_paste_of_twenty_thousand_signs_is_kept_whole_with_its_lines(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.until("Står i referatet")
        app.screen.app.post_message(events.Paste(PASTED))
        await app.until("ord ord")
        await app.press("enter")
        await app.until("Første linje")
    text = entries(desk, 0)[0][1]
    assert len(PASTED) > 20_000
    assert text.count("\n") == 50
    assert text.count("ord") == PASTED.count("ord")
    assert "␛[2J" in text
    assert "🙂" in text


async def test_an_empty_saksliste_says_why_nothing_can_be_noted(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        desk.store.commit(put=[replace(desk.store.get(Meeting, ID), agenda=())])
        app.screen.show_again()  # type: ignore[attr-defined]
        await app.press("o")
        await app.until("Sakslista er tom: ta opp en sak først.")
        await app.press("x")
        await app.until("Her er ingenting notert ennå: noter noe først.")
        await app.press("e")
        assert app.told == "Sakslista er tom: ta opp en sak først."


async def test_a_late_second_enter_opens_nothing_and_the_next_key_is_what_it_says(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "i", "hei")
        await app.press("enter")
        await app.until("Linja er lukket.")
        assert not line_of(app).display
        await note(app, "b", "vi bestemmer")
        assert entries(desk, 0) == [
            (EntryKind.INFO, "hei"),
            (EntryKind.DECISION, "vi bestemmer"),
        ]
        await note(app, "o", "ringe", "Jon Vik", "fredag")
        await app.press("enter", "enter", "up", "down", "enter")
        assert line_of(app).values["text"] == "ringe", "Enter after a move changes it, as before"
        await app.press("escape")
    assert entries(desk, 0)[2:] == [(EntryKind.TASK, "ringe")]


async def test_enter_twice_at_once_notes_once_and_the_key_after_is_not_lost(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.type("hei")
        await app.pilot.press("enter", "enter", "b", "j", "a", "enter", "enter")
        await app.until("beslutning   ja")
    assert entries(desk, 0) == [(EntryKind.INFO, "hei"), (EntryKind.DECISION, "ja")]


async def test_what_was_begun_is_marked_told_before_the_end_and_gone_on_with(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await begin(app)
        await app.press("i")
        await app.type("Kvaxholm sa")
        await app.press("escape")
        await app.until("✎ kladd: informasjon")
        assert app.text.count("✎ kladd") == 2, "the item in front, and the agenda at the left"
        await app.press("space")
        await app.until("sak 2 av")
        assert app.text.count("✎ kladd") == 1
        await app.press("f")
        await app.until("1 påbegynt punkt i sak 1 er ikke notert")
        assert "Kvaxholm" not in app.text
        await app.press("down", "enter")
        await app.until("sak 1 av", "Kvaxholm sa")
        assert line_of(app).display
        await app.press("enter")
        await app.until("informasjon  Kvaxholm sa")
        assert "✎ kladd" not in app.text
    assert entries(desk, 0) == [(EntryKind.INFO, "Kvaxholm sa")]


async def test_a_key_that_does_nothing_here_says_so_and_one_that_does_says_nothing(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        for key, name in (
            ("q", "q"),
            ("å", "å"),
            ("8", "8"),
            ("enter", "Enter"),
            ("backspace", "Backspace"),
            ("tab", "Tab"),
            ("f12", "F12"),
            ("ctrl+z", "ctrl+z"),
            ("ctrl+s", "ctrl+s"),
        ):
            await app.press(key)
            assert app.told == f"Tasten {name} gjør ikke noe her. ? viser tastene.", key
        await app.press("z")
        assert app.told == "t i møtet utsetter en sak: da kommer den opp igjen i neste møte."
        await app.press("down")
        assert app.told == "Her er ingenting notert ennå: noter noe først."
        await note(app, "i", "hei qåz")
        await app.until("informasjon  hei qåz")
        assert app.told == "", "not while one types"
        await app.press("down")
        assert app.told == "Det er ikke flere punkter den veien."
        await app.press("space")
        await app.until("sak 2 av")
        assert app.told == ""


async def test_an_old_draft_of_a_task_leaves_what_was_filled_in_since(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "o", "ringe", "Jon Vik", "")
        await app.press("up", "down", "enter", "escape")
        assert "✎ kladd" not in app.text, "it was only looked at"
        await app.press("enter")
        await app.type(" hjem")
        await app.press("escape")
        await app.until("✎ kladd: oppgave")
        meeting = service.get(desk, ID)
        item = meeting.agenda[0]
        dated = replace(item.entries[0], due=date(2026, 10, 23))
        service.note(desk, ID, item.id, dated, item.entries[0])
        await app.press("enter")
        values = line_of(app).values
        assert values == {"text": "ringe hjem", "who": "Jon Vik", "due": "23.10.2026"}
        await app.press("enter", "enter", "enter")
        await app.until("ringe hjem ▸ Jon Vik")
    assert service.get(desk, ID).agenda[0].entries[0].due == date(2026, 10, 23)


async def test_what_is_written_stays_under_its_item_when_another_comes_to_the_front(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.type("Bussen er sein")
        service.add_item(desk, ID, AgendaItem(id="", title=FreeText("Skolemelk")))
        app.screen.show_again()  # type: ignore[attr-defined]
        await app.until(
            "Skolemelk", "Det du skrev, er tatt vare på under saken det hører til: Ætna"
        )
        assert not line_of(app).display
        await app.press("i")
        assert line_of(app).values["text"] == ""
        await app.press("escape", "left")
        await app.until("sak 1 av", "✎ kladd: informasjon")
        await app.press("i", "enter")
        await app.until("informasjon  Bussen er sein")
    assert entries(desk, 0) == [(EntryKind.INFO, "Bussen er sein")]


async def test_of_a_line_that_was_only_looked_at_nothing_is_said_when_another_item_comes(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "b", "Søke skyss")
        await app.press("up", "down", "enter")
        service.add_item(desk, ID, AgendaItem(id="", title=FreeText("Skolemelk")))
        app.screen.show_again()  # type: ignore[attr-defined]
        await app.until("Skolemelk")
        await app.pilot.pause()
        assert not line_of(app).display
        assert "tatt vare på" not in app.told
        assert desk.drafts.keys() == ()


async def test_what_is_noted_before_the_other_item_is_drawn_stands_under_its_own(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        await app.press("i")
        await app.type("Bussen er sein")
        service.add_item(desk, ID, AgendaItem(id="", title=FreeText("Skolemelk")))
        await app.press("enter")
        await app.until("Skolemelk")
    assert entries(desk, 0) == [(EntryKind.INFO, "Bussen er sein")]
    assert entries(desk, 1) == []


async def test_who_may_do_it_is_proposed_when_a_note_becomes_a_task(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        who = line_of(app).query_one("#who", LineField)
        await app.press("i")
        assert not who.options
        await app.press("f8", "f8")
        assert "Jon Vik" in who.options


async def test_a_line_that_is_left_marks_the_draft_and_draws_nothing_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk, WIDE) as app:
        await begin(app)
        drawn: list[object] = []
        monkeypatch.setattr(app.screen, "reload", lambda: drawn.append(1))
        await app.press("i")
        await app.type("Kvaxholm sa")
        await app.press("escape")
        await app.until("✎ kladd: informasjon")
        assert app.text.count("✎ kladd") == 2
        assert not drawn
