"""Figures side by side, and the one table they are printed in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table.

    Args:
        what: What is measured.
        elvis: What the program took, a value a run.
        other: What it is held against took in the same runs; may be empty.
        unit: Of the values: ms, kB, B, MB or s.
        ratio_bar: The highest ratio that is good.
        value_bar: The highest value that is good.
        other_name: What it is held against, where that is not the bare table.
    """

    what: str
    elvis: Sequence[float]
    other: Sequence[float] = field(default=())
    unit: str = "ms"
    ratio_bar: float | None = None
    value_bar: float | None = None
    other_name: str = ""

    @property
    def ratios(self) -> list[float]:
        """The program's value over the other's, run by run."""
        pairs = zip(self.elvis, self.other, strict=False)
        return [mine / its for mine, its in pairs if its and not math.isnan(mine / its)]

    @property
    def ratio(self) -> float | None:
        """The ratio of the medians."""
        if not self.other or not (its := _median(self.other)):
            return None
        return _median(self.elvis) / its

    @property
    def is_good(self) -> bool | None:
        """Whether every bar is kept; None without a bar."""
        kept = []
        if self.ratio_bar is not None:
            kept.append(self.ratio is not None and self.ratio <= self.ratio_bar)
        if self.value_bar is not None:
            kept.append(_median(self.elvis) <= self.value_bar)
        return all(kept) if kept else None


def _median(values: Sequence[float]) -> float:
    there = [value for value in values if not math.isnan(value)]
    return median(there) if there else math.nan


def _number(value: float, unit: str) -> str:
    digits = 0 if unit == "B" else 3 if unit == "s" else 1
    return f"{value:.{digits}f}" if value < 1000 or unit == "B" else f"{value:.0f}"


def _spread(values: Sequence[float], unit: str) -> str:
    if not values:
        return "–"
    low, high = _number(min(values), unit), _number(max(values), unit)
    return f"{_number(_median(values), unit)} {unit} ({low}..{high})"


def _cells(figure: Figure) -> tuple[str, ...]:
    ratio = "–"
    if figure.ratio is not None:
        ratio = f"{figure.ratio:.2f}"
        if figure.ratios:
            ratio += f" ({min(figure.ratios):.2f}..{max(figure.ratios):.2f})"
    bars = []
    if figure.ratio_bar is not None:
        bars.append(f"{figure.ratio_bar:g} x")
    if figure.value_bar is not None:
        bars.append(f"{figure.value_bar:g} {figure.unit}")
    other = _spread(figure.other, figure.unit)
    if figure.other_name:
        other = f"{other} {figure.other_name}"
    good = {True: "yes", False: "NO", None: ""}[figure.is_good]
    return (figure.what, _spread(figure.elvis, figure.unit), other, ratio, " ".join(bars), good)


HEADINGS = ("what", "Elvis", "bare table, or the other", "ratio", "bar", "ok?")


def table(figures: Sequence[Figure]) -> str:
    """All figures as a Markdown table: medians with the lowest and the highest."""
    lines = [HEADINGS, *(_cells(figure) for figure in figures)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    rows = [" | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in lines]
    rows.insert(1, " | ".join("-" * width for width in widths))
    return "\n".join(f"| {row} |" for row in rows)
