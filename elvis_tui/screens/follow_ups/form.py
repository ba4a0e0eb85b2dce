"""A new follow-up, or the facts of one that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from textual.widget import Widget

from elvis_tui.domain.errors import at_field
from elvis_tui.domain.follow_ups.records import Criterion, FollowUp, Level, Phase
from elvis_tui.domain.record import replace
from elvis_tui.i18n import _
from elvis_tui.screens.dialogs.form import Form, Labelled
from elvis_tui.screens.dialogs.subject_form import DATE_HINT, who_field
from elvis_tui.screens.dialogs.team_field import team_field
from elvis_tui.screens.frame.masks import to_edit
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.desk.teams import following
from elvis_tui.services.follow_ups.phases import criteria_list, read_criteria
from elvis_tui.widgets.fields import Choice, ChoiceField, LineField, ShortField, TextField
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.dates import long_date, read_date


def criteria_text(criteria: Iterable[Criterion]) -> str:
    """Criteria as they are typed: one a line, «what (where from, and when)»."""
    return "\n".join(map(_criterion_text, criteria))


def _criterion_text(criterion: Criterion) -> str:
    when = long_date(criterion.on) if criterion.on else ""
    seen = " ".join(part for part in (to_edit(criterion.source), when) if part)
    return f"{to_edit(criterion.text)} ({seen})" if seen else to_edit(criterion.text)


class FollowUpForm(Form[FollowUp]):
    """Returns the follow-up with what was typed; one with an empty id is new."""

    def __init__(self, session: Session, follow_up: FollowUp, accept: Accept[FollowUp]) -> None:
        key = follow_up.id or f"new:{follow_up.subject.id}"
        super().__init__(session, f"follow_up:{key}", accept)
        self._follow_up = follow_up

    def heading(self) -> str:
        words = (
            _("Rediger oppfølging: {name}") if self._follow_up.id else _("Ny oppfølging: {name}")
        )
        return words.format(name=self.session.names.with_group(self._follow_up.subject))

    def off_the_wall(self) -> Collection[str]:
        """Where somebody whose address is protected will be next goes with the names."""
        protected = self.gate.is_protected(self._follow_up.subject)
        return ("next_date", "what") if protected else ()

    def fields(self) -> Iterable[Widget]:
        old = self._follow_up
        yield team_field(self.session, old.team, following(self.gate))
        yield Labelled(
            _("Fase"),
            ChoiceField(
                [Choice(p, follow_up_words.phase(p)) for p in Phase if p is not Phase.CLOSED],
                old.phase,
                id="phase",
            ),
        )
        yield Labelled(
            _("Nivå"),
            ChoiceField(
                [Choice(v, follow_up_words.level(v)) for v in Level], old.level, id="level"
            ),
        )
        yield Labelled(_("Kriterier"), self._criteria_field())
        yield Labelled(_("Eier"), who_field(self.gate, "owner", old.owner))
        yield Labelled(
            _("Neste dato"),
            ShortField(
                long_date(old.next_date) if old.next_date else "",
                placeholder=str(DATE_HINT),
                id="next_date",
            ),
        )
        yield Labelled(
            _("Hva"),
            LineField(to_edit(old.next_what), placeholder=_("f.eks. ring foresatte"), id="what"),
        )

    def _criteria_field(self) -> TextField:
        return TextField(
            criteria_text(self._follow_up.criteria),
            suggestions=criteria_list(self.gate),
            id="criteria",
        )

    def _dated(self, criterion: Criterion) -> Criterion:
        """What is new, and has a source and no date, is seen today."""
        if criterion.on or not criterion.source or criterion in self._follow_up.criteria:
            return criterion
        return replace(criterion, on=self.gate.today)

    def read(self) -> FollowUp:
        with at_field("next_date"):
            next_date = read_date(self.value("next_date"), self.gate.today)
        old = self._follow_up
        # A line that was not touched is the one it was, whatever signs are in it.
        known = {_criterion_text(c).strip(): c for c in old.criteria}
        found: list[Criterion] = []
        for line in map(str.strip, self.value("criteria").splitlines()):
            typed = () if line in known else read_criteria(line, self.gate.today)
            found += [known[line]] if line in known else map(self._dated, typed)
        return replace(
            old,
            team=self.value("team"),
            phase=Phase(self.value("phase")),
            level=Level(self.value("level")),
            criteria=tuple(found),
            owner=self.value("owner"),
            next_date=next_date,
            next_what=self.value("what"),
        )
