"""What is written of a physical intervention (§ 13-5) as finished Markdown, for the archive."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.intervention_rules import Part, Standing
from elvis_tui.domain.cases.law import LawNote
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import cases as case_words
from elvis_tui.wording import interventions as words
from elvis_tui.wording.dates import long_date

UNNAMED = FreeText("")


def file_name(stands: Standing, names: Names) -> str:
    """«inngripen-elev-07-2026-10-12.md»: a student stands by number, whatever stands in it."""
    one = stands.intervention
    student = names.students.get(one.student)
    number = f"-{student.number:02d}" if student else ""
    return f"inngripen-elev{number}-{one.on.isoformat()}.md"


def intervention_document(
    stands: Standing,
    names: Names,
    law: LawNote | None = None,
    case: Case | None = None,
    school: FreeText = UNNAMED,
) -> str:
    """The record as a document.

    Args:
        stands: How it stands.
        names: Decides whether the student stands by name or by number.
        law: What the law asks.
        case: The case it belongs to.
        school: What the school is called; empty if nobody has said.
    """
    one = stands.intervention
    who = escaped(names.with_group(Subject.of_student(one.student)))
    lines = [f"# {words.title()}: {who}", ""]
    rows = [*_facts(stands, names, case, school)]
    lines += [_row(*rows[0]), "|---|---|", *(_row(*row) for row in rows[1:])]
    lines += _text(_("Hendelsen"), names.text(one.event))
    lines += _text(_("Hva den ansatte gjorde"), names.text(one.intervened))
    lines += _text(_("Elevens eget syn"), names.text(one.student_view))
    if one.student_view_on:
        asked = _("Eleven ble spurt {day}.").format(day=long_date(one.student_view_on))
        lines += ["", asked]
    title = _("Hvem har fått beskjed, og vurderingen")
    lines += ["", f"## {title}", ""]
    header = (_("Hva"), _("Står"), _("Krav"))
    lines += [_row(*header), "|---|---|---|"]
    for part in (Part.HEAD, Part.PARENTS, Part.JUDGED, Part.COUNTY):
        told = escaped(_line(words.told(stands, part, names)))
        asked = escaped(words.asked_of(stands, part))
        lines.append(_row(words.part(part), told or _stands(stands, part), asked or "–"))
    if missing := words.missing(stands.missing):
        told = _("Per i dag {missing}.").format(missing=missing)
        lines += ["", f"**{escaped(told)}**"]
    if law is not None:
        title = _("Loven sier ({paragraph})").format(paragraph=escaped(law.paragraph))
        lines += ["", f"## {title}", "", escaped(law.text)]
        source = _("Kilde: {source}. Kontrollert {when}; {certainty}.")
        told = source.format(source=law.source, when=law.checked, certainty=law.certainty)
        lines += ["", escaped(told)]
    return "\n".join([*lines, ""])


def _facts(
    stands: Standing, names: Names, case: Case | None, school: FreeText
) -> Iterator[tuple[str, str]]:
    one = stands.intervention
    if school:
        yield _("Skole"), escaped(names.text(school))
    yield _("Elev"), escaped(names.with_group(Subject.of_student(one.student)))
    yield _("Når"), words.when(one)
    yield _("Ansatt"), escaped(names.staff(one.employee)) or "–"
    if again := words.repeated(stands):
        yield _("Tidligere"), escaped(again)
    if case is not None:
        named = f"{case_words.name(case)}: {names.text(case.title)}"
        yield _("Hører til"), escaped(named)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _line(text: str) -> str:
    return " ".join(text.split())


def _text(title: str, text: str) -> Iterator[str]:
    """A section of what somebody wrote, each line of it a paragraph."""
    yield from ("", f"## {title}")
    told = [line for line in text.splitlines() if line.strip()]
    for line in told or [_("Ikke skrevet.")]:
        yield from ("", escaped(line))


def _stands(stands: Standing, part: Part) -> str:
    return _("mangler") if part in stands.missing else "–"
