/** Entities and reminders made up for conformance suites, each a function of its number. */
import type { Schema } from "effect"
import { emptyRecord, type Live } from "@kith/core/domain/merge/EntityRecord"
import type { Dotted } from "@kith/core/domain/merge/State"
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { DeviceId, EntityId } from "@kith/core/log/Ids"
import type { StoredEntity, Touches } from "@kith/core/workspace/EntityStore"

/** Odd ones have conflicts, every third one elements, every fourth one dots replaced ahead. */
export const sampleEntity = (number: number): StoredEntity => {
  const dot = (seq: number) => ({ device: (seq % 2 === 0 ? "d" : "e") as DeviceId, seq })
  const value = (seq: number, value: Schema.Json): Dotted => ({ dot: dot(seq), at: 1_700_000_000_000 + seq, value })
  const record = emptyRecord()
  record.registers.set("name", value(number + 1, `Name ${number} \u0000 👩🏽‍💻`))
  record.registers.set("company", value(number + 1, null))
  if (number % 2 === 1)
    record.registers.set("stage", [value(number + 2, "met"), value(number + 3, { odd: [1, "\ud800"] })])
  if (number % 3 === 0) {
    record.elements = new Map([
      [
        "emails",
        new Map([
          ["a@x.ca", value(number + 1, "a@x.ca")],
          ["", value(number + 4, [])]
        ])
      ],
      ["tags", new Map<string, Live>([["é", [value(number + 1, "é"), value(number + 5, "é")]]])]
    ])
  }
  if (number % 4 === 0) record.ahead = new Map([["tags/x", [dot(number + 9), dot(number + 10)]]])
  const touches: Touches =
    number === 0
      ? []
      : [
          ["d" as DeviceId, 1, number],
          ["e" as DeviceId, number, number + 1]
        ]
  return { record, touches }
}

export const sampleReminder = (id: string, rank: number, opens: number): Reminder => ({
  id,
  rule: "keep-in-touch",
  contact: opens % 2 === 0 ? (`contact-${id}` as EntityId) : undefined,
  opens,
  due: opens + 10,
  lateAfter: opens % 4 === 0 ? opens + 20 : undefined,
  rank,
  why: {
    trigger: `interaction/${id}`,
    kind: "meeting",
    happened: "2026-03-02",
    what: "\u0000 “quoted” 👩",
    source: [],
    span: "kith",
    steps: ["+90 days"]
  }
})
