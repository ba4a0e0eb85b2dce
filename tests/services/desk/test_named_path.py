from pathlib import Path

import pytest

from elvis_tui.services.desk.named_path import named_path


@pytest.mark.parametrize(
    "form",
    [
        "{0}/Mine elever (2).csv",
        " {0}/Mine elever (2).csv ",
        "'{0}/Mine elever (2).csv'",
        '"{0}/Mine elever (2).csv" ',
        r"{0}/Mine\ elever\ \(2\).csv ",
        "file://{0}/Mine%20elever%20%282%29.csv",
        "file://localhost{0}/Mine%20elever%20(2).csv\n",
        "'file://{0}/Mine%20elever%20(2).csv'",
        "~/Mine elever (2).csv",
    ],
)
def test_a_file_dropped_on_the_terminal_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "Mine elever (2).csv"
    path.touch()
    assert named_path(form.format(tmp_path)) == path


def test_an_apostrophe_in_a_quoted_name_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "Noras 'liste'.csv"
    path.touch()
    quoted = str(path).replace("'", "'\\''")
    assert named_path(f"'{quoted}'") == path
    assert named_path(str(path)) == path


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("borte.csv", "borte.csv"),
        ("to ord.csv", "to ord.csv"),
        ("file:///borte%20her.csv", "/borte her.csv"),
        (r"borte\ her.csv", "borte her.csv"),
        ("'uavsluttet.csv", "uavsluttet.csv"),
        ("~ingen-som-heter-det/x.csv", "~ingen-som-heter-det/x.csv"),
        ("nul\x00.csv", "nul\x00.csv"),
    ],
)
def test_what_is_not_there_is_named_as_it_was_meant(text: str, path: str) -> None:
    assert named_path(text) == Path(path)


def test_a_file_that_has_such_a_name_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / r"a\ b.csv").touch()
    (tmp_path / "a b.csv").touch()
    assert named_path(r"a\ b.csv") == Path(r"a\ b.csv")
