"""RULES: who may do what, in which state, provided what, leading to what, on which basis. The lawyer's page.

Default is deny: what no row allows is refused. Later kinds and roles add rows; a retired row stays with its date.
"""

from dataclasses import dataclass

from workflows import commands as c
from workflows import events as e
from workflows import given
from workflows.conditions.base import Asked, Condition
from workflows.glossary import Agreement, Evaluation, Life, Role, Standing
from workflows.plan import Plan
from workflows.running import cycle_at, life_at

W, E, U, C, D, L, T, V = (
    Role.WORKER,
    Role.EMPLOYER,
    Role.USER_COMPANY,
    Role.COACH,
    Role.DRAFTER,
    Role.COLLEAGUE_COACH,
    Role.CONFIDANT,
    Role.REVIEWER,
)
PARTIES = (W, E, U, C)
WRITERS = (W, E, U, C, D)
DECIDERS = (W, E, U)

A, N, S, F = Agreement.DRAFTING, Agreement.NEGOTIATING, Agreement.SIGNING, Agreement.IN_FORCE
ANY = frozenset(Agreement)
TEXT_OPEN = frozenset({N, S})
WRITABLE = frozenset({A, N, S})
BEGUN = frozenset({N, S, F})

PLANNED, GATHERING, CONCLUDING, SUBMITTED, INFO = tuple(Evaluation)
ALWAYS = frozenset(Evaluation)
AT_VDAB = frozenset({SUBMITTED, INFO})

OPEN = frozenset({Life.OPEN})
ALSO_CLOSED = frozenset(Life)
ONLY_CLOSED = frozenset({Life.CLOSED})

DECREE, PRACTICE, ADVICE, OURS = (
    Standing.DECREE,
    Standing.PRACTICE,
    Standing.ADVICE,
    Standing.OUR_CHOICE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One power: in these states, these roles may give this command, provided the rest; it leads to these events."""

    command: type[c.Command]
    who: tuple[Role, ...]
    agreement: frozenset[Agreement]
    evaluation: frozenset[Evaluation]
    provided: tuple[Condition, ...]
    leads_to: tuple[type[e.Event], ...]
    basis: str
    standing: Standing
    life: frozenset[Life] = OPEN

    def fits(self, plan: Plan, asked: Asked) -> bool:
        """Whether the plan is, on that day, in a state this row speaks of."""
        return (
            plan.agreement in self.agreement
            and life_at(plan, asked.on) in self.life
            and (self.evaluation is ALWAYS or cycle_at(plan, asked.on).state in self.evaluation)
        )


IN_ROLE = (given.holds_the_role,)
READER = (given.holds_the_role, given.may_read_the_plan)
READ_IT = (*READER, given.clause_is_an_agreement, given.text_is_what_was_read)
VOID = e.VersionVoided
NEXT = (e.CycleClosed,)
CONTESTED = (*READER, given.contest_is_there)

# fmt: off
RULES: tuple[Rule, ...] = (
    # who begins, who takes part
    Rule(c.StartPlan,           (W, E, C, D), frozenset({A}), ALWAYS, (given.plan_is_new, given.starts_in_one_role, given.kind_has_the_role),                                                                            (e.PlanStarted,),           "art. 21, 23; advice 7.4", ADVICE),
    Rule(c.InviteParty,         WRITERS,   ANY,   ALWAYS, (*IN_ROLE, given.kind_has_the_seat, given.seat_is_free, given.coach_is_chosen_together, given.fills_one_required_role, given.coach_says_what_they_are, given.employer_grants_the_hours), (e.PartyInvited,),      "art. 22, 24; advice 7.3", ADVICE),
    Rule(c.AcceptInvitation,    (E, U, C, D, L, T), ANY, ALWAYS, (given.is_invited,),                                                                (e.InvitationAccepted, e.TextReopened, VOID),    "advice 8.1 (voluntary)", ADVICE),
    Rule(c.DeclineInvitation,   (E, U, C, D, L, T), ANY, ALWAYS, (given.is_invited,),                                                                   (e.InvitationDeclined,),    "advice 8.1 (voluntary)", ADVICE),
    Rule(c.LeaveRole,           (C, D, L), ANY,   ALWAYS, IN_ROLE,                                                                                (e.PartyLeft, VOID),        "advice 8.1 (without blame)", ADVICE),
    Rule(c.ProposeCoach,        DECIDERS,  BEGUN, ALWAYS, (*IN_ROLE, given.no_coach_is_proposed, given.coach_would_be_another, given.proposed_coach_says_what_they_are), (e.CoachProposed, e.CoachAgreed, e.PartyLeft, e.PartyInvited, VOID), "advice 7.2; workflow §2", ADVICE),
    Rule(c.AgreeToCoach,        DECIDERS,  BEGUN, ALWAYS, (*IN_ROLE, given.has_not_agreed_to_coach, given.coach_is_who_was_read),                   (e.CoachAgreed, e.PartyLeft, e.PartyInvited, VOID), "advice 7.2; workflow §2", ADVICE),
    Rule(c.SetCoachAside,       DECIDERS,  BEGUN, ALWAYS, (*IN_ROLE, given.coach_is_proposed),                                                      (e.CoachSetAside,),         "workflow §2", OURS),
    Rule(c.ChangeKind,          (W,),      ANY,   ALWAYS, (*IN_ROLE, given.kind_may_change, given.kind_can_become),                                                        (e.KindChanged, VOID),      "workflow §1 (without retyping); advice 8.1", ADVICE),
    Rule(c.DeclareIndependence, (D,),      ANY,   ALWAYS, IN_ROLE,                                                                                (e.IndependenceDeclared,),  "advice 7.4", ADVICE),
    Rule(c.AskException,        (C,),      frozenset({A, N}), ALWAYS, (*IN_ROLE, given.coach_drafts),                                             (e.ExceptionAsked,),        "art. 23 (the coach may draw up the plan)", DECREE),
    Rule(c.AcceptException,     (W,),      frozenset({A, N}), ALWAYS, (*IN_ROLE, given.exception_is_asked),                                       (e.ExceptionAccepted,),     "advice 7.4; workflow §2", OURS),
    Rule(c.WithdrawException,   (W,),      WRITABLE, ALWAYS, (*IN_ROLE, given.exception_is_accepted),                                             (e.ExceptionWithdrawn, VOID), "workflow §2", OURS),
    Rule(c.ExplainNoColleague,  (E, U, C),    frozenset({A, N, F}), ALWAYS, IN_ROLE,                                                                 (e.NoColleagueExplained,),  "art. 22; workflow §2", OURS),
    Rule(c.BeginNegotiation,    (W,),      frozenset({A}), ALWAYS, IN_ROLE,                                                                       (e.NegotiationBegun,),      "advice 7.2", ADVICE),
    Rule(c.OpenToParty,         (W,),      BEGUN, ALWAYS, (*IN_ROLE, given.seat_waits_to_be_opened),                                              (e.OpenedToParty,),         "workflow §2 (a newcomer reads nothing)", OURS),

    # whom the worker trusts: reads what the worker opens, signs and answers nothing
    Rule(c.TrustSomebody,       (W,),      ANY,   ALWAYS, (*IN_ROLE, given.is_not_yet_trusted, given.acts_not_for_the_employer, given.last_day_is_ahead), (e.ConfidantInvited,), "advice 7.2; workflow §2", ADVICE),
    Rule(c.LimitConfidant,      (W,),      ANY,   ALWAYS, (*IN_ROLE, given.is_trusted, given.last_day_is_ahead),                                  (e.ConfidantLimited,),      "workflow §2", OURS, ALSO_CLOSED),
    Rule(c.LetThemRead,         (W,),      ANY,   ALWAYS, (*IN_ROLE, given.is_trusted, given.clauses_are_there),                                  (e.ClauseOpenedTo, e.ClauseClosedTo), "workflow §3", OURS, ALSO_CLOSED),
    Rule(c.DropConfidant,       (W,),      ANY,   ALWAYS, (*IN_ROLE, given.is_trusted),                                                           (e.ConfidantDropped,),      "workflow §2", OURS, ALSO_CLOSED),
    Rule(c.LeaveRole,           (T,),      ANY,   ALWAYS, IN_ROLE,                                                                                (e.PartyLeft,),             "workflow §2", OURS, ALSO_CLOSED),
    Rule(c.SuggestToWorker,     (T,),      ANY,   ALWAYS, (*IN_ROLE, given.suggests_on_what_they_read),                                           (e.SuggestionMade,),        "workflow §2 (prepares, never sends)", OURS),
    Rule(c.SetSuggestionAside,  (W, T),    ANY,   ALWAYS, (*IN_ROLE, given.suggestion_is_theirs),                                                 (e.SuggestionSetAside,),    "workflow §2 (prepares, never sends)", OURS, ALSO_CLOSED),
    Rule(c.ConfirmRead,         (T,),      frozenset({S}), ALWAYS, (*IN_ROLE, given.version_is_what_was_read),                                    (e.ReadConfirmed,),         "workflow §2 (read first)", OURS),

    # the text: needs are the worker's, agreements everybody's
    Rule(c.AddNeed,             (W,),      WRITABLE, ALWAYS, (*IN_ROLE, given.clause_is_new),                                                     (VOID, e.NeedAdded),        "advice 7.4 (needs first)", ADVICE),
    Rule(c.AddNeed,             (E, U, C, D), ANY,   ALWAYS, (*READER, given.clause_is_new),                                                         (e.NeedAdded,),             "workflow §3 (others suggest)", OURS),
    Rule(c.AdoptNeed,           (W,),      WRITABLE, ALWAYS, (*IN_ROLE, given.clause_is_there, given.need_is_suggested),                          (VOID, e.NeedAdopted),      "workflow §3", OURS),
    Rule(c.RewriteNeed,         (W,),      WRITABLE, ALWAYS, (*IN_ROLE, given.clause_is_a_need),                                                  (VOID, e.NeedRewritten),    "workflow §3", OURS),
    Rule(c.DropNeed,            (W,),      WRITABLE, ALWAYS, (*IN_ROLE, given.clause_is_a_need),                                                  (VOID, e.NeedDropped),      "workflow §3", OURS),
    Rule(c.RewriteNeed,         (E, U, C, D), ANY,   ALWAYS, (*READER, given.clause_is_a_need, given.need_is_suggested, given.is_own_proposal),      (e.NeedRewritten,),         "workflow §3 (others suggest)", OURS),
    Rule(c.DropNeed,            (E, U, C, D), ANY,   ALWAYS, (*READER, given.clause_is_a_need, given.need_is_suggested, given.is_own_proposal),      (e.NeedDropped,),           "workflow §3 (others suggest)", OURS),
    Rule(c.AddAgreement,        WRITERS,   WRITABLE, ALWAYS, (*READER, given.clause_is_new, given.new_text_can_be_hidden),                        (VOID, e.AgreementAdded),   "art. 2, 8; advice 7.2", ADVICE),
    Rule(c.ProposeRevision,     WRITERS,   WRITABLE, ALWAYS, (*READ_IT, given.text_differs, given.doers_may_read),                                (VOID, e.RevisionProposed), "advice 7.2 (equals)", ADVICE),
    Rule(c.WithdrawRevision,    WRITERS,   WRITABLE, ALWAYS, (*READ_IT, given.is_own_proposal, given.is_not_in_force),                            (VOID, e.RevisionWithdrawn), "workflow §4", OURS),
    Rule(c.AcceptClause,        PARTIES,   TEXT_OPEN, ALWAYS, (*READ_IT, given.hash_is_what_was_read),                                            (e.ClauseAccepted,),        "advice 7.2", ADVICE),
    Rule(c.AskTalk,             PARTIES,   TEXT_OPEN, ALWAYS, READ_IT,                                                                            (VOID, e.TalkAsked),        "workflow §4", OURS),
    Rule(c.CloseTalk,           PARTIES,   TEXT_OPEN, ALWAYS, (*READER, given.clause_is_an_agreement, given.asked_to_talk),                        (e.TalkClosed,),            "workflow §4", OURS),
    Rule(c.ObjectToClause,      PARTIES,   TEXT_OPEN, ALWAYS, READ_IT,                                                                            (VOID, e.ClauseObjected),   "workflow §4", OURS),
    Rule(c.TakeBackAnswer,      PARTIES,   TEXT_OPEN, ALWAYS, (*READER, given.clause_is_an_agreement, given.has_answered),                         (VOID, e.AnswerTakenBack),  "workflow §4", OURS),
    Rule(c.HideClause,          (W,),      ANY,   ALWAYS, (*IN_ROLE, given.clause_is_there, given.can_be_hidden_from),                            (VOID, e.ClauseHidden),     "workflow §3", OURS),
    Rule(c.ShowClause,          (W,),      ANY,   ALWAYS, (*IN_ROLE, given.clause_is_there, given.is_hidden_from),                                (VOID, e.ClauseShown),      "workflow §3", OURS),

    # signing
    Rule(c.FreezeVersion,       PARTIES,   frozenset({N}), ALWAYS, (*READER, given.required_roles_are_filled, given.has_need_and_agreement, given.every_agreement_is_accepted, given.no_talk_is_open, given.drafter_is_independent, given.colleague_coach_is_there, given.not_too_many_agreements, given.text_differs_from_force), (e.VersionFrozen,), "workflow §4, §5", OURS),
    Rule(c.SignVersion,         PARTIES,   frozenset({S}), ALWAYS, (*READER, given.version_is_what_was_read, given.root_is_what_was_read, given.signs_for_the_required_party, given.trusted_have_read, given.identity_is_fresh, given.thinking_time_is_set, given.drafter_is_independent, given.colleague_coach_is_there), (e.VersionSigned, e.VersionInForce), "advice 7.4 (co-signed); workflow §5", ADVICE),
    Rule(c.RetractSignature,    PARTIES,   frozenset({S}), ALWAYS, (*IN_ROLE, given.version_is_what_was_read, given.has_signed),                  (e.SignatureRetracted,),    "workflow §5", OURS),
    Rule(c.DeclineVersion,      PARTIES,   frozenset({S}), ALWAYS, (*IN_ROLE, given.version_is_what_was_read),                                    (e.VersionDeclined, VOID),  "workflow §5", OURS),
    Rule(c.TakeBackVersion,     (W,),      BEGUN, ALWAYS, (*IN_ROLE, given.version_in_force_is_meant, given.thinking_time_runs),                  (e.VersionTakenBack,),      "workflow §5 (thinking time)", OURS),
    Rule(c.ReopenText,          PARTIES,   frozenset({S, F}), ALWAYS, READER,                                                                     (e.TextReopened, VOID),     "art. 23 (kept up to date); advice 7.4", ADVICE),
    Rule(c.CloseReopening,      PARTIES,   frozenset({N}), ALWAYS, (*READER, given.version_is_in_force, given.text_says_the_same),                (e.ReopeningClosed,),       "workflow §4", OURS),

    # ending
    Rule(c.EndPlan,             (W,),      ANY,   ALWAYS, (*IN_ROLE, given.no_end_is_given, given.worker_ends_today),                             (e.PlanEnded,),             "workflow §5", OURS),
    Rule(c.EndPlan,             (E, U),      ANY,   ALWAYS, (*IN_ROLE, given.no_end_is_given, given.reason_is_given, given.end_is_given_in_time),   (e.PlanEnded,),             "workflow §5; contract and law may ask more", OURS),
    Rule(c.TakeBackEnd,         (W, E, U),    ANY,   ALWAYS, (*IN_ROLE, given.end_can_be_undone),                                                    (e.EndTakenBack,),          "workflow §5", OURS, ALSO_CLOSED),

    # follow-up
    Rule(c.AddEntry,            (W, E, U, C, L), BEGUN, ALWAYS, (*READER, given.clauses_are_readable),                                               (e.EntryAdded,),            "art. 21, 7; single moments need no record (practice)", PRACTICE),
    Rule(c.ReplyToEntry,        (W,),      BEGUN, ALWAYS, IN_ROLE,                                                                                (e.EntryAnswered,),         "workflow §6", OURS),
    Rule(c.ShowEntry,           (W,),      BEGUN, ALWAYS, IN_ROLE,                                                                                (e.EntryShown,),            "workflow §3", OURS),
    Rule(c.GiveSignal,          (W, E, U, C, L), BEGUN, ALWAYS, READER,                                                                              (e.SignalGiven,),           "advice 7.4 (as needs change)", ADVICE),

    # award and evaluation
    Rule(c.RecordAward,         PARTIES,   ANY,   ALWAYS, (*READER, given.steps_are_an_award, given.dates_are_in_the_past),                       (e.AwardRecorded,),         "art. 12, 33", DECREE, ALSO_CLOSED),
    Rule(c.RecordJobFacts,      DECIDERS,  ANY,   ALWAYS, (*READER, given.facts_are_theirs_to_tell),                                              (e.JobFactsRecorded,),      "workflow §3 (for the notes only)", OURS),
    Rule(c.ChooseRhythm,        PARTIES,   ANY,   ALWAYS, (*READER, given.rhythm_exists),                                                         (e.RhythmChosen,),          "advice 7.4 (evaluation cycle)", ADVICE),
    Rule(c.OpenEvaluation,      PARTIES,   BEGUN, frozenset({PLANNED}), (*READER, given.version_is_in_force),                                     (e.EvaluationOpened,),      "art. 33 (person and employer may ask)", DECREE),
    Rule(c.GiveView,            PARTIES,   BEGUN, frozenset({GATHERING}), READER,                                                                 (e.EvaluationOpened, e.ViewGiven, e.ViewsClosed), "advice 7.2 (equals)", ADVICE),
    Rule(c.AddObservation,      (L,),      BEGUN, frozenset({GATHERING}), READER,                                                                 (e.EvaluationOpened, e.ObservationAdded), "art. 24 (signalling)", DECREE),
    Rule(c.ExtendWindow,        PARTIES,   BEGUN, frozenset({GATHERING}), (*READER, given.window_can_be_extended),                                (e.EvaluationOpened, e.WindowExtended), "workflow §7", OURS),
    Rule(c.AskSideBySide,       (W,),      BEGUN, frozenset({GATHERING}), (*IN_ROLE, given.not_yet_side_by_side),                                 (e.EvaluationOpened, e.SideBySideAsked), "workflow §7", OURS),
    Rule(c.MoveOn,              WRITERS,   BEGUN, frozenset({GATHERING}), (*READER, given.views_are_waited_for_enough),                           (e.EvaluationOpened, e.ViewsClosed), "workflow §7", OURS),
    Rule(c.WriteProposal,       WRITERS,   BEGUN, frozenset({CONCLUDING}), (*READER, given.may_write_the_proposal, given.lines_are_complete, given.departure_is_explained, given.rests_on_version_in_force), (e.ProposalWritten,), "art. 21, 8; advice 7.4", ADVICE),
    Rule(c.EndorseProposal,     PARTIES,   BEGUN, frozenset({CONCLUDING}), (*READER, given.proposal_is_what_was_read),                            (e.ProposalEndorsed,),      "workflow §7", OURS),
    Rule(c.DissentFromProposal, PARTIES,   BEGUN, frozenset({CONCLUDING}), (*READER, given.proposal_is_what_was_read),                            (e.ProposalDissented,),     "workflow §7", OURS),
    Rule(c.SubmitProposal,      PARTIES,   BEGUN, frozenset({CONCLUDING}), (*READER, given.proposal_is_what_was_read, given.rests_on_version_in_force, given.proposal_is_answered), (e.ProposalSubmitted,), "art. 33", DECREE),
    Rule(c.KeepAsIs,            PARTIES,   BEGUN, frozenset({CONCLUDING}), (*READER, given.proposal_is_what_was_read, given.proposal_keeps_everything, given.proposal_is_endorsed_by_all), (e.KeptAsIs, *NEXT), "workflow §7", OURS),
    Rule(c.WithdrawSubmission,  PARTIES,   BEGUN, AT_VDAB, (*IN_ROLE, given.sent_it_or_is_the_worker),                                            (e.SubmissionWithdrawn,),   "workflow §7", OURS),
    Rule(c.AskQuestion,         (V,),      BEGUN, frozenset({SUBMITTED}), (given.is_no_party, given.asks_a_party),                                (e.QuestionAsked,),         "art. 33", DECREE),
    Rule(c.AnswerQuestion,      WRITERS,   BEGUN, frozenset({INFO}), (*IN_ROLE, given.question_is_for_them),                                      (e.QuestionAnswered,),      "workflow §7", OURS),
    Rule(c.TakeBackQuestion,    (V,),      BEGUN, frozenset({INFO}), (given.is_no_party,),                                                        (e.QuestionTakenBack,),     "workflow §7", OURS),
    Rule(c.RecordFinding,       (V,),      BEGUN, AT_VDAB, (given.is_no_party, given.proposal_is_what_was_read, given.lines_are_complete, given.finding_departure_is_explained), (e.FindingRecorded, *NEXT), "art. 14, 32, 33", DECREE),
    Rule(c.RecordLetter,        PARTIES,   BEGUN, AT_VDAB, (*READER, given.lines_are_complete, given.dates_are_in_the_past),                      (e.LetterRecorded, *NEXT),  "workflow §7", OURS),

    # a finding contested: it runs beside whatever comes next, and after the end
    Rule(c.RequestContest,      (W, E),    ANY,   ALWAYS, (*READER, given.finding_is_there, given.has_not_contested_it, given.days_are_in_order),         (e.ContestRequested,),      "decree 14-1-2022 art. 34; who may ask: sources disagree", DECREE, ALSO_CLOSED),
    Rule(c.RecordAdvice,        PARTIES,   ANY,   ALWAYS, (*CONTESTED, given.record_is_what_was_read, given.days_are_in_order),                                                          (e.AdviceRecorded,),        "decree 14-1-2022 art. 34", DECREE, ALSO_CLOSED),
    Rule(c.RecordContestDecision, PARTIES, ANY,   ALWAYS, (*CONTESTED, given.appeal_is_not_lodged, given.record_is_what_was_read, given.new_lines_are_complete, given.days_are_in_order), (e.ContestDecided,),        "decree 14-1-2022 art. 35", DECREE, ALSO_CLOSED),
    Rule(c.LodgeAppeal,         (W, E),    ANY,   ALWAYS, (*CONTESTED, given.contest_is_decided, given.appeal_is_not_lodged, given.days_are_in_order),    (e.AppealLodged,),          "decree 14-1-2022 art. 36", DECREE, ALSO_CLOSED),

    # the way back to a sheltered workplace
    Rule(c.RequestReturn,       (W,),      ANY,   ALWAYS, READER,                                                                                 (e.ReturnRequested,),       "art. 73; advice 8.1", ADVICE, ALSO_CLOSED),
    Rule(c.RequestReturn,       (E,),      ANY,   ALWAYS, (*READER, given.work_ends_against_will),                                                (e.ReturnRequested,),       "art. 73", DECREE, ALSO_CLOSED),
)
# fmt: on


def rows(command: type[c.Command], role: Role) -> tuple[Rule, ...]:
    """The rows that speak of this command for this role."""
    return _ROWS.get((command, role), ())


_ROWS: dict[tuple[type[c.Command], Role], tuple[Rule, ...]] = {}
for _rule in RULES:
    for _role in _rule.who:
        _ROWS[_rule.command, _role] = (*_ROWS.get((_rule.command, _role), ()), _rule)
