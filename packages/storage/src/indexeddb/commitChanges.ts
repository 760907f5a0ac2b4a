/** Writing what the projector folded: one transaction, with all encoding done before. */
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { Changes, IndexEntry } from "@kith/core/workspace/EntityStore"
import { StoreFault } from "../StoreFault.ts"
import { versionToText } from "../versionText.ts"
import type { Change } from "./Blocks.ts"
import type { Database } from "./Database.ts"
import { SET_ASIDE } from "./EntityDatabase.ts"
import { entityToText } from "./entityText.ts"
import { listFromText, listToText, openingKey } from "./reminderText.ts"
import type { Shelves, Writer } from "./Shelves.ts"
import { textToKey } from "./textKey.ts"

/** Rejects with a `StoreFault`: `FoldedMeanwhile` unless the store was folded to exactly `changes.base`. */
export const commitChanges = (shelves: Shelves, database: Database, changes: Changes): Promise<void> => {
  const entities = [...changes.entities].map(([name, { record, touches }]): Change => [
    [textToKey(name)],
    entityToText(record, touches)
  ])
  // Removed first: an entry that is named on both sides is there afterwards.
  const keys: ReadonlyArray<Change> = [
    ...changes.removeKeys.map((entry): Change => [indexKey(entry), undefined]),
    ...changes.addKeys.map((entry): Change => [indexKey(entry), ""])
  ]
  const reminders = [...changes.reminders].map(([subject, list]) => ({
    subject: textToKey(subject),
    // Of equal ids the last one, as everywhere.
    list: [...new Map(list.map((reminder) => [reminder.id.toWellFormed(), reminder])).values()]
  }))
  const write = async (writer: Writer) => {
    const { folded } = writer
    if ((folded?.version ?? NOTHING) !== versionToText(changes.base)) throw new StoreFault({ _tag: "FoldedMeanwhile" })
    if (changes.clear === true) writer.clear()
    for (const kept of changes.setAside) writer.put(SET_ASIDE, [kept.dot.device, kept.dot.seq], kept)
    writer.change("entities", entities)
    writer.change("keys", keys)
    await putReminders(writer, reminders)
    return {
      version: versionToText(changes.folded.version),
      catalogue: changes.folded.catalogue,
      ranks: ranksOf(
        changes.clear === true ? [] : (folded?.ranks ?? []),
        reminders.flatMap(({ list }) => list)
      )
    }
  }
  return shelves.write(database, write, changes.more === true)
}

const NOTHING = versionToText(new Map())

const indexKey = ({ index, key, entity }: IndexEntry) => [textToKey(index), textToKey(key), textToKey(entity)]

const ranksOf = (before: ReadonlyArray<number>, reminders: ReadonlyArray<Reminder>): ReadonlyArray<number> =>
  [...new Set([...before, ...reminders.map(({ rank }) => rank)])].sort((a, b) => a - b)

interface Replaced {
  readonly subject: string
  readonly list: ReadonlyArray<Reminder>
}

const putReminders = async (writer: Writer, replaced: ReadonlyArray<Replaced>): Promise<void> => {
  if (replaced.length === 0) return
  const stored = await (await writer.shelf("subjects")).get(replaced.map(({ subject }) => [subject]))
  const openings: Array<Change> = []
  const ids: Array<Change> = []
  const note = (subject: string, list: ReadonlyArray<Reminder>, value: "" | undefined): void => {
    for (const reminder of list) {
      openings.push([openingKey(subject, reminder), value])
      ids.push([[textToKey(reminder.id), subject], value])
    }
  }
  replaced.forEach(({ subject }, index) => {
    const text = stored[index]
    if (text !== undefined) note(subject, listFromText(text), undefined)
  })
  for (const { subject, list } of replaced) note(subject, list, "")
  writer.change(
    "subjects",
    replaced.map(({ subject, list }) => [[subject], list.length === 0 ? undefined : listToText(list)])
  )
  writer.change("openings", openings)
  writer.change("reminderIds", ids)
}
