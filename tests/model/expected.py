"""Who may ask what, and when, written down once more by hand from workflow.md: the table must not say anything else."""

from workflows import commands as c
from workflows.glossary import Agreement, Evaluation, Life, Role

ROLES = dict(zip("WEUCDLTV", Role, strict=True))
TEXT = dict(zip("dnsf", Agreement, strict=True))
CYCLE = dict(zip("pgcai", Evaluation, strict=True))

# Roles; states of the text (drafting, negotiating, signing, in force); of the evaluation (planned, gathering,
# concluding, at VDAB, info asked); "after" when it may still be done after the end.
EXPECTED: dict[type[c.Command], str] = {
    # §2: who begins, who takes part
    c.StartPlan: "WECD d pgcai",
    c.InviteParty: "WEUCD dnsf pgcai",
    c.AcceptInvitation: "EUCDLT dnsf pgcai",
    c.DeclineInvitation: "EUCDLT dnsf pgcai",
    c.LeaveRole: "CDL dnsf pgcai | T dnsf pgcai after",
    c.ProposeCoach: "WEU nsf pgcai",
    c.AgreeToCoach: "WEU nsf pgcai",
    c.SetCoachAside: "WEU nsf pgcai",
    c.DeclareIndependence: "D dnsf pgcai",
    c.AskException: "C dn pgcai",
    c.AcceptException: "W dn pgcai",
    c.WithdrawException: "W dns pgcai",
    c.ExplainNoColleague: "EUC dnf pgcai",
    c.BeginNegotiation: "W d pgcai",
    c.OpenToParty: "W nsf pgcai",
    c.ChangeKind: "W dnsf pgcai",
    c.TrustSomebody: "W dnsf pgcai",
    c.LimitConfidant: "W dnsf pgcai after",
    c.LetThemRead: "W dnsf pgcai after",
    c.DropConfidant: "W dnsf pgcai after",
    c.SuggestToWorker: "T dnsf pgcai",
    c.SetSuggestionAside: "WT dnsf pgcai after",
    c.ConfirmRead: "T s pgcai",
    # §3: facts for the premium notes, which gate nothing
    c.RecordJobFacts: "WEU dnsf pgcai",
    # §3, §4: the text
    c.AddNeed: "W dns pgcai | EUCD dnsf pgcai",
    c.AdoptNeed: "W dns pgcai",
    c.RewriteNeed: "W dns pgcai | EUCD dnsf pgcai",
    c.DropNeed: "W dns pgcai | EUCD dnsf pgcai",
    c.AddAgreement: "WEUCD dns pgcai",
    c.ProposeRevision: "WEUCD dns pgcai",
    c.WithdrawRevision: "WEUCD dns pgcai",
    c.AcceptClause: "WEUC ns pgcai",
    c.AskTalk: "WEUC ns pgcai",
    c.CloseTalk: "WEUC ns pgcai",
    c.ObjectToClause: "WEUC ns pgcai",
    c.TakeBackAnswer: "WEUC ns pgcai",
    c.HideClause: "W dnsf pgcai",
    c.ShowClause: "W dnsf pgcai",
    # §5: signing and ending
    c.FreezeVersion: "WEUC n pgcai",
    c.SignVersion: "WEUC s pgcai",
    c.RetractSignature: "WEUC s pgcai",
    c.DeclineVersion: "WEUC s pgcai",
    c.TakeBackVersion: "W nsf pgcai",
    c.ReopenText: "WEUC sf pgcai",
    c.CloseReopening: "WEUC n pgcai",
    c.EndPlan: "WEU dnsf pgcai",
    c.TakeBackEnd: "WEU dnsf pgcai after",
    # §6: follow-up
    c.AddEntry: "WEUCL nsf pgcai",
    c.ReplyToEntry: "W nsf pgcai",
    c.ShowEntry: "W nsf pgcai",
    c.GiveSignal: "WEUCL nsf pgcai",
    # §7: awards and evaluation
    c.RecordAward: "WEUC dnsf pgcai after",
    c.ChooseRhythm: "WEUC dnsf pgcai",
    c.OpenEvaluation: "WEUC nsf p",
    c.GiveView: "WEUC nsf g",
    c.AddObservation: "L nsf g",
    c.ExtendWindow: "WEUC nsf g",
    c.AskSideBySide: "W nsf g",
    c.MoveOn: "WEUCD nsf g",
    c.WriteProposal: "WEUCD nsf c",
    c.EndorseProposal: "WEUC nsf c",
    c.DissentFromProposal: "WEUC nsf c",
    c.SubmitProposal: "WEUC nsf c",
    c.KeepAsIs: "WEUC nsf c",
    c.WithdrawSubmission: "WEUC nsf ai",
    c.AskQuestion: "V nsf a",
    c.AnswerQuestion: "WEUCD nsf i",
    c.TakeBackQuestion: "V nsf i",
    c.RecordFinding: "V nsf ai",
    c.RecordLetter: "WEUC nsf ai",
    c.RequestContest: "WE dnsf pgcai after",
    c.RecordAdvice: "WEUC dnsf pgcai after",
    c.RecordContestDecision: "WEUC dnsf pgcai after",
    c.LodgeAppeal: "WE dnsf pgcai after",
    c.RequestReturn: "WE dnsf pgcai after",
}


def out_of_place(command: type[c.Command], role: Role, text: Agreement, cycle: Evaluation, life: Life) -> str:
    """Why it cannot even be asked here, or "" when only its conditions decide."""
    rows = [row.split() for row in EXPECTED[command].split(" | ")]
    mine = [row for row in rows if role in {ROLES[letter] for letter in row[0]}]
    if not mine:
        return "not_your_role"
    alive = [row for row in mine if life is Life.OPEN or row[3:] == ["after"]]
    if any(text in {TEXT[letter] for letter in row[1]} and cycle in {CYCLE[x] for x in row[2]} for row in alive):
        return ""
    return "plan_is_closed" if life is Life.CLOSED else "not_now"


def theirs(command: type[c.Command]) -> set[Role]:
    """The roles that may ever do it."""
    return {ROLES[letter] for row in EXPECTED[command].split(" | ") for letter in row.split()[0]}
