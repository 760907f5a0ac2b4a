/** What can be said of everything beside contacts: each entity is recorded, changed, deleted and restored alike. */
import { eventType } from "../declare/EventType.ts"
import { Disposition } from "../entities/Disposition.ts"
import { DeviceName } from "../entities/DeviceName.ts"
import { FollowUp } from "../entities/FollowUp.ts"
import { Advice, Answer, Finding, Pledge } from "../entities/FromConversations.ts"
import { Gathering } from "../entities/Gathering.ts"
import { Interaction } from "../entities/Interaction.ts"
import { Opening } from "../entities/Opening.ts"
import { ImportRun, Preferences } from "../entities/Preferences.ts"
import { PublishedCalendar } from "../entities/PublishedCalendar.ts"
import { Rule, ruleParts } from "../entities/Rule.ts"
import { Goal, Occupation, Plan, Shareable } from "../entities/Search.ts"
import { TableMapping } from "../entities/TableMapping.ts"
import { Question, Template } from "../entities/Workbook.ts"
import { Witness } from "../entities/Witness.ts"

const interactionDetails = [
  "attendees",
  "state",
  "channel",
  "direction",
  "minutes",
  "place",
  "outcome",
  "callBackAt",
  "suggested",
  "useful",
  "points",
  "template",
  "gathering",
  "quiet",
  "ready",
  "checked"
] as const

export const InteractionLogged = eventType(Interaction, "InteractionLogged", {
  doc: "Somebody was in touch with a contact, or arranged to be.",
  required: ["contact", "kind", "happened"],
  optional: interactionDetails
})

export const InteractionEdited = eventType(Interaction, "InteractionEdited", {
  doc: "What is known of an interaction was corrected, moved, cancelled, deleted or restored.",
  optional: ["contact", "kind", "happened", ...interactionDetails, "deleted"]
})

export const AnswerNoted = eventType(Answer, "AnswerNoted", {
  doc: "Somebody answered a question.",
  optional: ["contact", "interaction", "question", "text", "deleted"]
})

export const AdviceNoted = eventType(Advice, "AdviceNoted", {
  doc: "Somebody gave advice, or it was followed, or reported back.",
  optional: ["contact", "interaction", "text", "state", "done", "deleted"]
})

export const PledgeMade = eventType(Pledge, "PledgeMade", {
  doc: "Something was promised, or the promise changed or kept.",
  optional: ["contact", "interaction", "text", "due", "kept", "deleted"]
})

export const FindingNoted = eventType(Finding, "FindingNoted", {
  doc: "Something was learned of an occupation.",
  optional: ["contact", "interaction", "occupation", "topic", "text", "deleted"]
})

export const FollowUpPlanned = eventType(FollowUp, "FollowUpPlanned", {
  doc: "A follow-up was planned, moved or dropped.",
  optional: ["contact", "on", "reason", "interaction", "deleted"]
})

export const GatheringRecorded = eventType(Gathering, "GatheringRecorded", {
  doc: "A gathering was planned or attended, or what is known of it changed.",
  optional: [
    "name",
    "type",
    "host",
    "place",
    "link",
    "starts",
    "ends",
    "state",
    "people",
    "nobody",
    "ready",
    "checked",
    "notes",
    "deleted"
  ]
})

export const OpeningRecorded = eventType(Opening, "OpeningRecorded", {
  doc: "An opening was seen or heard of, or what became of it changed.",
  optional: ["role", "company", "toldBy", "interaction", "link", "seen", "state", "note", "deleted"]
})

export const GoalSet = eventType(Goal, "GoalSet", {
  doc: "A goal was set, changed or dropped.",
  optional: ["measure", "per", "target", "deleted"]
})

export const PlanEdited = eventType(Plan, "PlanEdited", {
  doc: "The plan was written or changed.",
  optional: [
    "name",
    "headline",
    "reach",
    "fields",
    "companies",
    "skills",
    "education",
    "experience",
    "statement",
    "pitch"
  ]
})

export const OccupationEdited = eventType(Occupation, "OccupationEdited", {
  doc: "An occupation's page was started or changed.",
  optional: ["name", "notes", "deleted"]
})

export const ShareableKept = eventType(Shareable, "ShareableKept", {
  doc: "Something was kept to share later, or was shared.",
  optional: ["title", "link", "topics", "for", "sharedWith", "kept", "deleted"]
})

export const ReminderSettled = eventType(Disposition, "ReminderSettled", {
  doc: "A reminder was done, skipped or put off. A reminder done is no contact: it does not reset a cadence.",
  required: ["settled", "subject"]
})

export const RuleChanged = eventType(Rule, "RuleChanged", {
  doc: "A rule was added, changed or switched off.",
  optional: ["name", ...ruleParts, "cadenceByTag", "deleted"]
})

export const TemplateWritten = eventType(Template, "TemplateWritten", {
  doc: "A message was written or reworded.",
  optional: ["replaces", "title", "language", "subject", "body", "enabled", "deleted"]
})

export const QuestionWritten = eventType(Question, "QuestionWritten", {
  doc: "A question was added or reworded.",
  optional: ["replaces", "text", "language", "group", "enabled", "deleted"]
})

export const PreferencesChanged = eventType(Preferences, "PreferencesChanged", {
  doc: "How this log is kept was set or changed.",
  optional: ["name", "zone", "jurisdiction", "language", "workdays", "worksFrom", "worksUntil", "away", "dailyLimit"]
})

export const FileImported = eventType(ImportRun, "FileImported", {
  doc: "A file was imported; the other events of its batch say what came of it.",
  optional: ["file", "source", "format", "asOf", "added", "changed"]
})

export const ColumnsMapped = eventType(TableMapping, "ColumnsMapped", {
  doc: "Somebody settled how the columns of such tables are read, or dropped it.",
  optional: ["mapping", "deleted"]
})

export const CalendarPublished = eventType(PublishedCalendar, "CalendarPublished", {
  doc: "A calendar was published at a relay, or is to be published no longer.",
  optional: ["relay", "secret", "shows", "language", "epoch", "deleted"]
})

export const DeviceNamed = eventType(DeviceName, "DeviceNamed", {
  doc: "A device was given another name, or is called again as it called itself.",
  optional: ["name"]
})

export const VersionWitnessed = eventType(Witness, "VersionWitnessed", {
  doc: "A device says what it holds, so that a relay which hides some of it from others is found out.",
  required: ["held"]
})
