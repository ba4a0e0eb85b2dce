"""Whom a student can turn to: who that is at this school, and the plan's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.widget import Widget

from elvis_tui.domain.people.records import SchoolClass
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.plan.contents import part_title
from elvis_tui.screens.plan.document_commands import BESIDE
from elvis_tui.services.plan.turning_to import WhoHasIt, WhomToTurnTo, whom_to_turn_to
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.words import Words
from elvis_tui.wording.keys import key

LABELS = 18


class TurningTo(Dialog[None]):
    """The roles that the plan names, each with those who have it, and under them what it says.

    Args:
        session: What the screens share.
        about: The student or class whose contact teachers they are; everybody's without it.
    """

    scrolls = True
    OWN_COMMANDS = BESIDE

    def __init__(self, session: Session, about: Subject | None = None) -> None:
        super().__init__()
        self.session = session
        self._about = about

    def heading(self) -> str:
        if self._about is None:
            return _("Hvem kan eleven gå til?")
        return _("Hvem kan {who} gå til?").format(who=self.session.names.subject(self._about))

    def body(self) -> Iterable[Widget]:
        roles, words, each = self._told()
        yield Facts("", roles, labels=LABELS, id="roles")
        yield Words(words, id="words")
        yield Facts(_each_title() if each else "", each, labels=LABELS, id="classes")

    def names_changed(self) -> None:
        """Write all of it with the names as they may be shown now."""
        self.say_heading()
        roles, words, each = self._told()
        self.query_one("#roles", Facts).show("", roles)
        self.query_one("#words", Words).say(words)
        self.query_one("#classes", Facts).show(_each_title() if each else "", each)

    def _told(self) -> tuple[list[Fact], str, list[Fact]]:
        """Who has each role, what the plan says, and the contact teachers of all classes."""
        found = whom_to_turn_to(self.session.gate, self._about)
        if found is None:
            return [], _nothing(), []
        each = [] if self._about is not None else list(self._each_class(found))
        return list(self._facts(found)), f"\n{_words(found)}\n", each

    def _facts(self, found: WhomToTurnTo) -> Iterator[Fact]:
        for role in found.roles:
            yield role.named.words, self._who(role)
        outside = ", ".join(named.words for named in found.turning.outside)
        if outside:
            yield _("Utenfor skolen"), outside

    def _who(self, role: WhoHasIt) -> str:
        """«Terje Kirkebø, Ivar Rogne», or that nobody is known."""
        names = self.session.names
        if role.by_class:
            if self._about is None:
                return _("klassens egen; alle står nederst her")
            return ", ".join(self._of_class(c) for c in role.classes) or _(
                "– ingen står på klassen"
            )
        if not role.people:
            return _("– ingen i lista over ansatte")
        told = []
        for person in role.people:
            name = names.staff(person.name)
            same = person.role.casefold() in role.named.words.casefold() or not person.role
            told.append(name if same else f"{name} ({names.text(person.role)})")
        return ", ".join(told)

    def _of_class(self, school_class: SchoolClass) -> str:
        who = self.session.names.staff(school_class.contact_teacher)
        return _("{who} ({school_class})").format(who=who, school_class=school_class.code)

    def action_close(self) -> None:
        self.dismiss(None)

    def _each_class(self, found: WhomToTurnTo) -> Iterator[Fact]:
        for role in found.roles:
            for one in role.classes:
                yield one.code, self.session.names.staff(one.contact_teacher)


def _each_title() -> str:
    return _("Kontaktlærerne, klasse for klasse")


def _words(found: WhomToTurnTo) -> str:
    """What the plan says, as it says it."""
    told = [_("Planen sier, under «{title}»:").format(title=part_title(found.turning.part))]
    told += [f"«{words}»" for words in found.turning.part.words]
    return "\n\n".join(told)


def _nothing() -> str:
    return _(
        "Planen sier ikke hvem eleven kan gå til: den har ingen overskrift som «Til eleven» eller "
        "«Hvem kan du snakke med?», og nevner heller ingen en elev kan kontakte. {plan} åpner "
        "hele planen."
    ).format(plan=key("plan.whole", "p"))
