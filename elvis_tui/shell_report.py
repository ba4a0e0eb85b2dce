"""What `elvis-tui check` says of the data file, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.i18n import _, ngettext
from elvis_tui.storage.data_file import moment, read_bytes
from elvis_tui.storage.durable import sound_meta
from elvis_tui.wording.dates import clock_time, long_date, number
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from elvis_tui.storage.inspection import Inspection, Kept

GOOD, BAD, TOLD = "✔", "✖", "·"


def report(found: Inspection) -> tuple[list[str], int]:
    """The lines, and how many of them tell of something that is not as it should be."""
    lines = [
        *_file(found),
        *_generations(found),
        *_privacy(found),
        *_lock(found),
        *_inside(found),
        *_beside(found),
    ]
    wrong = sum(line.startswith(BAD) for line in lines)
    last = (
        ngettext("Én ting bør rettes.", "{count} ting bør rettes.", wrong).format(count=wrong)
        if wrong
        else _("Alt er i orden.")
    )
    return [*lines, last], wrong


def version_words(source: Path) -> str:
    """A sound version, as one who chooses between them knows it: number, moment, file."""
    meta = sound_meta(read_bytes(source) or b"")
    if meta is None:
        return source.name
    saved = _moment(moment(meta.saved)) if meta.saved else _("ukjent")
    return _("utgave {number}, lagret {saved} ({name})").format(
        number=meta.generation, saved=saved, name=source.name
    )


def _moment(saved: datetime) -> str:
    here = saved.astimezone()
    return f"{long_date(here)} " + _("kl. {time}").format(time=clock_time(here))


def _file(found: Inspection) -> Iterator[str]:
    if found.fault is not None:
        yield f"{BAD} {explain(found.fault)}"
        if place := ".".join(
            str(found.fault.facts[k]) for k in ("table", "field") if found.fault.facts.get(k)
        ):
            yield f"  {_('Feilen er i {place}.').format(place=place)}"
        return
    if not found.exists:
        yield f"{TOLD} {_('Det er ingen datafil ennå: {path}').format(path=found.path)}"
        return
    assert found.meta is not None
    yield f"{GOOD} {_('Datafila er hel: {path}').format(path=found.path)}"
    saved = _moment(found.saved) if found.saved else _("ukjent")
    told = _("utgave {number}, lagret {saved}, {size} kB").format(
        number=found.meta.generation, saved=saved, size=number(max(1, found.size // 1000))
    )
    yield f"  {told}"
    if found.sealed:
        yield f"{GOOD} {_('Den er kryptert.')}"
        if not found.looked_inside:
            yield f"{TOLD} {_('Innholdet er ikke sett på: det trenger passordfrasen.')}"
    if found.dropped_from is not None:
        yield f"{BAD} " + _(
            "Fila er eldre enn utgave {number}, som ligger ved siden av. "
            "Er det feil, hent den: elvis-tui restore {number}"
        ).format(number=found.dropped_from)


def _generations(found: Inspection) -> Iterator[str]:
    count = len(found.kept)
    if not count:
        return
    sound = sum(kept.is_sound for kept in found.kept)
    sign = GOOD if sound == count else BAD
    yield f"{sign} " + ngettext(
        "{sound} av {count} eldre utgave er hel:",
        "{sound} av {count} eldre utgaver er hele:",
        count,
    ).format(sound=sound, count=count)
    for kept in found.kept:
        yield f"  {_generation(kept)}"


def _generation(kept: Kept) -> str:
    told = f"{kept.generation.number:>6}  {_moment(kept.generation.saved)}"
    return told if kept.is_sound else f"{told}  {_('SKADET')}"


def _privacy(found: Inspection) -> Iterator[str]:
    if found.owner:
        yield f"{BAD} {_('Fila tilhører brukeren {owner}.').format(owner=found.owner)}"
    if found.open_files:
        names = ", ".join(file.name for file in found.open_files)
        yield f"{BAD} " + _(
            "Andre på maskinen kan lese {names}. Det rettes ved neste start."
        ).format(names=names)
    elif found.exists:
        yield f"{GOOD} {_('Bare du kan lese filene.')}"


def _lock(found: Inspection) -> Iterator[str]:
    pen = found.write_lock
    if pen.free:
        yield f"{GOOD} {_('Ingen andre har fila åpen.')}"
    else:
        since = _moment(datetime.fromisoformat(pen.since)) if pen.since else _("ukjent tid")
        yield f"{TOLD} " + _("Fila er åpen hos {user} på {host}, siden {since}.").format(
            user=pen.user or "?", host=pen.host or "?", since=since
        )


def _inside(found: Inspection) -> Iterator[str]:
    if found.counts:
        words = {
            "students": _("elever"),
            "classes": _("klasser"),
            "follow_ups": _("oppfølginger"),
            "cases": _("saker"),
            "meetings": _("møter"),
            "tasks": _("oppgaver"),
            "history": _("endringer"),
        }
        told = (f"{w} {number(found.counts[t])}" for t, w in words.items() if found.counts.get(t))
        yield f"{TOLD} {_('Innhold:')} {', '.join(told) or _('tomt')}"
    for table, count in found.dangling.items():
        yield f"{BAD} " + _("{count} henvisninger i {table} peker på noe som ikke finnes.").format(
            count=count, table=table
        )
    if found.ahead:
        yield f"{BAD} {_('Den nyeste endringen er datert etter nå: klokka på maskinen går feil.')}"


def _beside(found: Inspection) -> Iterator[str]:
    for file in found.asides:
        yield f"{TOLD} {_('Lagt til side: {name}').format(name=file.name)}"
    for file in found.leftovers:
        yield f"{TOLD} " + _("Rest etter en avbrutt lagring: {name}. Den ryddes ved start.").format(
            name=file.name
        )
