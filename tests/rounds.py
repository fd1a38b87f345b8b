"""A round of Tom's evaluation, with every view in."""

from typing import Any

from tests.case_play import Play, Playing

ALIKE: dict[str, Any] = {
    "needs": dict.fromkeys(("begin", "lawaai", "vast"), "same"),
    "agreements": dict.fromkeys(("kaart", "stil", "ploeg", "uitleg", "meelopen"), "works"),
    "output": "",
}
"""Nothing changed, and nothing is said of output."""


async def concluded(play: Play, everybody: dict[str, Any] | None = None, **tom: Any) -> Playing:
    """`everybody` changes all views, what is named besides only Tom's."""
    case = await play("tom")
    said = ALIKE | (everybody or {})
    await case.does("tom", "worker", "give_view", words={**said, **tom})
    await case.does("sven", "colleague_coach", "add_observation", words={"text": "Sven zag het gebeuren."})
    await case.does("wim", "employer", "give_view", words={**said, "private": "Wim zegt dit stil."})
    await case.does("greet", "coach", "give_view", words=said)
    return case
