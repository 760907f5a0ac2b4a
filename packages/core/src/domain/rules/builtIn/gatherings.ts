/** The built-in rules about gatherings, and the people met there. */
import type { RuleSpec } from "../RuleSpec.ts"

export const prepareGathering: RuleSpec = {
  id: "prepare-gathering",
  name: { en: "Prepare for an event", fr: "Préparer un événement" },
  enabled: true,
  on: "gathering",
  anchor: "start",
  where: { gatheringState: ["planned", "registered", "none"] },
  after: { amount: -2, unit: "days" },
  snap: "none",
  opens: "day",
  stops: [{ fact: "ready" }, { fact: "people-added" }],
  rank: 0,
  checklist: "before-event",
  source: ["S3"],
  span: "kith"
}

export const whomDidYouMeet: RuleSpec = {
  id: "whom-did-you-meet",
  name: { en: "Whom did you meet?", fr: "Qui avez-vous rencontré\u202f?" },
  enabled: true,
  on: "gathering",
  anchor: "end",
  where: {},
  after: { amount: 0, unit: "hours" },
  snap: "evening",
  opens: "due",
  stops: [{ fact: "people-added" }],
  rank: 0,
  checklist: "after-event",
  source: ["kith"],
  span: "kith"
}

export const gatheringFollowUp: RuleSpec = {
  id: "gathering-follow-up",
  name: { en: "Follow up after an event", fr: "Reprendre contact après un événement" },
  enabled: true,
  on: "met-at-gathering",
  anchor: "end",
  where: {},
  after: { amount: 2, unit: "days" },
  snap: "workingHours",
  opens: "trigger",
  stops: [{ direction: "out" }],
  rank: 20,
  template: "event-follow-up",
  source: ["S3"],
  span: "guide"
}

export const connect: RuleSpec = {
  id: "connect",
  name: { en: "Connect on LinkedIn", fr: "Ajouter sur LinkedIn" },
  enabled: true,
  on: "first-met",
  anchor: "start",
  where: { atRest: false },
  after: { amount: 2, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [{ fact: "connected" }],
  rank: 90,
  template: "connect",
  source: ["S3"],
  span: "kith"
}
