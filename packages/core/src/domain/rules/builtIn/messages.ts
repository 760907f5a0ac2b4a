/** The built-in rules about messages: what waits for an answer, and what was asked or promised for a day. */
import type { RuleSpec } from "../RuleSpec.ts"

/** After 7 days, then 14 and 21 days after the nudge before; any word of theirs ends it. */
export const nudge: RuleSpec = {
  id: "nudge",
  name: { en: "Ask again, gently", fr: "Relancer en douceur" },
  enabled: true,
  on: "interaction",
  anchor: "start",
  where: { kind: ["outreach"], direction: "out", outcome: ["none", "no-reply"], atRest: false },
  after: { amount: 7, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [
    { direction: "in" },
    { outcome: ["agreed", "declined", "too-busy", "suggested-somebody"] },
    { kind: ["meeting"], state: ["scheduled", "moved", "cancelled", "no-show"] }
  ],
  repeat: { times: 3, spacing: [14, 21] },
  rank: 70,
  template: "nudge",
  source: ["S1"],
  span: "kith"
}

/** A polite word in between does not call them back; a new outreach, a meeting, or a word of theirs does. */
export const callBack: RuleSpec = {
  id: "call-back",
  name: { en: "Call back", fr: "Rappeler" },
  enabled: true,
  on: "interaction",
  anchor: "call-back",
  where: { outcome: ["too-busy"] },
  after: { amount: 0, unit: "days" },
  snap: "none",
  opens: "day",
  stops: [
    { since: "anchor" },
    { direction: "in" },
    { kind: ["outreach"] },
    { kind: ["meeting"], state: ["scheduled"] }
  ],
  rank: 0,
  template: "too-busy",
  source: ["S2"],
  span: "guide"
}

/** The thank-you of the day after does not undo a plan for three weeks later: only contact on the day or after it does. */
export const plannedFollowUp: RuleSpec = {
  id: "planned-follow-up",
  name: { en: "Follow up as planned", fr: "Faire le suivi prévu" },
  enabled: true,
  on: "follow-up",
  anchor: "start",
  where: {},
  after: { amount: 0, unit: "days" },
  snap: "none",
  opens: "day",
  stops: [{ since: "day" }],
  rank: 0,
  template: "check-in",
  source: ["S3"],
  span: "user"
}

export const pledge: RuleSpec = {
  id: "pledge",
  name: { en: "Keep a promise", fr: "Tenir une promesse" },
  enabled: true,
  on: "pledge",
  anchor: "start",
  where: {},
  after: { amount: 0, unit: "days" },
  snap: "none",
  opens: "day",
  stops: [{ fact: "kept" }],
  rank: 0,
  source: ["kith"],
  span: "kith"
}
