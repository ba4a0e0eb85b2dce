"""A meeting's minutes as finished Markdown.

A task stands everywhere in the same order: what, who, by when. Whatever somebody wrote is text
alone: `incoming/minutes.py` reads the same items, decisions and tasks out of it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
)
from elvis_tui.domain.meetings.version_changes import VersionChange
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.record import Record
from elvis_tui.domain.record import field as holding
from elvis_tui.domain.text import each_named, folded
from elvis_tui.i18n import _, ngettext
from elvis_tui.outgoing.blocks import facts, inline, labelled, point, section, table
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.outgoing.minutes import (
    as_line,
    item_title,
    people_told,
    time_and_place,
    title,
    version,
)
from elvis_tui.wording import finishing
from elvis_tui.wording.dates import long_date
from elvis_tui.wording.item_changes import all_changed
from elvis_tui.wording.labels import code_word
from elvis_tui.wording.meetings import entry_kind, item_status, reasons, stalled


class MinutesKnown(Record, frozen=True, kw_only=True):
    """What the minutes are written of.

    `marker` is who may read them, and `coming` the next meeting of the series. Of what one alone
    gets, `whom` says who that is, `whole` are the items of the whole minutes, and `left_out` is how
    many stand, or are told of, there only.
    `changed` is what is changed since the version before.
    `coded` is that students stand by codes that are of this document alone.
    """

    meeting: Meeting
    cases: Mapping[str, Case] = holding(default_factory=dict)
    school: FreeText = FreeText("")
    marker: FreeText = FreeText("")
    coming: Meeting | None = None
    whom: str = ""
    whole: tuple[AgendaItem, ...] = ()
    left_out: int = 0
    coded: bool = False
    changed: tuple[VersionChange, ...] = ()


class _Standing(Record, frozen=True):
    """An item as it stands in the whole minutes: an extract numbers none anew, nor judges it."""

    number: int
    is_untreated: bool
    item: AgendaItem


_Task = tuple[Entry, _Standing]


def minutes(known: MinutesKnown, names: Names) -> str:
    """The minutes of a meeting: finished, or still running for a look at what there is so far.

    Args:
        known: What they are written of.
        names: Decides whether students stand by name, by number or by code.
    """
    meeting = known.meeting
    lines = ["# " + escaped(_("Referat: {title}").format(title=title(meeting, names))), ""]
    lines += facts(_facts(known, names))
    every = list(_standing(known))
    for one in every:
        if not one.is_untreated:
            lines += _item(one, known, names)
    for put_off in (True, False):
        brief = [s for s in every if s.is_untreated and _is_put_off(s.item) is put_off]
        lines += section(untreated_words(put_off=put_off), list(_in_brief(brief, known, names)))
    tasks = [(e, s) for s in every for e in s.item.entries if e.kind is EntryKind.TASK]
    lines += section(_("Oppgaver"), _task_table(tasks, known, names))
    lines += section(_("Hvem gjør hva"), list(_by_person(tasks, names)))
    lines += section(_("Fra handlingsplanen"), list(_of_plan(every, names)))
    if not known.whom:
        lines += section(_("Neste møte"), [escaped(_coming(known, names))])
    return "\n".join(lines) + "\n"


def _standing(known: MinutesKnown) -> Iterator[_Standing]:
    told = {item.id: item for item in known.meeting.agenda}
    for number, item in enumerate(known.whole or known.meeting.agenda, 1):
        if item.id in told:
            yield _Standing(number, item.is_untreated, told[item.id])


def _facts(known: MinutesKnown, names: Names) -> Iterator[tuple[str, str]]:
    meeting = known.meeting
    yield _("Tid og sted"), time_and_place(meeting, names)
    yield _("Skole"), names.text(known.school)
    yield _("Tilgang"), as_line(names.text(known.marker))
    yield _("Til stede"), people_told(meeting.present, names)
    yield _("Forfall"), people_told(meeting.absent, names) if meeting.absent else ""
    yield _("Referent"), as_line(names.staff(meeting.keeper))
    yield _("Utgave"), version(meeting, names) or ("1" if meeting.is_held else "")
    yield _("Endret"), _changed(known, names)
    yield _("Arkivreferanse"), finishing.archived(meeting, names)
    if known.whom:
        yield _("Utdrag til"), as_line(names.staff(known.whom))
        yield _("Utelatt"), _left_out(known)
    if known.coded:
        yield _("Elever"), _("står med en kode som bare gjelder i dette dokumentet")


def _changed(known: MinutesKnown, names: Names) -> str:
    def called(item: AgendaItem) -> str:
        return as_line(item_title(item, names, known.cases))

    return finishing.changed(known.changed, names, called)


def _left_out(known: MinutesKnown) -> str:
    """What stands in the whole minutes only."""
    n, others = known.left_out, _tasks(known.whole) > _tasks(known.meeting.agenda)
    if not n:
        return _("oppgavene til andre") if others else ""
    if not others:
        return ngettext("{n} sak", "{n} saker", n).format(n=n)
    words = ngettext("{n} sak, og oppgavene til andre", "{n} saker, og oppgavene til andre", n)
    return words.format(n=n)


def _tasks(items: Iterable[AgendaItem]) -> int:
    return sum(entry.kind is EntryKind.TASK for item in items for entry in item.entries)


def _called(item: AgendaItem, known: MinutesKnown, names: Names) -> str:
    """What an item is called; of one that is covered in an extract, that it is."""
    called = as_line(item_title(item, names, known.cases))
    covered = _("Gjelder noe som ikke står i utdraget") if known.whom else ""
    return called or covered


def heading(item: AgendaItem, known: MinutesKnown, names: Names) -> str:
    """What an item was about: «Nora Solli (2STA): evaluering av tiltak»; not escaped."""
    called = _called(item, known, names)
    if item.case_id and not item.title and (case := known.cases.get(item.case_id)):
        called = f"{called} · {names.text(case.title)}"
    about = code_word(FollowOn, item.duty) if item.duty else names.text(item.detail)
    return as_line(f"{called}: {about}" if about else called)


def _item(one: _Standing, known: MinutesKnown, names: Names) -> Iterator[str]:
    item = one.item
    yield from ("", f"## {one.number}. {inline(heading(item, known, names))}", "")
    if why := [*reasons(item, known.meeting.on), *stalled(item)]:
        yield from (escaped(_("Tatt opp fordi: {why}").format(why=", ".join(why))), "")
    entries = [line for entry in item.entries for line in _entry(entry, names)]
    entries += _changed_meanwhile(item, names)
    if entries:
        yield from (*entries, "")
    yield _labelled(_("Utfall"), _outcome(one))


def untreated_words(*, put_off: bool) -> str:
    """What stands over the items that nobody got to, by whether they come up again."""
    return _("Ikke behandlet, utsatt til neste møte") if put_off else _("Ikke behandlet")


def number_words(number: int) -> str:
    """«Sak 7»."""
    return _("Sak {n}").format(n=number)


def _in_brief(items: Iterable[_Standing], known: MinutesKnown, names: Names) -> Iterator[str]:
    for one in items:
        yield f"- {_labelled(number_words(one.number), inline(heading(one.item, known, names)))}"


def _changed_meanwhile(item: AgendaItem, names: Names) -> Iterator[str]:
    """What was changed in the meeting of whom or of what it is about, after what was noted."""
    yield from labelled([(_("Endret"), as_line(all_changed(item.changed, names)))])


def _outcome(one: _Standing) -> str:
    """What became of it in the meeting; a case or a follow-up goes on all the same."""
    item = one.item
    if item.status is ItemStatus.CLOSED:
        return _("ferdig behandlet i møtet")
    if _is_put_off(item):
        words = item_status(item.status)
        return _("ikke behandlet, {status}").format(status=words) if one.is_untreated else words
    return _("ikke behandlet") if one.is_untreated else _("behandlet")


def _is_put_off(item: AgendaItem) -> bool:
    """Whether it comes up in the next meeting."""
    return item.status is ItemStatus.POSTPONED and not item.comes_with_plan


def _entry(entry: Entry, names: Names) -> Iterator[str]:
    head = f"**{escaped(entry_kind(entry.kind).capitalize())}:**"
    *first, last = point(head, names.text(entry.text))
    yield from first
    yield f"{last} · {_owed(entry, names)}" if entry.kind is EntryKind.TASK else last


def _owed(task: Entry, names: Names) -> str:
    """Who, and by when; escaped."""
    who = inline(as_line(names.staff(task.who))) or _aside(_("ingen satt"))
    whose = _labelled(_("Hvem"), who)
    return f"{whose} · {_due(task)}"


def _labelled(word: str, text: str) -> str:
    return f"**{escaped(word)}:** {text}"


def _aside(words: str) -> str:
    """What says that there is nothing, told apart from what somebody wrote."""
    return f"*{escaped(words)}*"


def _due(task: Entry) -> str:
    due = long_date(task.due) if task.due else _aside(_("uten frist"))
    return _labelled(_("Frist"), due)


def _task_table(tasks: list[_Task], known: MinutesKnown, names: Names) -> list[str]:
    if not tasks and known.whom:
        whom = as_line(names.staff(known.whom))
        return [escaped(_("Ingen oppgaver til {whom}.").format(whom=whom))]
    if not tasks:
        return [_("Ingen oppgaver.")]
    header = (_("Hva"), _("Hvem"), _("Frist"), _("Sak"))
    return table(
        header,
        (
            (
                as_line(names.text(task.text)),
                as_line(names.staff(task.who)),
                long_date(task.due) if task.due else "",
                f"{one.number}. {_called(one.item, known, names)}",
            )
            for task, one in tasks
        ),
    )


def _by_person(tasks: list[_Task], names: Names) -> Iterator[str]:
    """Each who has something to do, in the order of their names, with what; nobody last."""
    told: dict[str, str] = {}
    theirs: dict[str, list[str]] = {}
    for task, one in tasks:
        whom = each_named(as_line(names.staff(task.who))) or [""]
        every = {folded(who): who for who in whom}
        whose = _("sak {n}").format(n=one.number)
        what = escaped(as_line(names.text(task.text)))
        for key, who in every.items():
            told.setdefault(key, who)
            theirs.setdefault(key, []).append(f"{what} · {_due(task)} · {escaped(whose)}")
    for key in sorted(theirs, key=lambda key: (not key, key)):
        who = inline(told[key]) or _("Ingen satt")
        yield f"- **{who}**"
        yield from (f"  - {line}" for line in theirs[key])


def _of_plan(items: Iterable[_Standing], names: Names) -> Iterator[str]:
    """The activities of the plan that were taken up, and what became of them."""
    for one in items:
        item = one.item
        if item.is_of_plan:
            what = as_line(names.text(item.title))
            words = _("{what} (sak {n}): {outcome}")
            yield f"- {escaped(words.format(what=what, n=one.number, outcome=_outcome(one)))}"


def _coming(known: MinutesKnown, names: Names) -> str:
    if known.coming is None:
        return _("Ikke satt.")
    return time_and_place(known.coming, names)
