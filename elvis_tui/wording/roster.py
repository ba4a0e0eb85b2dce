"""What an import did, or would do, in sentences for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.names import MASK, Names
from elvis_tui.domain.people.roster_entries import USUAL_CODE
from elvis_tui.domain.people.roster_summary import (
    BadRow,
    ImportSummary,
    RowFault,
    StaffSummary,
    Summary,
)
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import number
from elvis_tui.wording.listed import Told, telling

BAD_ROWS_SHOWN = 20
DOUBLES_SHOWN = 10


def lines(summary: Summary, names: Names | None = None) -> list[str]:
    """The summary in bokmål, without the name of any student.

    Args:
        summary: Of a list.
        names: How those may be named who stand in its headers.
    """
    told = _of_students(summary) if isinstance(summary, ImportSummary) else _of_staff(summary)
    return told + left_out_lines(summary, names)


class _LeftOut(Protocol):
    """What a summary tells of what was not taken in."""

    @property
    def names(self) -> tuple[FreeText, ...]: ...
    @property
    def left_out(self) -> tuple[str, ...]: ...
    @property
    def bad_fields(self) -> tuple[BadRow, ...]: ...
    @property
    def bad_rows(self) -> tuple[BadRow, ...]: ...


def left_out_lines(summary: _LeftOut, names: Names | None = None) -> list[str]:
    """What of a list was not taken in, line by line; whose it is where there are `names`."""
    if not (summary.left_out or summary.bad_fields or summary.bad_rows):
        return []
    tell = telling(names, summary)
    told = []
    if summary.left_out:
        columns = ", ".join(map(tell, summary.left_out))
        told.append(_("Kolonner som ikke leses: {columns}.").format(columns=columns))
    bad_fields = _bad_fields(summary.bad_fields, names, tell)
    return told + bad_fields + _bad_rows(summary.bad_rows, names, tell)


def _of_staff(summary: StaffSummary) -> list[str]:
    if not summary.read:
        return [_("Ingen ansatte kunne leses.")]
    people = ngettext("{count} person", "{count} personer", summary.people).format(
        count=number(summary.people)
    )
    counts = parts(summary.new, summary.changed, summary.unchanged)
    sentences = [_("Ansatte: {people}: {parts}.").format(people=people, parts=counts)]
    if summary.nothing:
        sentences.append(_("Ingenting er nytt. Alt på lista er på plass fra før."))
    if count := len(summary.doubles):
        sentences.append(
            ngettext(
                "{count} rad gjentar en person og er tatt med én gang ({lines}).",
                "{count} rader gjentar en person og er tatt med én gang ({lines}).",
                count,
            ).format(count=number(count), lines=line_numbers(summary.doubles))
        )
    return sentences


def _of_students(summary: ImportSummary) -> list[str]:
    sentences = [_heading(summary)]
    if summary.students:
        sentences += _classes(summary)
    sentences += _moved(summary)
    if summary.nothing and summary.read and not summary.unanswered:
        sentences.append(_("Ingenting er nytt. Alt på lista er på plass fra før."))
    if count := len(summary.doubles):
        sentences.append(
            ngettext(
                "{count} rad gjentar en elev og er tatt med én gang ({lines}).",
                "{count} rader gjentar en elev og er tatt med én gang ({lines}).",
                count,
            ).format(count=number(count), lines=line_numbers(summary.doubles))
        )
    if summary.students and (count := summary.not_in_list):
        sentences.append(
            ngettext(
                "{count} elev i programmet står ikke på lista. Ingen er slettet.",
                "{count} elever i programmet står ikke på lista. Ingen er slettet.",
                count,
            ).format(count=number(count))
        )
    return sentences


def _heading(summary: ImportSummary) -> str:
    classes = _count_classes(summary.classes)
    if not summary.read:
        return _("Ingen elever eller klasser kunne leses.")
    if not summary.students and summary.unanswered:
        return _("Ingen elever kan hentes uten at noen svarer på hvem de er.")
    if not summary.students:
        counts = parts(
            summary.new_classes,
            summary.changed_classes,
            summary.classes - summary.new_classes - summary.changed_classes,
        )
        return _("{what}: {parts}.").format(what=classes, parts=counts)
    students = ngettext("{count} elev", "{count} elever", summary.students).format(
        count=number(summary.students)
    )
    what = students
    if summary.classes:
        what = _("{students} i {classes}").format(students=students, classes=classes)
    counts = parts(summary.new_students, summary.changed_students, summary.unchanged)
    return _("{what}: {parts}.").format(what=what, parts=counts)


def parts(new: int, changed: int, unchanged: int) -> str:
    """«3 nye, 1 endret, 40 uendret»; nothing of what there is none of."""
    parts = [
        (new, ngettext("{count} ny", "{count} nye", new)),
        (changed, ngettext("{count} endret", "{count} endret", changed)),
        (unchanged, ngettext("{count} uendret", "{count} uendret", unchanged)),
    ]
    return ", ".join(text.format(count=number(count)) for count, text in parts if count)


def _count_classes(count: int) -> str:
    return ngettext("{count} klasse", "{count} klasser", count).format(count=number(count))


def _classes(summary: ImportSummary) -> list[str]:
    sentences = []
    if count := summary.new_classes:
        sentences.append(
            ngettext("{count} ny klasse.", "{count} nye klasser.", count).format(
                count=number(count)
            )
        )
    if count := summary.changed_classes:
        sentences.append(
            ngettext(
                "{count} klasse har fått ny kontaktlærer.",
                "{count} klasser har fått ny kontaktlærer.",
                count,
            ).format(count=number(count))
        )
    return sentences


def _moved(summary: ImportSummary) -> list[str]:
    count = len(summary.moved)
    if not count:
        return []
    return [
        ngettext(
            "{count} elev har byttet klasse.", "{count} elever har byttet klasse.", count
        ).format(count=number(count))
    ]


def line_numbers(found: Sequence[int]) -> str:
    """«linje 3» or «linjene 3, 4»; of many the first."""
    shown = ", ".join(str(line) for line in found[:DOUBLES_SHOWN])
    rest = len(found) - DOUBLES_SHOWN
    text = ngettext("linje {lines}", "linjene {lines}", len(found)).format(lines=shown)
    return _("{lines} og {rest} til").format(lines=text, rest=number(rest)) if rest > 0 else text


def _bad_rows(bad_rows: Sequence[BadRow], names: Names | None, tell: Told) -> list[str]:
    if not bad_rows:
        return []
    heading = ngettext(
        "{count} rad er ikke tatt med:", "{count} rader er ikke tatt med:", len(bad_rows)
    )
    return [heading.format(count=number(len(bad_rows))), *_by_line(bad_rows, names, tell)]


def _bad_fields(bad_fields: Sequence[BadRow], names: Names | None, tell: Told) -> list[str]:
    if not bad_fields:
        return []
    heading = ngettext(
        "{count} felt er ikke tatt med, resten av raden er det:",
        "{count} felt er ikke tatt med, resten av radene er det:",
        len(bad_fields),
    )
    return [heading.format(count=number(len(bad_fields))), *_by_line(bad_fields, names, tell)]


def _by_line(bad_rows: Sequence[BadRow], names: Names | None, tell: Told) -> list[str]:
    sentences = []
    for bad in bad_rows[:BAD_ROWS_SHOWN]:
        who = _who(bad, names) if names is not None else ""
        words = _("Linje {line}, {who}: {why}.") if who else _("Linje {line}: {why}.")
        sentences.append(words.format(line=bad.line, who=who, why=_why(bad, tell)))
    if (rest := len(bad_rows) - BAD_ROWS_SHOWN) > 0:
        sentences.append(_("og {rest} til").format(rest=number(rest)))
    return sentences


def _who(bad: BadRow, names: Names) -> str:
    """«Nora Solli (2STA)»: whose a row is, as the list spells it."""
    if not bad.name:
        return ""
    # Nobody in the register need have that name, so that no mask would know it.
    name = MASK if names.hidden else names.text(bad.name)
    spelt = folded(unmasked(bad.name))
    alike = (s for s in names.students.values() if folded(unmasked(s.name)) == spelt)
    if any(names.is_shielded(student) for student in alike):
        return _("{name} ({group})").format(name=name, group=names.withheld)
    # What stands there may be anything, and a name too: with names hidden, only what is a code.
    group = bad.class_code
    if not group or (names.hidden and not USUAL_CODE.fullmatch(group)):
        return name
    return _("{name} ({group})").format(name=name, group=group)


def _why(bad: BadRow, tell: Told) -> str:
    return {
        RowFault.TOO_FEW_CELLS: _("det er færre felt enn overskrifter"),
        RowFault.TOO_MANY_CELLS: _("det er flere felt enn overskrifter"),
        RowFault.STRAY_QUOTE: _("et anførselstegn står feil"),
        RowFault.NO_NAME: _("navnet mangler"),
        RowFault.NO_CLASS: _("klassen mangler"),
        RowFault.LOST_LETTER: _("en bokstav i «{field}» er blitt til et spørsmålstegn"),
        RowFault.NOT_A_DATE: _("«{field}» er ikke en dato som 3.2.2009"),
        RowFault.NOT_A_NUMBER: _("regnearket har gjort «{field}» om til noe annet"),
        RowFault.IDENTITY_NUMBER: _("et fødselsnummer i «{field}» blir ikke lagret"),
        RowFault.UNKNOWN_TEAM: _("«{field}» nevner et team som ikke finnes"),
        RowFault.SEVERAL: _("flere heter det samme, og rollen skiller dem ikke"),
        RowFault.IS_STUDENT: _("en elev heter det samme, og rollen mangler"),
        RowFault.HEADER_AGAIN: _("overskriften står en gang til"),
        RowFault.PRINTED_LINE: _("en sum eller en utskriftslinje, ikke en person"),
        RowFault.SECTION: _("en overskrift inne i lista, ikke en person"),
        RowFault.PLACEHOLDER: _("navnet er ikke navnet på noen"),
        RowFault.NO_SUBJECT: _("faget mangler"),
        RowFault.NOT_A_FIGURE: _("«{field}» er ikke et tall som kan brukes"),
        RowFault.NOT_YES_OR_NO: _("«{field}» er verken ja eller nei"),
        RowFault.DAY_TO_COME: _("«{field}» er en dag etter at lista ble laget"),
        RowFault.LAST_YEAR: _("datoen er i et annet skoleår"),
        RowFault.UNKNOWN_STUDENT: _("eleven finnes ikke i programmet"),
        RowFault.OTHER_CLASS: _("eleven går i en annen klasse i programmet"),
        RowFault.NAMESAKES: _("to i klassen heter det samme"),
        RowFault.TWO_FIGURES: _("eleven står to ganger i faget med ulike tall"),
        RowFault.UNKNOWN_CODE: _("fraværskoden «{field}» er ukjent")
        if bad.field
        else _("fraværskoden mangler"),
        RowFault.UNCLEAR_SUBJECT: _("eleven har flere fag som kan være «{field}»"),
        RowFault.PART_OF_ONE: _("«{field}» kan være prosent eller del av én: skriv % bak"),
        RowFault.HOURS_DIFFER: _("«{field}» og timene i raden kan ikke være av samme fravær"),
        RowFault.NO_VALUE: _(
            "«{field}» er en formel uten svar: åpne og lagre fila i regnearket, eller rett formelen"
        ),
        RowFault.SHIFTED: _(
            "«{field}» er noe annet enn ellers, og et komma for mye kan ha flyttet feltene"
        ),
    }[bad.why].format(field=tell(bad.field))
