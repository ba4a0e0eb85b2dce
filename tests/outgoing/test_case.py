"""The documents of a case, read back as whoever gets them will read them.

`tests/golden/sak.md` is a whole case, `sak-skjult.md` the same by number, `sak-familie.md` what
one family gets, and `tiltaksplan.md` the plan to be signed.
"""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.family import ALLOWED, for_family
from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.cases.severity import Severity, Suspicion, Trigger
from elvis_tui.domain.fields import fields_of
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.outgoing.web_page import web_page
from elvis_tui.services.cases import document as service
from elvis_tui.services.cases import verbs
from elvis_tui.services.cases.document import Version, Wanted
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.dates import long_date
from tests.cases_whole import whole
from tests.parties import heard, parties
from tests.school import NAME_PARTS, NOW, SCHOOL, TODAY, desk_with

GOLDEN = Path(__file__).parents[1] / "golden"
FILE = Wanted()
FAMILY = Wanted(version=Version.FAMILY, party="party-s-4")
PLAN = Wanted(version=Version.PLAN, party="party-s-4")
CLOSING = Meeting(
    id="closing",
    team="iko",
    on=date(2026, 10, 16),
    status=MeetingStatus.FINISHED,
    participants=(Participant(id="p-1", name="Berit Aas", role="Rådgiver", present=True),),
    agenda=(
        AgendaItem(
            id="c-1",
            title="Avslutningsmøte",
            case_id="case-1",
            entries=(
                Entry(id="e", kind=EntryKind.DECISION, text="Saken er løst for Zebulon."),
                Entry(id="f", kind=EntryKind.TASK, text="ringer mor", who="Jon Vik"),
            ),
        ),
        AgendaItem(id="c-2", title="Noe helt annet", entries=()),
    ),
    case_id="case-1",
)
TASK = Task(
    id="t-9",
    what="ringer mor til Ygdis",
    who="Jon Vik",
    due=date(2026, 10, 23),
    created_on=date(2026, 10, 16),
    case_id="case-1",
)


def told_case() -> Case:
    """A case as a school writes it, with what others must not read in each text."""
    own, other = parties("s-4", "s-5")
    own = heard(own, date(2026, 10, 15))
    own = replace(
        own,
        own_words="Ygdis og Hjorthaug-gjengen lo.\nJon så det.",
        experience="Fjærestrand er redd *Ygdis* | og søsknene hennes.\n\nJon Vik hjalp.",
        plan=replace(own.plan, problem="Zebulon er alene når Ygdis Hjorthaug er der."),
    )
    other = replace(other, role=Role.OTHER, own_words="Jeg gjorde ingenting, sier hun.")
    case = next(r for r in SCHOOL if isinstance(r, Case))
    waived = Decision(why="Ygdis er flyttet", by="Rektor", on=date(2026, 10, 14))
    return replace(
        case,
        parties=(own, other),
        reported_by="Jon Vik",
        seen="Ygdis stengte døra for Zebulon.",
        raised_on=date(2026, 10, 12),
        steps=(
            case.steps[0],
            replace(case.steps[1], status=StepStatus.NOT_APPLICABLE, waived=waived),
        ),
        suspicion=Suspicion(whom="Siv Dahle", person="p-3", on=date(2026, 10, 13)),
        severity=Severity(triggers=(Trigger.THREATS,), on=date(2026, 10, 13), by="Rektor", why="x"),
        archive_reference="2026/1234",
        archived_on=TODAY,
    )


@pytest.fixture
def desk() -> Desk:
    reads = [
        HistoryEntry(
            id=f"h-{n}",
            number=n,
            at=NOW,
            by="Berit Aas",
            verb=how,
            table="cases",
            record_id="case-1",
        )
        for n, how in enumerate((Reading.PAGE, Reading.MEETING), 1)
    ]
    records = [r for r in SCHOOL if not isinstance(r, Case)]
    return desk_with([*records, told_case(), CLOSING, TASK, *reads])


def written(desk: Desk, wanted: Wanted, **changes: object) -> str:
    return service.text(desk, "case-1", replace(wanted, **changes))


@pytest.mark.parametrize(
    ("wanted", "golden"),
    [
        (FILE, "sak.md"),
        (replace(FILE, hidden=True), "sak-skjult.md"),
        (FAMILY, "sak-familie.md"),
        (PLAN, "tiltaksplan.md"),
        (replace(PLAN, html=True), "tiltaksplan.html"),
    ],
    ids=lambda w: w if isinstance(w, str) else "",
)
def test_it_is_what_stands_in_the_golden_file(desk: Desk, wanted: Wanted, golden: str) -> None:
    assert written(desk, wanted) == (GOLDEN / golden).read_text(encoding="utf-8")


# The whole case


def filled_desk(case: Case) -> Desk:
    return desk_with([*(r for r in SCHOOL if not isinstance(r, Case)), case, CLOSING, TASK])


def test_every_field_of_a_case_is_in_the_file() -> None:
    """A field that is new is missed here until somebody has put it into the document."""
    case, planted = whole()
    text = written(filled_desk(case), FILE)
    assert len(planted.words) > 60
    assert [place for place, word in planted.words.items() if word not in text] == []
    days = {place: long_date(day) for place, day in planted.days.items()}
    assert [place for place, day in days.items() if not re.search(rf"\b{day}\b", text)] == []


def test_a_closed_case_has_its_timeline_with_the_time_and_who_and_who_has_read_it(
    desk: Desk,
) -> None:
    step = verbs.get(desk, "case-1").steps[0]
    verbs.set_step(desk, "case-1", replace(step, note="«Snakket med begge»"))
    text = written(desk, FILE)
    happened = text.partition("dag for dag")[2]
    line = next(one for one in happened.splitlines() if "«Snakket med begge»" in one)
    assert line == "    - notat: «Snakket med begge»"
    assert "- **19.10.2026 kl. 12.00** Berit Aas (berit): steg i saken\n" in text
    for how in ("lest på siden", "lest i møte"):
        line = f"| 19.10.2026 kl. 12.00 | Berit Aas | {how} |\n"
        assert line in text.partition("Hvem som har lest")[2]
    assert "Noe helt annet" not in text, "of a meeting only what is about the case"


def test_a_step_that_does_not_apply_stands_with_why_who_and_when(desk: Desk) -> None:
    text = written(desk, FILE)
    assert "- **Gjelder ikke, fordi:** Ygdis er flyttet (Rektor, 14.10.2026)" in text


def test_by_number_no_name_can_be_read_in_any_of_them(desk: Desk) -> None:
    for wanted in (FILE, FAMILY, PLAN):
        text = written(desk, wanted, hidden=True).casefold()
        assert [part for part in NAME_PARTS if part in text] == []
        assert "elev 04" in text


# What one family may read

ALLOWED_PLACES = re.compile(
    r"steps\.\d+\.title"
    r"|parties\.0\.(own_words|experience|best_interest|closing_word)"
    r"|parties\.0\.ended_without\.(why|by)"
    r"|parties\.0\.plan\.problem"
    r"|parties\.0\.plan\.measures\.\d+\.(what|who|result)"
    r"|parties\.0\.plan\.measures\.\d+\.no_more\.(why|by)"
    r"|parties\.0\.plan\.not_made\.(why|by)"
)


@pytest.mark.parametrize("wanted", [FAMILY, PLAN], ids=["family", "plan"])
@pytest.mark.parametrize("html", [False, True])
def test_the_words_of_the_others_stand_nowhere_in_what_a_family_gets(
    wanted: Wanted, html: bool
) -> None:
    case, planted = whole(("s-4", "s-5", "s-1"), each=3)
    text = written(filled_desk(case), wanted, html=html)
    found = {place for place, word in planted.words.items() if word in text}
    allowed = {place for place in planted.words if ALLOWED_PLACES.fullmatch(place)}
    assert found <= allowed, found - allowed
    if wanted is FAMILY:
        assert found == allowed, allowed - found
    others = {d for p, d in planted.days.items() if p.startswith(("parties.1.", "parties.2."))}
    others |= {d for p, d in planted.days.items() if p.split(".")[0] in ("suspicion", "severity")}
    others |= {d for p, d in planted.days.items() if p.startswith("complaints")}
    assert [d for d in others if re.search(rf"(?<!\d){re.escape(long_date(d))}", text)] == []


def test_what_is_not_on_the_list_is_left_out_also_when_it_is_new() -> None:
    for kind, names in ALLOWED.items():
        assert set(names) <= set(fields_of(kind)), kind
    case, _planted = whole()
    kept = for_family(case, "party-s-5")
    assert kept.students == ("s-5",)
    assert (kept.title, kept.seen, kept.suspicion, kept.severity, kept.complaints) == (
        *("", "", None, None),
        (),
    )
    assert all(s.follow_on is None and not s.note and s.waived is None for s in kept.steps)


def test_others_are_another_student_and_who_told_or_is_suspected_an_employee(desk: Desk) -> None:
    """The student's own name stays, and so do those who carry out the plan."""
    for wanted in (FAMILY, PLAN):
        text = written(desk, wanted)
        for name in ("Ygdis", "Hjorthaug", "Jon", "Vik", "Siv", "Dahle"):
            assert not re.search(rf"\b{name}", text), name
        assert "En annen elev og en annen elev-gjengen lo." in text
        assert "En ansatt så det." in text
        assert "Fjærestrand er redd" in text
        assert "Zebulon er alene når en annen elev er der." in text


def test_who_reported_may_carry_out_a_measure_and_who_is_suspected_may_not_stand_there(
    desk: Desk,
) -> None:
    case = verbs.get(desk, "case-1")
    own = case.parties[0]
    measures = (
        replace(own.plan.measures[0], id="a", who="Jon Vik"),
        replace(own.plan.measures[0], id="b", who="Siv Dahle"),
    )
    own = replace(own, plan=replace(own.plan, measures=measures))
    desk.store.commit(put=[replace(case, parties=(own, case.parties[1]))])
    text = written(desk, FAMILY)
    assert "| Fast voksen | 15.10.2026 | Jon Vik |" in text
    assert "| Fast voksen | 15.10.2026 | En ansatt |" in text
    assert "Siv" not in text


def test_the_family_is_told_when_it_was_taken_up_and_what_it_can_do(desk: Desk) -> None:
    text = written(desk, FAMILY)
    assert "- Avslutningsmøte 16.10.2026" in text
    assert "Denne saken kan meldes fra 19.10.2026." in text
    assert "ringer mor" not in text
    assert "lovfrist" not in text


# The plan, and the page


def test_the_plan_has_the_five_things_of_the_law_in_its_order(desk: Desk) -> None:
    text = written(desk, PLAN)
    things = (
        "Problem som skal løses",
        "Tiltak som er planlagt",
        "Når det gjennomføres",
        "Hvem som gjennomfører",
        "Når det evalueres",
        "Evaluering av tiltakene",
        "Underskrifter",
    )
    at = [text.index(thing) for thing in things]
    assert at == sorted(at)
    assert "| Fast voksen | 15.10.2026 | som planlagt | hjalp | Det hjalp. |" in text


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text.append(data)


HOSTILE = (
    '<script>alert(1)</script> [x](javascript:alert(2)) ![y](http://e.no/p.png) <img src="//e.no">'
    " &lt;b&gt; `kode` # topp | celle \\ <!-- --> <https://e.no> https://e.no\n\n# Overskrift\n\n"
    "- x\n\n[a]: http://e.no\n    kode"
)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "br", "hr", "em"),
    *("table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong"),
}


def test_hostile_text_is_only_text_on_the_page() -> None:
    case, planted = whole()
    desk = filled_desk(case)
    plain = _read(written(desk, FILE, html=True))

    from elvis_tui.domain.across.veiling import veiled

    hostile = veiled(case, lambda t: t + HOSTILE, lambda t: t + HOSTILE)  # type: ignore[operator]
    desk.store.commit(put=[hostile])
    page = _read(written(desk, FILE, html=True))
    assert set(page.tags) <= TAGS
    assert page.tags.count("table") == plain.tags.count("table")
    assert page.tags.count("td") == plain.tags.count("td")
    assert page.tags.count("li") == plain.tags.count("li")
    assert [t for t in page.tags if t.startswith("h")] == [t for t in plain.tags if t[0] == "h"]
    assert {name for name, _value in page.attributes} <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "scope",
        "class",
    }
    told = "".join(page.text)
    assert "<script>alert(1)</script>" in told
    assert "&lt;b&gt;" in told, "what looks like an entity is no entity"
    assert all(word in told for word in planted.words.values())


def _read(page: str) -> _Tags:
    read = _Tags()
    read.feed(page)
    return read


def test_a_page_needs_nothing_beside_it_and_names_itself() -> None:
    page = web_page("# Tittel", "Sak <1>")
    assert "<title>Sak &lt;1&gt;</title>" in page
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href|url|@import)\s*[=(]", page)
    assert "@media print" in page


# Where it goes


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (FILE, "sak-2026-04.md"),
        (replace(FAMILY, html=True), "sak-2026-04-familie-elev-04.html"),
        (PLAN, "sak-2026-04-tiltaksplan-elev-04.md"),
    ],
)
def test_the_file_is_named_by_numbers_alone(
    desk: Desk, tmp_path: Path, wanted: Wanted, name: str
) -> None:
    assert service.write(desk, "case-1", wanted, tmp_path).path == tmp_path / name
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


def test_a_student_who_has_left_the_register_stops_no_document(desk: Desk) -> None:
    desk.store.commit(delete=[r for r in SCHOOL if r.id == "s-4"])
    for wanted in (FILE, FAMILY, PLAN):
        assert "?" in written(desk, wanted)
