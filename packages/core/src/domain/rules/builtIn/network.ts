/** The built-in rules about the network over time: who was suggested, who helped, who has not been heard of. */
import type { RuleSpec } from "../RuleSpec.ts"

export const newLead: RuleSpec = {
  id: "new-lead",
  name: { en: "Reach out to somebody suggested", fr: "Écrire à une personne suggérée" },
  enabled: true,
  on: "lead",
  anchor: "start",
  where: { atRest: false },
  after: { amount: 2, unit: "workingDays" },
  snap: "morning",
  opens: "trigger",
  stops: [{ fact: "asked" }],
  rank: 40,
  template: "referred-by",
  checklist: "before-first-outreach",
  source: ["kith"],
  span: "kith"
}

export const thankReferrer: RuleSpec = {
  id: "thank-referrer",
  name: { en: "Thank whoever led you there", fr: "Remercier la personne qui vous a recommandé" },
  enabled: true,
  on: "referral-met",
  anchor: "start",
  where: {},
  after: { amount: 2, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [{ kind: ["update", "thank-you"], direction: "out" }],
  rank: 60,
  template: "thank-referrer",
  source: ["kith"],
  span: "kith"
}

export const tellThem: RuleSpec = {
  id: "tell-them",
  name: { en: "Tell them what came of it", fr: "Raconter ce que leur conseil a donné" },
  enabled: true,
  on: "advice-done",
  anchor: "start",
  where: {},
  after: { amount: 3, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [{ fact: "reported-back" }, { kind: ["update"], direction: "out" }],
  rank: 80,
  template: "update",
  source: ["S1"],
  span: "kith"
}

/** A thank-you in between says nothing of the opening. */
export const opening: RuleSpec = {
  id: "opening",
  name: { en: "Ask about an opening", fr: "Se renseigner sur un poste" },
  enabled: true,
  on: "opening",
  anchor: "start",
  where: { atRest: false },
  after: { amount: 1, unit: "workingDays" },
  snap: "morning",
  opens: "trigger",
  stops: [{ kind: ["outreach", "meeting", "check-in", "update", "introduction", "other"], direction: "out" }],
  rank: 30,
  template: "opening-noticed",
  source: ["S1"],
  span: "kith"
}

export const keepInTouch: RuleSpec = {
  id: "keep-in-touch",
  name: { en: "Keep in touch", fr: "Garder le contact" },
  enabled: true,
  on: "last-contact",
  anchor: "start",
  where: { atRest: false },
  after: { amount: 90, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [],
  repeat: {},
  cadenceByTag: [],
  rank: 100,
  template: "check-in",
  source: ["S0", "S1"],
  span: "guide"
}

export const weeklyGoal: RuleSpec = {
  id: "weekly-goal",
  name: { en: "This week’s goal", fr: "L’objectif de la semaine" },
  enabled: true,
  on: "week",
  anchor: "start",
  where: {},
  after: { amount: 0, unit: "days" },
  snap: "morning",
  opens: "day",
  stops: [{ fact: "met" }],
  rank: 110,
  source: ["S0"],
  span: "guide"
}
