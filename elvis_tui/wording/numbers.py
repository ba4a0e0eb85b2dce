"""Figures of absence as Norwegian writes them."""

from __future__ import annotations

from decimal import Decimal

NBSP = "\u00a0"


def plain(value: float) -> str:
    """«8,4», «10», «1 200,25»: as many decimals as there are, and at most two.

    What is near a whole number by less than that is never rounded onto it: 10,004 is «10,004».
    """
    short = f"{value:.2f}"
    if float(short) != value and float(short).is_integer():
        short = format(Decimal(repr(float(value))), "f")
    whole, _dot, part = short.partition(".")
    grouped = f"{Decimal(whole):,}".replace(",", NBSP)
    part = part.rstrip("0")
    return f"{grouped},{part}" if part else grouped


def percent(value: float) -> str:
    """«8,4 %», with a space that does not break."""
    return f"{plain(value)}{NBSP}%"


def change(points: float) -> str:
    """«+1,2», «−0,5» or «0»: in percentage points."""
    if round(points, 2) == 0:
        return "0"
    return f"{'+' if points > 0 else '−'}{plain(abs(round(points, 2)))}"
