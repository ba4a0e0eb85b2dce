"""The words for phases, levels and how a contact ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from elvis_tui.domain.follow_ups.records import (
    Cause,
    Contact,
    ContactMethod,
    Criterion,
    FollowUp,
    FormerlyInFollowUp,
    Handover,
    Level,
    Measure,
    Note,
    Phase,
    Reached,
    WentOnWithout,
)
from elvis_tui.domain.measures import Went
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.i18n import _, ngettext, pgettext
from elvis_tui.wording.dates import near_date

if TYPE_CHECKING:
    from elvis_tui.domain.follow_ups.iko import Lack
    from elvis_tui.domain.people.names import Names
    from elvis_tui.wording.late import Labels

LABELS: Labels = {
    FollowUp: lambda: {
        "subject": _("om"),
        "team": _("team"),
        "opened_on": _("begynt"),
        "phase": _("fase"),
        "level": _("nivå"),
        "criteria": _("kriterier"),
        "owner": _("eier"),
        "next_date": _("neste dato"),
        "next_what": _("hva"),
        "findings": _("samtalen viste"),
        "student_view": _("elevens syn"),
        "without": _("gikk videre uten"),
        "notes": _("notat"),
        "contacts": _("kontakt"),
        "measures": _("tiltak"),
        "handovers": _("overlevering"),
        "closed_on": pgettext("dato", "avsluttet"),
        "closed_why": _("resultat"),
        "student_word": _("elevens ord"),
        "reopened_on": _("tatt opp igjen"),
        "reopened_why": _("hvorfor"),
    },
    FormerlyInFollowUp: lambda: {"consent": _("samtykke")},
    Criterion: lambda: {"text": _("kriterium"), "source": _("kilde"), "on": _("sett")},
    WentOnWithout: lambda: {
        "phase": _("fase"),
        "on": _("dato"),
        "by": _("av"),
        "why": _("hvorfor"),
    },
    Note: lambda: {
        "at": _("når"),
        "by": _("av"),
        "text": _("tekst"),
        "restricted": _("skjermet"),
    },
    Contact: lambda: {
        "on": _("dato"),
        "by": _("av"),
        "whom": pgettext("den man fikk tak i", "hvem"),
        "how": _("hvordan"),
        "reached": _("svar"),
        "cause": _("årsak"),
        "text": _("tekst"),
        "next_on": _("neste kontakt"),
        "restricted": _("skjermet"),
    },
    Measure: lambda: {
        "what": _("hva"),
        "who": pgettext("den som gjør det", "hvem"),
        "start": _("fra"),
        "evaluate_on": _("evalueres"),
        "went": _("gjennomført"),
        "result": _("resultat"),
        "evaluated_on": _("evaluert"),
    },
    Handover: lambda: {
        "on": _("dato"),
        "by": _("av"),
        "works": _("dette virker"),
        "reach": _("slik når vi fram"),
        "family": _("hjemmet"),
        "peers": _("venner"),
        "left_to_do": _("gjenstår"),
        "remember": _("det viktigste"),
        "in_confidence": _("skjermet"),
        "confided_by": _("skjermet av"),
    },
}


def contact_method(value: ContactMethod) -> str:
    return {
        ContactMethod.PHONE: _("telefon"),
        ContactMethod.MESSAGE: _("melding"),
        ContactMethod.CONVERSATION: _("samtale"),
        ContactMethod.HOME_VISIT: _("hjemmebesøk"),
        ContactMethod.OTHER: _("på annen måte"),
    }[value]


def went(value: Went) -> str:
    """Whether a measure was carried out."""
    return {
        Went.NOT_TOLD: _("ikke sagt"),
        Went.AS_PLANNED: _("som planlagt"),
        Went.PARTLY: _("delvis"),
        Went.NOT_DONE: _("ikke gjennomført"),
    }[value]


def cause(value: Cause) -> str:
    """What stood in the way, as it was told."""
    return {
        Cause.NOT_TOLD: _("ikke sagt"),
        Cause.WAY: _("skoleveien"),
        Cause.SLEEP: _("søvn og døgnrytme"),
        Cause.SUBJECTS: _("fag og mestring"),
        Cause.PEERS: _("medelever og miljø"),
        Cause.HOME: _("hjemme"),
        Cause.WORK: _("jobb"),
        Cause.HEALTH: _("helse"),
        Cause.MOTIVATION: _("motivasjon"),
        Cause.OTHER: _("annet"),
    }[value]


def words_for_the_subject(kind: SubjectKind) -> tuple[str, ...]:
    """What the one a follow-up is about is called where it is told who was reached."""
    if kind is SubjectKind.CLASS:
        return (_("klassen"), _("klasse"), _("elevene"), _("elever"))
    return (_("eleven"), _("elev"))


@lru_cache(maxsize=4)
def _relation(others: str) -> re.Pattern[str]:
    """Somebody who is not the student, with the student named beside them; or what is aside."""
    return re.compile(
        rf"\b({'|'.join(others.split())})\s+(?:til|av|for|hos|i|om)\s[^,;]*|\([^)]*\)"
    )


def spoken_of(whom: str) -> str:
    """Whom a contact was with, without the one who is only spoken of: «mor til eleven» is «mor»."""
    others = _(
        "mor mora moren mamma far faren pappa forelder foreldre foreldrene foresatt foresatte "
        "foresatta føresett føresette verge vergen søster bror søsken bestemor bestefar "
        "besteforeldre tante onkel stemor stefar fostermor fosterfar fosterforeldre kontaktlærer "
        "kontaktlæreren lærer læreren lærere faglærer trener treneren venn venninne kjæreste "
        "medelev medelever saksbehandler rådgiver helsesykepleier"
    )
    return _relation(others).sub(r"\1", whom)


@lru_cache(maxsize=4)
def _guardian(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(words.split())})\b")


def names_guardian(whom: str) -> bool:
    """Whether whom a contact was with, in small letters, are those who care for the student."""
    words = _(
        "mor mora moren mamma far faren pappa forelder forelderen foreldre foreldrene foresatt "
        "foresatte føresett føresette verge vergen stemor stefar fostermor fosterfar fosterforeldre"
    )
    return bool(_guardian(words).search(whom))


def phase(value: Phase) -> str:
    return {
        Phase.IDENTIFYING: _("identifisering"),
        Phase.MAPPING: _("kartlegging"),
        Phase.FOLLOWING: _("oppfølging"),
        Phase.CLOSED: pgettext("fase", "avsluttet"),
    }[value]


def lack(value: Lack, kind: SubjectKind = SubjectKind.STUDENT) -> str:
    """What is missing before the next phase of a student, or of a class."""
    from elvis_tui.domain.follow_ups.iko import Lack

    of_class = kind is SubjectKind.CLASS
    return {
        Lack.CRITERION: _("et kriterium med kilde og dato"),
        Lack.FINDINGS: _("hva samtalen viste"),
        Lack.STUDENT_VIEW: _("klassens eget syn") if of_class else _("elevens eget syn"),
        Lack.MEASURE: _("et tiltak"),
        Lack.MEASURE_OWNER: _("hvem som har et tiltak"),
        Lack.MEASURE_EVALUATION: _("når et tiltak evalueres"),
        Lack.STUDENT_WORD: _("klassens ord") if of_class else _("elevens ord"),
    }[value]


def lacking(values: Iterable[Lack], kind: SubjectKind = SubjectKind.STUDENT) -> str:
    """All that is missing, with commas between."""
    return ", ".join(lack(value, kind) for value in values)


def own_words(field: str, kind: SubjectKind) -> str:
    """What the field for the student's own words is called; a class has its own."""
    of_class = kind is SubjectKind.CLASS
    return {
        "student_view": _("Klassens syn") if of_class else _("Elevens syn"),
        "student_word": _("Klassens ord") if of_class else _("Elevens ord"),
    }.get(field, "")


def usual_criteria() -> tuple[str, ...]:
    """What schools that use the IKO model look for, until the school has a list of its own."""
    return (
        _("fravær over 10 %"),
        _("fravær som øker"),
        _("karakterene går ned"),
        _("karakteren 1, 2 eller IV i matematikk, engelsk eller norsk"),
        _("inntakssnitt under 2,5"),
        _("mistrivsel"),
        _("lav motivasjon"),
        _("urealistisk utdanningsvalg"),
        _("svake grunnleggende ferdigheter"),
        _("helse"),
    )


def usual_sources() -> tuple[str, ...]:
    """Where schools most often see what makes them follow somebody."""
    return (
        _("Visma InSchool"),
        _("kontaktlærer"),
        _("faglærer"),
        _("elevsamtale"),
        _("foresatte"),
        _("inntak"),
        _("nærværsteam"),
    )


def phase_to(value: Phase) -> str:
    """The phase one goes to: what ends it is said with a word of its own."""
    return _("avslutning") if value is Phase.CLOSED else phase(value)


def what_next(follow_up: FollowUp, names: Names) -> str:
    """What happens next: an evaluation where one comes first."""
    measure = follow_up.next_evaluation
    if measure is None:
        return names.text(follow_up.next_what)
    return _("evaluer «{what}»").format(what=names.text(measure.what))


def silent(days: int) -> str:
    """How long nobody has been sought."""
    return ngettext("stille {n} dag", "stille {n} dager", days).format(n=days)


def ended(follow_up: FollowUp, today: date) -> str:
    """That one has ended, and when; nothing of one that is open."""
    if follow_up.is_open:
        return ""
    if follow_up.closed_on is None:
        return pgettext("fase", "avsluttet")
    return _("avsluttet {day}").format(day=near_date(follow_up.closed_on, today))


def left_open(follow_up: FollowUp) -> str:
    """Of one that has ended, that some of its measures have not been evaluated."""
    count = 0 if follow_up.is_open else len(follow_up.open_measures)
    words = ngettext("{n} tiltak ikke evaluert", "{n} tiltak ikke evaluert", count)
    return words.format(n=count) if count else ""


def level(value: Level) -> str:
    """Mark and word, so that the colour is never alone."""
    return f"{level_mark(value)} {level_word(value)}"


def level_mark(value: Level) -> str:
    return {Level.GREEN: "●", Level.YELLOW: "▲", Level.RED: "■"}[value]


def level_word(value: Level) -> str:
    return {Level.GREEN: _("grønn"), Level.YELLOW: _("gul"), Level.RED: _("rød")}[value]


def reached(value: Reached) -> str:
    return {
        Reached.YES: _("fikk svar"),
        Reached.NO: _("ikke svar"),
        Reached.MESSAGE: _("la igjen beskjed"),
    }[value]
