"""What one can do with the school itself, and when lists of students and classes are read in."""

from __future__ import annotations

from elvis_tui.i18n import later
from elvis_tui.screens.frame.commands import way_out
from elvis_tui.widgets.commands import Command, Commands, Importance

IMPORT: Commands = (
    Command(
        id="roster.look",
        key="enter",
        action="look",
        words=later("se hva som kommer"),
        hint=later("Se hva som kommer"),
        priority=True,
    ),
    Command(
        id="roster.apply",
        key="ctrl+s",
        action="apply",
        words=later("hent inn"),
        hint=later("Hent inn"),
        when="is_ready",
        priority=True,
    ),
    way_out("roster.cancel", "cancel", later("avbryt"), later("Avbryt")),
)
WHO_IS_WHO: Commands = (
    Command(
        id="identity.next",
        key="enter",
        action="next",
        words=later("neste"),
        hint=later("Gå til neste rad"),
        importance=Importance.HELP_ONLY,
        priority=True,
    ),
    Command(
        id="identity.same",
        key="s",
        action="say('same')",
        words=later("samme elev"),
        hint=later("Det er samme elev"),
    ),
    Command(
        id="identity.another",
        key="n",
        action="say('another')",
        words=later("ny elev"),
        hint=later("Det er en ny elev"),
    ),
    Command(
        id="identity.left_out",
        key="x",
        action="say('left_out')",
        words=later("ikke ta med"),
        hint=later("Ta ikke med raden"),
    ),
    Command(
        id="identity.all",
        key="a",
        action="all",
        words=later("samme for alle"),
        hint=later("Alle er samme elev"),
    ),
    Command(
        id="identity.done",
        key="ctrl+s",
        action="done",
        words=later("videre"),
        hint=later("Gå videre med svarene"),
        priority=True,
    ),
    way_out("identity.cancel", "cancel", later("tilbake"), later("Tilbake")),
)
SCHOOL: Commands = (
    Command(
        id="school.edit",
        key="enter,e",
        action="edit",
        words=later("endre"),
        hint=later("Endre navnet eller teamet"),
        changes=("school.edit", "team.edit"),
        priority=True,
    ),
    Command(
        id="school.new",
        key="n",
        action="new",
        words=later("nytt team"),
        hint=later("Legg til et team"),
        changes=("team.add",),
    ),
    Command(
        id="school.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Ta bort teamet"),
        changes=("team.remove",),
        when="is_on_a_team",
    ),
    way_out("school.close", "close", later("ferdig"), later("Ferdig")),
)
