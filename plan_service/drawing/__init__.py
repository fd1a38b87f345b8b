"""Geometry of the drawn pictures: plain data in, percentages of the picture's box out.

Percentages let a picture stretch from a phone to a wide screen while its words keep their size.
No sentence and no colour lives here: the templates write the words, the style sheet the rest.
"""

from plan_service.drawing.award import AmountPath, Quarter, Step, amount_path
from plan_service.drawing.follow_up import Strip, Week, follow_up_strip
from plan_service.drawing.regions import Lane, region_map

__all__ = [
    "AmountPath",
    "Lane",
    "Quarter",
    "Step",
    "Strip",
    "Week",
    "amount_path",
    "follow_up_strip",
    "region_map",
]
