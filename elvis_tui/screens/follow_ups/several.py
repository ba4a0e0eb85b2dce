"""One measure for several students or classes at once: the dialog says who gets it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from textual.widget import Widget

from elvis_tui.domain.follow_ups.records import FollowUp, Measure
from elvis_tui.i18n import _, ngettext
from elvis_tui.screens.follow_ups.forms import MeasureForm
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Accept, Session
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.widgets.words import Words
from elvis_tui.wording import people as people_words
from elvis_tui.wording.keys import key


def measure_for(room: Room, follow_up_ids: Sequence[str], done: Callable[[], None]) -> None:
    """Ask for a measure, and begin it for each of them; `done` is called when it is saved."""
    follow_ups = [service.get(room.gate, one) for one in follow_up_ids]

    def accept(measure: Measure) -> None:
        if len(follow_ups) == 1:
            service.add_measure(room.desk, follow_ups[0].id, measure)
        else:
            service.add_measure_to_all(room.desk, follow_up_ids, measure)

    def left(measure: Measure | None) -> None:
        if measure is None:
            return
        done()
        room.show_again()
        words = ngettext(
            "Tiltaket er satt i gang for {n}. {undo} angrer.",
            "Tiltaket er satt i gang for {n}. {undo} angrer.",
            len(follow_ups),
        )
        room.tell(words.format(n=len(follow_ups), undo=key("app.undo", "u")), wrong=False)

    room.app.push_screen(SeveralMeasureForm(room.session, follow_ups, accept), left)


class SeveralMeasureForm(MeasureForm):
    """A measure, and everybody who gets one like it."""

    def __init__(
        self, session: Session, follow_ups: Sequence[FollowUp], accept: Accept[Measure]
    ) -> None:
        ids = ",".join(sorted(f.id for f in follow_ups))
        super().__init__(session, f"measure:{ids}", follow_ups[0].subject, accept)
        self._follow_ups = tuple(follow_ups)

    def heading(self) -> str:
        several = len(self._follow_ups)
        if several == 1:
            return super().heading()
        return _("{purpose} for {n}: hver får sitt eget").format(purpose=self.purpose(), n=several)

    def body(self) -> Iterable[Widget]:
        if len(self._follow_ups) > 1:
            yield Words(self._whom(), id="whom", classes="details")
        yield from super().body()

    def names_changed(self) -> None:
        super().names_changed()
        for words in self.query("#whom").results(Words):
            words.say(self._whom())

    def _whom(self) -> str:
        """Everybody, each by name and class; the same one in two teams is told of twice."""
        names = self.session.names
        times = Counter(f.subject for f in self._follow_ups)

        def called(follow_up: FollowUp) -> str:
            name = names.with_group(follow_up.subject)
            if times[follow_up.subject] == 1:
                return name
            return f"{name}, {people_words.team(follow_up.team, names)}"

        return _("For: {whom}").format(whom="; ".join(map(called, self._follow_ups)))
