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
        id="school.open",
        key="enter",
        action="open",
        words=later("åpne"),
        hint=later("Medlemmene av teamet, eller skolens navn og frist"),
        priority=True,
    ),
    Command(
        id="school.edit",
        key="e",
        action="edit",
        words=later("endre"),
        hint=later("Endre navnet eller teamet"),
        changes=("school.edit", "team.edit"),
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
LADDER: Commands = (
    Command(
        id="ladder.edit",
        key="enter,e",
        action="edit",
        words=later("rett"),
        hint=later("Rett trinnet: når, hva, innen hvor lenge og fra hvilken dag"),
        changes=("ladder.edit",),
        when="has_steps",
        priority=True,
    ),
    Command(
        id="ladder.add",
        key="n",
        action="add",
        words=later("nytt trinn"),
        hint=later("Legg til et trinn, for det samme eller noe annet"),
        changes=("ladder.add",),
    ),
    Command(
        id="ladder.remove",
        key="x",
        action="remove",
        words=later("ta bort"),
        hint=later("Ta bort trinnet; det som alt er gitt som oppgaver, står"),
        changes=("ladder.remove",),
        when="has_steps",
    ),
    way_out("ladder.close", "close", later("ferdig"), later("Ferdig")),
)
MEMBERS: Commands = (
    Command(
        id="members.edit",
        key="enter,e",
        action="edit",
        words=later("rett"),
        hint=later("Rett navn, rolle eller tjeneste"),
        changes=("person.edit",),
        when="is_to_open",
        priority=True,
    ),
    Command(
        id="members.add",
        key="n",
        action="add",
        words=later("nytt medlem"),
        hint=later("Legg til et medlem"),
        changes=("person.add",),
    ),
    Command(
        id="members.student",
        key="l",
        action="student",
        words=later("ny elev"),
        hint=later("Legg til en elev, der elever deltar"),
        changes=("team.student",),
        when="has_students",
    ),
    Command(
        id="members.take_off",
        key="x",
        action="take_off",
        words=later("ta av"),
        hint=later("Ta medlemmet av teamet"),
        changes=("person.take_off", "team.student_off"),
        when="has_members",
    ),
    way_out("members.close", "close", later("ferdig"), later("Ferdig")),
)
