"""One file per thing a person does: its form, its handler, its context."""

from collections.abc import Sequence

from litestar.types import ControllerRouterHandler

from plan_service.pages import (
    agreements,
    award,
    award_letter,
    beginning,
    colleagues,
    copy,
    counters,
    demo,
    diary,
    ending,
    endorsement,
    evaluation,
    exception,
    follow_up,
    home,
    invitation,
    language,
    needs,
    new_agreement,
    nudging,
    patterns,
    people,
    plan,
    proposal,
    questions,
    queue,
    readers,
    reopening,
    rhythm,
    sign_out,
    signals,
    signing,
    starting,
    static_files,
    submission,
    thinking,
    views,
    who_looked,
)

ALWAYS = (
    language,
    sign_out,
    home,
    starting,
    invitation,
    beginning,
    needs,
    people,
    colleagues,
    exception,
    new_agreement,
    plan,
    queue,
    agreements,
    counters,
    signing,
    copy,
    diary,
    ending,
    nudging,
    readers,
    reopening,
    thinking,
    who_looked,
    follow_up,
    signals,
    award,
    award_letter,
    rhythm,
    evaluation,
    views,
    proposal,
    endorsement,
    submission,
    questions,
)
"""Every page but the demo's own, in the order of a plan's life."""


def handlers(*, in_demo: bool) -> Sequence[ControllerRouterHandler]:
    """Every page. Those of the demo let anybody be anybody, so nothing else may register them."""
    modules = (*ALWAYS, demo, patterns) if in_demo else ALWAYS
    return [*static_files.handlers(), *(one for module in modules for one in module.HANDLERS)]
