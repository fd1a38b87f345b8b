"""Who may ask what, and when, written down once more by hand from workflow.md: the table must not say anything else."""

from workflows import commands as c
from workflows.glossary import Agreement, Evaluation, Life, Role

ROLES = dict(zip("WECDLV", Role, strict=True))
TEXT = dict(zip("dnsf", Agreement, strict=True))
CYCLE = dict(zip("pgcai", Evaluation, strict=True))

# Roles; states of the text (drafting, negotiating, signing, in force); of the evaluation (planned, gathering,
# concluding, at VDAB, info asked); "after" when it may still be done after the end.
EXPECTED: dict[type[c.Command], str] = {
    # §2: who begins, who takes part
    c.StartPlan: "WECD d pgcai",
    c.InviteParty: "WECD dnsf pgcai",
    c.AcceptInvitation: "ECDL dnsf pgcai",
    c.DeclineInvitation: "ECDL dnsf pgcai",
    c.LeaveRole: "DL dnsf pgcai",
    c.DeclareIndependence: "D dnsf pgcai",
    c.AskException: "C dn pgcai",
    c.AcceptException: "W dn pgcai",
    c.WithdrawException: "W dns pgcai",
    c.ExplainNoColleague: "EC dnf pgcai",
    c.BeginNegotiation: "W d pgcai",
    c.OpenToParty: "W nsf pgcai",
    # §3, §4: the text
    c.AddNeed: "W dns pgcai | ECD dnsf pgcai",
    c.AdoptNeed: "W dns pgcai",
    c.RewriteNeed: "W dns pgcai | ECD dnsf pgcai",
    c.DropNeed: "W dns pgcai | ECD dnsf pgcai",
    c.AddAgreement: "WECD dns pgcai",
    c.ProposeRevision: "WECD dns pgcai",
    c.WithdrawRevision: "WECD dns pgcai",
    c.AcceptClause: "WEC ns pgcai",
    c.AskTalk: "WEC ns pgcai",
    c.CloseTalk: "WEC ns pgcai",
    c.ObjectToClause: "WEC ns pgcai",
    c.TakeBackAnswer: "WEC ns pgcai",
    c.HideClause: "W dnsf pgcai",
    c.ShowClause: "W dnsf pgcai",
    # §5: signing and ending
    c.FreezeVersion: "WEC n pgcai",
    c.SignVersion: "WEC s pgcai",
    c.RetractSignature: "WEC s pgcai",
    c.DeclineVersion: "WEC s pgcai",
    c.TakeBackVersion: "W nsf pgcai",
    c.ReopenText: "WEC sf pgcai",
    c.CloseReopening: "WEC n pgcai",
    c.EndPlan: "WE dnsf pgcai",
    c.TakeBackEnd: "WE dnsf pgcai after",
    # §6: follow-up
    c.AddEntry: "WECL nsf pgcai",
    c.ReplyToEntry: "W nsf pgcai",
    c.ShowEntry: "W nsf pgcai",
    c.GiveSignal: "WECL nsf pgcai",
    # §7: awards and evaluation
    c.RecordAward: "WEC dnsf pgcai after",
    c.ChooseRhythm: "WEC dnsf pgcai",
    c.OpenEvaluation: "WEC nsf p",
    c.GiveView: "WEC nsf g",
    c.AddObservation: "L nsf g",
    c.ExtendWindow: "WEC nsf g",
    c.AskSideBySide: "W nsf g",
    c.MoveOn: "WECD nsf g",
    c.WriteProposal: "WECD nsf c",
    c.EndorseProposal: "WEC nsf c",
    c.DissentFromProposal: "WEC nsf c",
    c.SubmitProposal: "WEC nsf c",
    c.KeepAsIs: "WEC nsf c",
    c.WithdrawSubmission: "WEC nsf ai",
    c.AskQuestion: "V nsf a",
    c.AnswerQuestion: "WECD nsf i",
    c.TakeBackQuestion: "V nsf i",
    c.RecordFinding: "V nsf ai",
    c.RecordLetter: "WEC nsf ai",
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
