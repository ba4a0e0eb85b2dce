"""Documents of the user's own: which win, which are added, and which are left out and told of."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.dated_rules import RuleId, rule_on
from elvis_tui.domain.record import replace
from elvis_tui.domain.source import Origin, SourceKind
from elvis_tui.incoming import dated_rules, foreign
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import LARGEST, NAMES, Sources
from elvis_tui.services.desk.start_notices import source_notices
from elvis_tui.storage.derived import Derived
from tests.school import desk_with

YEAR = '[[skolear]]\nnavn = "{}"\nfra = {}-08-16\ntil = {}-06-16\n'
RULE = (
    '[[regel]]\nid = "intern-frist"\nnavn = "Intern frist"\ntall = 4\nenhet = "virkedager"\n'
    'paragraf = "praksis"\nkilde = "rektor"\nsikkerhet = "høy"\ngjelder_fra = 2027-01-01\n'
)
NOTE = (
    "## Gripe inn\n\n- Paragraf: § 12-4\n- Kilde: egen\n- Kontrollert: i går\n"
    "- Sikkerhet: lest\n\nSkolens egne ord.\n"
)


def own(folder: Path, kind: SourceKind, text: str) -> Sources:
    (folder / NAMES[kind]).write_text(text, encoding="utf-8")
    return Sources(folder)


def test_rules_that_are_kept_are_those_of_the_documents_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = tmp_path / "kilder", Derived(tmp_path / "cache")
    folder.mkdir()
    rules = folder / NAMES[SourceKind.RULES]
    rules.write_text(RULE, encoding="utf-8")
    read = Sources(folder, kept).rules()
    assert read == Sources(folder).rules()
    with monkeypatch.context() as without:
        without.setattr(dated_rules, "read_entries", None)
        assert Sources(folder, kept).rules() == read
    rules.write_text(RULE.replace("tall = 4", "tall = 6"), encoding="utf-8")
    assert [r.number for r in Sources(folder, kept).rules() if r.source == "rektor"] == [6]


def test_a_calendar_of_ones_own_is_looked_through_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, kept = tmp_path / "kilder", Derived(tmp_path / "cache")
    folder.mkdir()
    calendar = folder / NAMES[SourceKind.CALENDAR]
    calendar.write_text(YEAR.format("2027/28", 2027, 2028), encoding="utf-8")
    read = Sources(folder, kept).school_years()
    with monkeypatch.context() as without:
        without.setattr(foreign, "check", None)
        assert Sources(folder, kept).school_years() == read
    calendar.write_text(YEAR.format("2028/29", 2028, 2029), encoding="utf-8")
    assert [y.label for y in Sources(folder, kept).school_years()][-1] == "2028/29"


def test_rules_that_cannot_be_used_are_told_of_at_every_start(tmp_path: Path) -> None:
    folder, kept = tmp_path / "kilder", Derived(tmp_path / "cache")
    folder.mkdir()
    (folder / NAMES[SourceKind.RULES]).write_text("[[regel]]\nid = 5\n", encoding="utf-8")
    for _start in range(2):
        sources = Sources(folder, kept)
        assert sources.rules() == Sources().rules()
        assert SourceKind.RULES in sources.faults


def test_the_package_has_every_document_and_every_rule() -> None:
    sources = Sources()
    assert sources.plan().duties
    assert sources.law_notes()
    assert sources.school_years()
    for rule_id in RuleId:
        rule = sources.rule(rule_id, date(2026, 10, 19))
        assert rule.source
        assert rule.paragraph
        assert rule.certainty in ("høy", "middels", "lav")
    assert sources.faults == {}


def test_the_numbers_of_the_law_and_of_practice_are_those_of_their_sources() -> None:
    on = date(2026, 10, 19)
    numbers = {r: (Sources().rule(r, on).number, Sources().rule(r, on).unit) for r in RuleId}
    assert rule_on(Sources().rules(), RuleId.ABSENCE_UNDOCUMENTED, on) is None
    assert rule_on(Sources().rules(), RuleId.ABSENCE_UNDOCUMENTED, date(2025, 7, 31))
    assert numbers == {
        RuleId.INTERNAL_DEADLINE: (5, "virkedager"),
        RuleId.COMPLAINT_FROM: (7, "dager"),
        RuleId.APPEAL_BY: (3, "uker"),
        RuleId.ABSENCE_UNDOCUMENTED: (10, "prosent av årstimene"),
        RuleId.ABSENCE_HEALTH: (10, "prosent av årstimene"),
        RuleId.ABSENCE_SELF_REPORTED: (15, "prosent av årstimene"),
        RuleId.LEFT_TRIES: (2, "uker"),
        RuleId.LEFT_ANSWER: (3, "uker"),
        RuleId.LEFT_COMPLAINT: (3, "uker"),
        RuleId.CONSENT_EDUCATION: (15, "år"),
        RuleId.CONSENT_HEALTH: (16, "år"),
    }
    assert Sources().rule(RuleId.ABSENCE_HEALTH, on).holds_from == date(2025, 8, 1)


def test_a_school_year_of_ones_own_is_added_and_wins_over_the_packages(tmp_path: Path) -> None:
    text = YEAR.format("2027/28", 2027, 2028) + YEAR.format("2026/27", 2026, 2027)
    years = own(tmp_path, SourceKind.CALENDAR, text).school_years()
    assert [y.label for y in years] == ["2025/26", "2026/27", "2027/28"]
    assert years[1].first_day == date(2026, 8, 16)
    assert len(years[0].breaks) == 5


def test_a_rule_of_ones_own_holds_from_its_day(tmp_path: Path) -> None:
    sources = own(tmp_path, SourceKind.RULES, RULE)

    def days(day: date) -> int:
        return sources.rule(RuleId.INTERNAL_DEADLINE, day).number

    assert [days(date(2026, 12, 31)), days(date(2027, 1, 1))] == [5, 4]


def test_a_rule_without_a_day_wins_over_the_packages(tmp_path: Path) -> None:
    sources = own(tmp_path, SourceKind.RULES, RULE.replace("gjelder_fra = 2027-01-01\n", ""))
    assert sources.rule(RuleId.INTERNAL_DEADLINE, date(2026, 1, 1)).number == 4


def test_of_a_day_before_every_rule_the_first_is_told() -> None:
    assert Sources().rule(RuleId.ABSENCE_HEALTH, date(2020, 1, 1)).number == 10


def test_law_notes_of_ones_own_stand_alone(tmp_path: Path) -> None:
    (note,) = own(tmp_path, SourceKind.LAW_NOTES, NOTE).law_notes()
    assert note.text == "Skolens egne ord."


def test_a_document_is_read_once_and_known_by_its_digest(tmp_path: Path) -> None:
    sources = own(tmp_path, SourceKind.CALENDAR, YEAR.format("2027/28", 2027, 2028))
    assert len(sources.school_years()) == 3
    (tmp_path / NAMES[SourceKind.CALENDAR]).unlink()
    assert len(sources.school_years()) == 3
    found = Sources().with_digest(Sources().plan().digest)
    assert found is not None
    assert (found.kind, found.origin, found.name) == (
        *(SourceKind.PLAN, Origin.PACKAGE, "handlingsplan.md"),
    )


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        (SourceKind.CALENDAR, "[[skolear", "linje 1: linja er ikke skrevet som TOML"),
        (SourceKind.CALENDAR, YEAR.format("a", 2027, 2026), "skolear 1: «til» kommer før «fra»"),
        (
            SourceKind.RULES,
            '[[regel]]\nid = "x"\n',
            "regel 1: «id» kan ikke leses; regel 1: «navn»",
        ),
        (SourceKind.LAW_NOTES, "# Notater\n\n## Tiltak\n", "linje 3: notatet «Tiltak» mangler"),
    ],
)
def test_a_document_that_cannot_be_used_is_told_in_one_sentence_and_stops_nothing(
    desk: Desk, tmp_path: Path, kind: SourceKind, text: str, told: str
) -> None:
    desk = replace(desk, sources=own(tmp_path, kind, text))
    (sentence,) = source_notices(desk)
    assert sentence.startswith(f"{NAMES[kind]} kan ikke brukes: {told}")
    assert sentence.endswith(". Programmets egen brukes.")
    assert desk.sources.school_years() == Sources().school_years()
    assert desk.sources.law_notes() == Sources().law_notes()
    assert desk.sources.rule(RuleId.INTERNAL_DEADLINE, desk.today).number == 5


@pytest.fixture
def desk() -> Desk:
    return desk_with()


@pytest.mark.parametrize("kind", list(SourceKind))
def test_a_pipe_or_a_file_without_an_end_is_not_waited_for(
    tmp_path: Path, kind: SourceKind
) -> None:
    (tmp_path / NAMES[kind]).symlink_to("/dev/zero")
    assert [fault.fault for fault in Sources(tmp_path).check()]
    (tmp_path / NAMES[kind]).unlink()
    os.mkfifo(tmp_path / NAMES[kind])
    assert [fault.fault for fault in Sources(tmp_path).check()]
    (tmp_path / NAMES[kind]).unlink()
    with (tmp_path / NAMES[kind]).open("wb") as file:
        file.truncate(LARGEST + 1)
    assert [fault.fault for fault in Sources(tmp_path).check()]


@pytest.mark.parametrize(
    "text",
    [
        "a=" + "[" * 50_000 + "]" * 50_000,
        "tall=" + "9" * 5_000,
        RULE.replace("= 4", "= 1000000000"),
    ],
    ids=["deep", "long number", "large number"],
)
def test_what_no_machine_can_hold_is_told_and_the_packages_own_is_used(
    tmp_path: Path, text: str
) -> None:
    kind = SourceKind.RULES
    sources = own(tmp_path, kind, text)
    assert sources.rule(RuleId.INTERNAL_DEADLINE, date(2026, 10, 19)).number == 5
    assert set(sources.faults) == {kind}
