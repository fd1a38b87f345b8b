"""Who may read which marked text in which life: the design's words as a table (workflow.md §3, §5, §6, §7)."""

from plan_service import texts
from tests.stories.lives import CUTS, MARK, marks, plan_of
from workflows.glossary import Role

W, E, C, D = Role.WORKER, Role.EMPLOYER, Role.COACH, Role.DRAFTER
L, T, V = Role.COLLEAGUE_COACH, Role.CONFIDANT, Role.REVIEWER
PARTIES, SIGNERS = (W, E, C, D), (W, E, C)

# Kind of text: who may read it; whoever is not named and not left open in UNSAID may not.
READERS: dict[str, tuple[Role, ...]] = {
    "need_": (*PARTIES, T),
    "named_": (*PARTIES, L),
    "open_": (*PARTIES, T),
    "counter_": (*PARTIES, T),
    "hidden_": (W, C, D),
    "reason_text": (*PARTIES, T),
    "reason_private": (W, C, D),
    "suggestion": (W, T),
    "decline_reason": PARTIES,
    "reopen_reason": PARTIES,
    "award": PARTIES,
    "entry_coach": (W, C),
    "entry_colleague": (W, C, L),
    "entry_worker": (W, C),
    "entry_shown": SIGNERS,
    "entry_employer": SIGNERS,
    "reply": (W, C),
    "signal_worker": (W, C),
    "signal_shown": SIGNERS,
    "view_employer_private": (E, C, V),
    "view_worker_private": (W, C, V),
    "view_": (*PARTIES, V),
    "observation": (*PARTIES, L, V),
    "proposal": (*PARTIES, V),
    "departing": (*PARTIES, V),
    "dissent": (*PARTIES, V),
    "question": (*PARTIES, V),
    "answer": (*PARTIES, V),
    "finding": (*PARTIES, V),
    "contest_reason": SIGNERS,
    "contest_private": (W, C),
    "advice": SIGNERS,
    "new_finding": SIGNERS,
    "search": (W, C),
    "return_reason": (W, C),
}
# The design leaves these open: VDAB reads the version in force, and what all parties are told.
UNSAID: dict[str, tuple[Role, ...]] = {
    "need_": (V,),
    "named_": (V,),
    "open_": (V,),
    "counter_": (V,),
    "reason_text": (V,),
    "decline_reason": (V, L),
    "reopen_reason": (V, L),
    "award": (V, L),
    "dissent": (L,),
    "finding": (L,),
}
AUTHORS = {"view_worker": W, "view_employer": E, "view_coach": C}
"""Who gave a view, and alone reads it until all are in."""


def _of(table: dict[str, tuple[Role, ...]], kind: str) -> tuple[Role, ...]:
    return next((roles for start, roles in table.items() if kind.startswith(start)), ())


def may_read(kind: str, cut: str, role: Role) -> bool | None:
    """None where the design does not say."""
    order = list(CUTS)
    if cut == "drafting" and role in (E, C):
        return False  # nobody reads before the worker began
    if cut == "negotiating" and role is L:
        return False  # nor before the worker opened the plan to them
    if role is V and order.index(cut) < order.index("submitted"):
        return False
    if kind.startswith("view_") and order.index(cut) < order.index("concluding"):
        return AUTHORS[kind.removesuffix("_private")] is role
    if role in _of(READERS, kind):
        return True
    return None if role in _of(UNSAID, kind) else False


async def written(cut: str) -> set[str]:
    """Every kind of text that was written in that life so far."""
    bodies = " ".join(str(text.body) for text in (await texts.of_plan(plan_of(cut))).values())
    return {marks()[found][1] for found in MARK.findall(bodies)}
