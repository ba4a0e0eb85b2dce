"""What is missing before a case can be ended, in words: of which student, step and measure."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.cases.closing import Missing, Want
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.wording.case_parts import want
from elvis_tui.wording.cases import StudentNames, step_title


def missing_lines(found: Iterable[Missing], names: Names) -> dict[Want, str]:
    """What is missing, each kind once, in the order it came, with all it is missing of."""
    students = StudentNames(names)
    of: dict[Want, list[str]] = {}
    for one in found:
        of.setdefault(one.want, []).append(_of(one, names, students))
    return {kind: ", ".join(dict.fromkeys(filter(None, said))) for kind, said in of.items()}


def _of(one: Missing, names: Names, students: StudentNames) -> str:
    """«Gripe inn», «Nora Solli», or «Fast voksen» (Nora Solli)."""
    if one.step:
        return step_title(one.step)
    who = students.short([one.student]) if one.student else ""
    what = names.text(one.what)
    if not what:
        return who
    return _("«{what}» ({who})").format(what=what, who=who) if who else f"«{what}»"


def refusal(found: Iterable[Missing], names: Names) -> str:
    """Why a case cannot be ended yet, in a sentence."""
    told = "; ".join(
        f"{label(kind)}: {of}" if of else label(kind)
        for kind, of in missing_lines(found, names).items()
    )
    return _("Saken kan ikke avsluttes ennå. Dette står igjen: {missing}.").format(missing=told)


def label(kind: Want) -> str:
    """What is missing, before those it is missing of."""
    if kind is Want.STEP:
        return _("steg som ikke er gjort")
    if kind is Want.REASON:
        return _("steg uten begrunnelse")
    return _("steg uten referanse") if kind is Want.REFERENCE else want(kind)


def heading() -> str:
    return _("Mangler før saken kan avsluttes")
