/** The built-in rules about meetings: before, at the end of, and after them. */
import type { RuleSpec } from "../RuleSpec.ts"

export const prepareMeeting: RuleSpec = {
  id: "prepare-meeting",
  name: { en: "Prepare for a meeting", fr: "Préparer une rencontre" },
  enabled: true,
  on: "interaction",
  anchor: "start",
  where: { kind: ["meeting"], state: ["scheduled"] },
  after: { amount: -1, unit: "workingDays" },
  snap: "morning",
  opens: "day",
  stops: [{ fact: "ready" }],
  rank: 0,
  checklist: "before-meeting",
  source: ["S0", "S1", "S2", "S3"],
  span: "kith"
}

/** A held meeting logged beside the scheduled one says how it went, too. */
export const howDidItGo: RuleSpec = {
  id: "how-did-it-go",
  name: { en: "How did it go?", fr: "Comment ça s’est passé\u202f?" },
  enabled: true,
  on: "interaction",
  anchor: "end",
  where: { kind: ["meeting"], state: ["scheduled"] },
  after: { amount: 1, unit: "hours" },
  snap: "none",
  opens: "due",
  stops: [{ kind: ["meeting"], state: ["moved", "cancelled", "no-show", "held"], since: "day" }],
  rank: 0,
  checklist: "after-meeting",
  source: ["kith"],
  span: "kith"
}

/** Who was met at a gathering is followed up on instead. */
export const thankYou: RuleSpec = {
  id: "thank-you",
  name: { en: "Say thank you", fr: "Dire merci" },
  enabled: true,
  on: "interaction",
  anchor: "start",
  where: { kind: ["meeting"], atGathering: false },
  after: { amount: 24, unit: "hours" },
  snap: "none",
  opens: "trigger",
  lateAfter: { amount: 48, unit: "hours" },
  stops: [{ kind: ["thank-you"], direction: "out" }],
  rank: 10,
  template: "thank-you",
  source: ["S0", "S1"],
  span: "guide"
}

export const proposalLapses: RuleSpec = {
  id: "proposal-lapses",
  name: { en: "Settle a proposed time", fr: "Fixer une date proposée" },
  enabled: true,
  on: "interaction",
  anchor: "start",
  where: { kind: ["meeting"], state: ["proposed"], atRest: false },
  after: { amount: 14, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [
    { outcome: ["agreed", "declined"] },
    { kind: ["meeting"], state: ["scheduled", "moved", "cancelled", "no-show", "held"] }
  ],
  rank: 50,
  template: "propose-again",
  source: ["S1"],
  span: "guide"
}
