"""The physical interventions (§ 13-5) that belong to a case, in its document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elvis_tui.domain.cases.intervention_rules import Part, Standing
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import labelled
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import interventions as words


def interventions(every: Iterable[Standing], names: Names) -> list[str]:
    """Each of them: what happened, the student's own view, who was told, and what is missing."""
    lines: list[str] = []
    for one in every:
        who = names.with_group(Subject.of_student(one.intervention.student))
        heading = f"{words.when(one.intervention)}, {who}"
        lines += [*([""] if lines else []), f"### {escaped(heading)}", ""]
        lines += labelled(_facts(one, names))
    return lines


def _facts(stands: Standing, names: Names) -> Iterator[tuple[str, str]]:
    one = stands.intervention
    yield _("Ansatt"), names.staff(one.employee)
    yield _("Tidligere"), words.repeated(stands)
    yield _("Hendelsen"), names.text(one.event)
    yield _("Hva den ansatte gjorde"), names.text(one.intervened)
    for part in (Part.VIEW, Part.HEAD, Part.PARENTS, Part.JUDGED, Part.COUNTY):
        missing = _("mangler") if part in stands.missing else ""
        told = words.told(stands, part, names)
        yield words.part(part), " · ".join(filter(None, (told, missing)))
