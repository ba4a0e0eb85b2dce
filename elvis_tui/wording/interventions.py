"""A physical intervention in words: how it stands, what is missing, and what the law asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.cases.intervention_rules import Parents, Part, Standing
from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import at_clock, long_date, near_date
from elvis_tui.wording.intervention_labels import seriousness

DONE, OPEN, NOT_ASKED = "✔", "▲", "–"
"""The marks of a part that is there, that is missing, and that is not asked for."""


def title() -> str:
    return _("Fysisk inngripen")


def part(value: Part) -> str:
    """What a part is called, as a heading."""
    return {
        Part.FACTS: _("Hendelsen og inngrepet"),
        Part.HEAD: _("Rektor varslet"),
        Part.PARENTS: _("Foresatte varslet"),
        Part.VIEW: _("Elevens eget syn"),
        Part.JUDGED: _("Særlig alvorlig?"),
        Part.COUNTY: _("Fylkeskommunen varslet"),
    }[value]


def lacking(value: Part) -> str:
    """A part that is missing, in the middle of a sentence."""
    return {
        Part.FACTS: _("hva den ansatte gjorde"),
        Part.HEAD: _("rektor varslet"),
        Part.PARENTS: _("foresatte varslet"),
        Part.VIEW: _("elevens syn"),
        Part.JUDGED: _("alvoret vurdert"),
        Part.COUNTY: _("fylkeskommunen varslet"),
    }[value]


def missing(parts: Iterable[Part]) -> str:
    """«mangler: rektor varslet, elevens syn»; nothing where all is there."""
    named = ", ".join(lacking(one) for one in parts)
    return _("mangler: {what}").format(what=named) if named else ""


def due(parts: Iterable[Part]) -> str:
    """What the first screen says of one."""
    return _("fysisk inngripen, {missing}").format(missing=missing(parts))


def lacks(stands: Standing, today: date) -> str:
    """What a meeting is told of one: «Fysisk inngripen 12.10., mangler: rektor varslet»."""
    told = _("Fysisk inngripen {day}, {missing}")
    day = near_date(stands.intervention.on, today)
    words = told.format(day=day, missing=missing(stands.missing))
    return " · ".join(filter(None, (words, repeated(stands))))


def when(one: Intervention) -> str:
    """«12.10.2026 kl. 10.15»."""
    return at_clock(long_date(one.on), one.at) if one.at else long_date(one.on)


def repeated(stands: Standing) -> str:
    """«gjentatt: 2. gang i skoleåret»; of the first, what there was in earlier years."""
    words = []
    if stands.is_repeated:
        words.append(_("gjentatt: {n}. gang i skoleåret").format(n=stands.time))
    if stands.before:
        before = ngettext("{n} i tidligere skoleår", "{n} i tidligere skoleår", stands.before)
        words.append(before.format(n=stands.before))
    return "; ".join(words)


def asked_of(stands: Standing, value: Part) -> str:
    """What the law asks of a part, where it depends on the record or is not plain."""
    if value is Part.HEAD:
        return _("straks, ved hvert inngrep")
    if value is Part.PARENTS:
        return parents(stands.parents)
    if value is Part.COUNTY:
        return county(stands)
    return ""


def parents(value: Parents) -> str:
    return {
        Parents.ASKED: _("rektor varsler; eleven var under 18 år"),
        Parents.OF_AGE: _("eleven var myndig: bare om eleven selv ber om det"),
        Parents.AGE_UNKNOWN: _("fødselsdatoen er ikke kjent: varsles om eleven er under 18 år"),
    }[value]


def county(stands: Standing) -> str:
    """Why the county is to be told, or that it need not be."""
    serious = stands.intervention.seriousness is Seriousness.ESPECIALLY
    if stands.is_repeated and serious:
        return _("gjentatt ({n}. gang) og særlig alvorlig").format(n=stands.time)
    if stands.is_repeated:
        return _("gjentatt: {n}. gang i skoleåret").format(n=stands.time)
    if serious:
        return _("særlig alvorlig")
    return _("bare ved gjentatte eller særlig alvorlige inngrep")


def told(stands: Standing, value: Part, names: Names) -> str:
    """What is written of a part; nothing where nothing is."""
    one = stands.intervention
    if value is Part.FACTS:
        return names.text(one.intervened)
    if value is Part.HEAD:
        return _who(names.staff(one.head_told), one.head_told_on)
    if value is Part.PARENTS:
        return _who(names.text(one.parents_told), one.parents_told_on)
    if value is Part.VIEW:
        view, on = names.text(one.student_view), one.student_view_on
        return f"{view} ({long_date(on)})" if view and on else _who(view, on)
    if value is Part.JUDGED:
        if one.seriousness is Seriousness.NOT_JUDGED:
            return names.text(one.why)
        why = names.text(one.why)
        return ": ".join(words for words in (seriousness(one.seriousness), why) if words)
    reference = names.text(one.county_reference)
    return _who(_("ref. {ref}").format(ref=reference) if reference else "", one.county_told_on)


def _who(who: str, on: date | None) -> str:
    return ", ".join(words for words in (who, long_date(on) if on else "") if words)


def mark(stands: Standing, value: Part) -> str:
    """The mark before a part: there, missing, or not asked for."""
    if value in stands.missing:
        return OPEN
    if value is Part.COUNTY and not stands.wants_county and not _is_told(stands, value):
        return NOT_ASKED
    if value is Part.PARENTS and stands.parents is Parents.OF_AGE and not _is_told(stands, value):
        return NOT_ASKED
    return DONE


def _is_told(stands: Standing, value: Part) -> bool:
    one = stands.intervention
    if value is Part.COUNTY:
        return bool(one.county_told_on or one.county_reference)
    return bool(one.parents_told or one.parents_told_on)
