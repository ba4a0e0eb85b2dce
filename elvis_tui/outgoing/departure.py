"""The evidence of «Har eleven sluttet?» as finished Markdown: what is asked, and what was done.

It promises no outcome. Whoever decides reads in it each date with where it comes from, each try,
and each reason that was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.domain.across.departures import Overlap
from elvis_tui.domain.follow_ups.departure import Day, Deed
from elvis_tui.domain.follow_ups.departure_deeds import day_of
from elvis_tui.domain.follow_ups.departure_rules import BEFORE, RULES, Run
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.text import folded
from elvis_tui.i18n import _
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.wording import departures as words
from elvis_tui.wording import follow_ups as follow_up_words
from elvis_tui.wording.dates import long_date

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
UNNAMED = FreeText("")


def file_name(run: Run, names: Names) -> str:
    """«sluttet-nora-solli-2026-10-05.md»."""
    letters = folded(names.subject(run.departure.subject)).translate(_LETTERS)
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in letters).split()
    return f"sluttet-{'-'.join(kept) or 'elev'}-{run.departure.began_on.isoformat()}.md"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(*header), f"|{'---|' * len(header)}", *(_row(*row) for row in rows)]


def departure_document(
    run: Run, names: Names, breaks: Iterable[Overlap], age: str, school: FreeText = UNNAMED
) -> str:
    """The evidence.

    Args:
        run: How it stands.
        names: Decides whether the student stands by name or by number.
        breaks: The times off school in its waiting times.
        age: The student's age in words; empty where it is not known.
        school: What the school is called; empty if nobody has said.
    """
    today = run.today
    who = escaped(names.with_group(run.departure.subject))
    stands = words.stands(run, today)
    facts = [
        *([(_("Skole"), escaped(names.text(school)))] if school else []),
        (_("Elev"), who),
        (_("Alder"), age or _("ikke kjent")),
        *([(_("Myndig"), words.of_age(run, today))] if run.comes_of_age else []),
        (_("Tvilen bygger på"), escaped(names.text(run.departure.doubt))),
        (_("Står per {day}").format(day=long_date(today)), _upper(stands)),
    ]
    lines = [f"# {words.title()} {who}", ""]
    lines += _table(*_headed(facts))
    sections: list[tuple[str, list[str]]] = [
        (_("Hva forskriften ber om"), [_asked(run)]),
        (_("Datoene"), _days(run, names)),
        (_("Forsøk på å nå eleven og foresatte"), _tries(run, names)),
        (_("Det som er gjort"), _done(run, names)),
        (_("Rettelser"), _corrections(run, names)),
        (_("Ferier i fristene"), _breaks(breaks)),
        (_("Merk"), _remarks(run)),
    ]
    for title, body in sections:
        if body:
            lines += ["", f"## {title}", "", *body]
    return "\n".join([*lines, ""])


def _headed(facts: Sequence[tuple[str, str]]) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
    return facts[0], facts[1:]


def _asked(run: Run) -> str:
    """What the regulation asks, with its numbers and where they stand."""
    tries, answer, complaint = (run.days[day].rule for day in RULES)
    return escaped(
        _(
            "Er det tvil om en elev har sluttet, prøver skolen straks å nå eleven, og foresatte "
            "når eleven er under 18 år, i minst {tries}. Får den ikke kontakt, sendes skriftlig "
            "varsel til de samme om at plassen går tapt om de ikke tar kontakt. Kommer det ikke "
            "svar innen {answer}, regnes eleven som sluttet, og sluttmelding fattes som "
            "enkeltvedtak med {complaint} klagefrist. Klages det i tide, omgjøres vedtaket; "
            "ellers skrives eleven ut, og oppfølgingstjenesten (OT) får beskjed straks. "
            "Kilde: {source}."
        ).format(
            tries=f"{tries.number} {tries.unit}",
            answer=f"{answer.number} {answer.unit}",
            complaint=f"{complaint.number} {complaint.unit}",
            source=tries.source,
        )
    )


# The dates


def _days(run: Run, names: Names) -> list[str]:
    header = (_("Hva"), _("Dato"), _("Hvor den kommer fra"))
    return _table(header, _dated(run, names))


def _dated(run: Run, names: Names) -> Iterator[tuple[str, str, str]]:
    for day in Day:
        on = run.days[day].on if day in RULES else day_of(run, day)
        if on is not None:
            yield _upper(words.day(day)), long_date(on), _from(run, day, names)
        elif day not in RULES and day is not Day.BEGAN and BEFORE[Deed(day.value)] is None:
            yield _upper(words.day(day)), "–", _("ikke gjort")


def _from(run: Run, day: Day, names: Names) -> str:
    """Where a date comes from: counted by a number of the regulation, or when it was done."""
    correction = run.departure.correction_of(day)
    if day in RULES:
        worked = run.days[day]
        source = _("{what}: {source}").format(what=_counted(day), source=words.source(worked.rule))
        if worked.correction is None or worked.computed is None:
            return escaped(source)
        told = _("beregnet {day}, rettet: {why}").format(
            day=long_date(worked.computed), why=names.text(worked.correction.why)
        )
        return escaped(f"{source}; {told}")
    if correction is not None:
        before = long_date(correction.before) if correction.before else "–"
        told = _("loggført; sto som {day}, rettet: {why}")
        return escaped(told.format(day=before, why=names.text(correction.why)))
    return _("loggført")


def _counted(day: Day) -> str:
    """What a date is counted from."""
    return {
        Day.NOTICE_FROM: _("fra første forsøk"),
        Day.ANSWER_BY: _("fra varselet"),
        Day.COMPLAIN_BY: _("fra sluttmeldingen"),
    }[day]


# What was done


def _tries(run: Run, names: Names) -> list[str]:
    if not run.tries:
        return [_("Ingen forsøk er loggført.")]
    header = (
        _("Dag"),
        _("Hvem prøvde"),
        _("Hvem ble søkt"),
        _("Hvordan"),
        _("Utfall"),
        _("Merknad"),
    )
    rows = (
        (
            long_date(one.on),
            escaped(names.author(one.contact.by)) or "–",
            escaped(names.text(one.contact.whom)) or "–",
            follow_up_words.contact_method(one.contact.how),
            follow_up_words.reached(one.contact.reached),
            escaped(names.text(one.contact.text)) or "–",
        )
        for one in run.tries
    )
    return _table(header, rows)


def _done(run: Run, names: Names) -> list[str]:
    if not run.departure.done:
        return [_("Ingen steg er gjort ennå.")]
    header = (
        _("Steg"),
        _("Dato"),
        _("Av"),
        _("Hvem"),
        _("Hvordan"),
        _("Merknad"),
        _("Gjort med noe som manglet, fordi"),
    )
    rows = (
        (
            words.form_heading(one.deed),
            long_date(one.on),
            escaped(names.author(one.by)) or "–",
            *(escaped(names.text(t)) or "–" for t in (one.whom, one.sent_as, one.text, one.why)),
        )
        for one in run.departure.done
    )
    return _table(header, rows)


def _corrections(run: Run, names: Names) -> list[str]:
    lines = []
    for one in run.departure.corrections:
        told = _("- {made} rettet {who} «{day}» fra {before} til {on}: {why}")
        lines.append(
            told.format(
                made=long_date(one.made_on),
                who=escaped(names.author(one.by)) or "–",
                day=words.day(one.day),
                before=long_date(one.before) if one.before else "–",
                on=long_date(one.on),
                why=escaped(names.text(one.why)),
            )
        )
    for gone in run.departure.withdrawn:
        told = _("- {made} trakk {who} tilbake «{what}» {on}: {why}")
        lines.append(
            told.format(
                made=long_date(gone.made_on),
                who=escaped(names.author(gone.by)) or "–",
                what=words.deed(gone.deed),
                on=long_date(gone.on),
                why=escaped(names.text(gone.why)),
            )
        )
    return lines


def _breaks(breaks: Iterable[Overlap]) -> list[str]:
    lines = [f"- {escaped(words.overlap(one))}" for one in breaks]
    note = _("Forskriften nevner ikke ferier: fristene er ikke forlenget for dem.")
    return [*lines, "", note] if lines else []


def _remarks(run: Run) -> list[str]:
    """What was missing on the day each step was done, and is missing today."""
    lines = []
    for done in run.departure.done:
        if lacks := run.lacks(done.deed, done.on):
            missing = escaped(words.lacking(lacks, run, done.on))
            lines.append(
                _("- Ved {step}: {missing}").format(step=words.deed(done.deed), missing=missing)
            )
    if lacks := run.lacks_besides_time:
        missing = escaped(words.lacking(lacks, run, run.today))
        lines.append(_("- I dag: {missing}").format(missing=missing))
    if after := run.reached_after_decision:
        told = _("- Eleven er nådd {day}, etter sluttmeldingen")
        lines.append(told.format(day=long_date(after)))
    return lines
