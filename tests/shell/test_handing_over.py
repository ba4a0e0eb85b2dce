"""`elvis-tui handover`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.shell.conftest import Run


def somebody(data: Path) -> tuple[str, str]:
    """The id and the name of a student whom somebody follows."""
    tables = msgspec.json.decode(data.read_bytes())
    followed = next(
        f["subject"]["id"]
        for f in tables["follow_ups"].values()
        if f["subject"]["kind"] == "student" and f["phase"] != "closed"
    )
    found = next(s for s in tables["students"].values() if s["id"] == followed)
    return followed, f"{found['first_name']} {found['last_name']}"


def test_one_student_a_class_and_a_team(run: Run, data: Path) -> None:
    _id, name = somebody(data)
    one = run("--data", data, "--names", "shown", "handover", name)
    assert one.code == 0, one.err
    assert one.out.startswith(f"# Overlevering: {name} (")
    assert "## Dette virker" in one.out
    team = run("--data", data, "--names", "shown", "handover", "IKO-team")
    assert team.out.count("# Overlevering: ") > 1
    assert f"# Overlevering: {name}" in team.out or team.out


def test_names_hidden(run: Run, data: Path) -> None:
    _id, name = somebody(data)
    done = run("--data", data, "--names", "hidden", "handover", name)
    assert done.code == 0
    assert name not in done.out
    assert "# Overlevering: Elev " in done.out


def test_nobody_who_is_meant_is_told(run: Run, data: Path) -> None:
    sentence = run("--data", data, "handover", "Ingen Her").refused(2)
    assert sentence.startswith("Ingen som følges opp, hører til «Ingen Her»")


def test_what_is_restricted_goes_out_by_name_only(run: Run, data: Path) -> None:
    done = run("--data", data, "--names", "hidden", "handover", "IKO-team", "--restricted")
    assert "--names shown" in done.refused(2)
