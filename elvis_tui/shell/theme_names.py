"""What the themes are called on the command line, where one cannot count on an «ø»."""

from __future__ import annotations

THEMES = {"lys": "projektor-lys", "mork": "projektor-mørk", "standard": "standard"}
"""The themes by the word for them."""
