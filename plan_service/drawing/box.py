"""The box every picture is drawn in: shares of its width and height, in percent."""

from typing import Literal

Place = Literal["past", "here", "coming"]

TOP = 4.0
"""Nothing reaches higher: a line drawn here still shows in full."""
FLOOR = 98.0
"""On this line things stand."""


def rounded(value: float) -> float:
    """Two decimals: finer than a pixel, and short in the page."""
    return round(value, 2)
