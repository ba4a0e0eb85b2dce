"""What `elvis-tui check` says of what it found, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from elvis_tui.domain.findings import Findings, Version
from elvis_tui.i18n import _, ngettext
from elvis_tui.wording.dates import moment, number

GOOD, WRONG, NOTE, MORE = "✔", "✖", "·", " "
"""What a line begins with: all well, to be put right, worth knowing, more of the line above."""
Line = tuple[str, str]


def report(found: Findings) -> tuple[list[str], int]:
    """The lines, and how many of them tell of something that is not as it should be."""
    lines = [
        *_file(found),
        *_versions(found),
        *_privacy(found),
        *_holder(found),
        *_inside(found),
        *_beside(found),
    ]
    wrong = sum(sign == WRONG for sign, _text in lines)
    last = (
        ngettext("Én ting bør rettes.", "{count} ting bør rettes.", wrong).format(count=wrong)
        if wrong
        else _("Alt er i orden.")
    )
    return [*(f"{sign} {text}" for sign, text in lines), last], wrong


def version_words(number: int, saved: datetime | None, name: str) -> str:
    """A sound version, as one who chooses between them knows it: number, moment, file."""
    return _("utgave {number}, lagret {saved} ({name})").format(
        number=number, saved=_moment(saved) if saved else _("ukjent"), name=name
    )


def _moment(saved: datetime) -> str:
    return moment(saved.astimezone())


def _file(found: Findings) -> Iterator[Line]:
    if found.fault is not None:
        yield WRONG, found.fault.sentence
        if found.fault.place:
            yield MORE, " " + _("Feilen er i {place}.").format(place=found.fault.place)
        return
    if not found.exists:
        yield WRONG, _("Det er ingen datafil: {path}").format(path=found.data)
        return
    yield GOOD, _("Datafila er hel: {path}").format(path=found.data)
    saved = _moment(found.saved) if found.saved else _("ukjent")
    size = number(max(1, found.size // 1000))
    words = _("utgave {number}, lagret {saved}, {size} kB")
    yield MORE, words.format(number=found.version, saved=saved, size=size)
    if found.encrypted:
        yield GOOD, _("Den er kryptert.")
        if not found.looked_inside:
            yield NOTE, _("Innholdet er ikke sett på: det trenger passordfrasen.")
    if found.newer_version is not None:
        older = _(
            "Fila er eldre enn utgave {number}, som ligger ved siden av. "
            "Er det feil, hent den: elvis-tui restore {number}"
        )
        yield WRONG, older.format(number=found.newer_version)


def _versions(found: Findings) -> Iterator[Line]:
    count = len(found.versions)
    if not count:
        return
    sound = sum(version.sound for version in found.versions)
    words = ngettext(
        "{sound} av {count} eldre utgave er hel:",
        "{sound} av {count} eldre utgaver er hele:",
        count,
    )
    yield GOOD if sound == count else WRONG, words.format(sound=sound, count=count)
    for version in found.versions:
        yield MORE, _version(version)


def _version(version: Version) -> str:
    row = f"{version.number:>6}  {_moment(version.saved)}"
    return row if version.sound else "  ".join((row, _("SKADET")))


def _privacy(found: Findings) -> Iterator[Line]:
    if found.owner is not None:
        yield WRONG, _("Fila tilhører brukeren {owner}.").format(owner=found.owner)
    if found.readable_by_others:
        words = _("Andre på maskinen kan lese {names}. Det rettes ved neste start.")
        yield WRONG, words.format(names=", ".join(found.readable_by_others))
    elif found.exists:
        yield GOOD, _("Bare du kan lese filene.")


def _holder(found: Findings) -> Iterator[Line]:
    holder = found.open_by
    if holder is None:
        yield GOOD, _("Ingen andre har fila åpen.")
    else:
        since = _moment(holder.since) if holder.since else _("ukjent tid")
        words = _("Fila er åpen hos {user} på {host}, siden {since}.")
        yield NOTE, words.format(user=holder.user or "?", host=holder.host or "?", since=since)


def _inside(found: Findings) -> Iterator[Line]:
    if found.records:
        words = _tables()
        held = (f"{w} {number(found.records[t])}" for t, w in words.items() if found.records.get(t))
        yield NOTE, _("Innhold: {what}").format(what=", ".join(held) or _("tomt"))
    for table, count in found.dangling_references.items():
        lost = _("{count} henvisninger i {table} peker på noe som ikke finnes.")
        yield WRONG, lost.format(count=count, table=_tables().get(table, table))
    if found.changed_in_future:
        yield WRONG, _("Den nyeste endringen er datert etter nå: klokka på maskinen går feil.")


def _tables() -> dict[str, str]:
    """What lies in each table."""
    return {
        "students": _("elever"),
        "classes": _("klasser"),
        "people": _("personer"),
        "teams": _("team"),
        "consents": _("samtykker"),
        "follow_ups": _("oppfølginger"),
        "departures": _("«har eleven sluttet?»"),
        "cases": _("saker"),
        "interventions": _("fysiske inngripener"),
        "meetings": _("møter"),
        "minutes": _("versjoner av referater"),
        "tasks": _("oppgaver"),
        "activity_marks": _("gjort-merker"),
        "activity_times": _("egne tider"),
        "sources": _("kilder"),
        "history": _("endringer"),
    }


def _beside(found: Findings) -> Iterator[Line]:
    for sentence in found.unusable_sources:
        yield WRONG, sentence
    for name in found.put_aside:
        yield NOTE, _("Lagt til side: {name}").format(name=name)
    for name in found.leftovers:
        words = _("Rest etter en avbrutt lagring: {name}. Den ryddes ved start.")
        yield NOTE, words.format(name=name)
