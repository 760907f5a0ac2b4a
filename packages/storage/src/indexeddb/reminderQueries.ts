/** Reading reminders: few blocks of an index, however many there are in all. What a page asks before it shows today. */
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { AtMost, Open, StoredReminder } from "@kith/core/workspace/EntityStore"
import { readStored, StoreFault } from "../StoreFault.ts"
import { AFTER, type Sorted } from "./Blocks.ts"
import { afterPrefix } from "./entityQueries.ts"
import { KEEPING, LAPSING, listFromText } from "./reminderText.ts"
import type { Reader } from "./Shelves.ts"
import { keyToText, textToKey } from "./textKey.ts"

/** A reminder as its index knows it; texts as keys. */
interface Opening {
  readonly opens: number
  readonly id: string
  readonly subject: string
}

/** By rank, by when they open, by id: of rank 0 those that opened last, of each other rank those that opened first. */
export const readReminders = async (
  reader: Reader,
  { until, now }: Open,
  { fixed, others }: AtMost
): Promise<ReadonlyArray<StoredReminder>> => {
  const found = await eachRank(reader, (openings, rank) =>
    rank === 0
      ? openOf(openings, rank, { until, now, limit: fixed, last: true })
      : openOf(openings, rank, { until, now, limit: others })
  )
  return remindersAt(reader, found.flat())
}

/** How many are open, counting no further than `atMost`. */
export const countReminders = async (reader: Reader, { until, now }: Open, atMost: number): Promise<number> => {
  const found = await eachRank(reader, (openings, rank) => openOf(openings, rank, { until, now, limit: atMost }))
  return Math.min(
    atMost,
    found.reduce((sum, { length }) => sum + length, 0)
  )
}

/** The first that opens after this moment. */
export const readNextReminder = async (reader: Reader, after: number): Promise<StoredReminder | undefined> => {
  const found = await eachRank(reader, async (openings, rank) => {
    const keeping = openings.range([KEEPING, rank, after, AFTER], [KEEPING, rank, AFTER], { limit: 1 })
    const first = [...(await keeping).map(openingOf), ...(await ahead(openings, rank, after))]
    return first
      .filter(({ opens }) => opens > after)
      .sort(inOrder)
      .slice(0, 1)
  })
  const first = found
    .flat()
    .reduce<Opening | undefined>(
      (before, next) => (before === undefined || next.opens < before.opens ? next : before),
      undefined
    )
  return first === undefined ? undefined : (await remindersAt(reader, [first]))[0]
}

/** Reminders whose id starts so, by id. */
export const readRemindersById = async (reader: Reader, prefix: string): Promise<ReadonlyArray<StoredReminder>> => {
  const from = textToKey(prefix)
  const found = await (await reader.shelf("reminderIds")).range([from], [afterPrefix(from)])
  return remindersAt(
    reader,
    found.map(({ key }) => ({ id: key[0] as string, subject: key[1] as string }))
  )
}

/** One subject's, by when they open. */
export const readRemindersOf = async (reader: Reader, subject: string): Promise<ReadonlyArray<StoredReminder>> => {
  const name = textToKey(subject)
  const [text] = await (await reader.shelf("subjects")).get([[name]])
  const list = text === undefined ? [] : readStored(() => listFromText(text))
  return list
    .map((reminder) => ({ opens: reminder.opens, id: textToKey(reminder.id), subject: name, reminder }))
    .sort(inOrder)
    .map(({ reminder }) => ({ subject: keyToText(name), reminder }))
}

const eachRank = async <A>(
  reader: Reader,
  read: (openings: Sorted, rank: number) => Promise<A>
): Promise<ReadonlyArray<A>> => {
  const ranks = reader.folded?.ranks ?? []
  if (ranks.length === 0) return []
  const openings = await reader.shelf("openings")
  return Promise.all(ranks.map((rank) => read(openings, rank)))
}

interface Wanted extends Open {
  readonly limit: number
  /** Those that opened last in place of those that opened first. */
  readonly last?: boolean
}

/** Of one rank, what has not lapsed, in order of opening. */
const openOf = async (
  openings: Sorted,
  rank: number,
  { until, now, limit, last = false }: Wanted
): Promise<ReadonlyArray<Opening>> => {
  if (limit <= 0) return []
  const [keeping, lapsing] = await Promise.all([
    openings.range([KEEPING, rank], [KEEPING, rank, until, AFTER], { limit, reverse: last }),
    ahead(openings, rank, now)
  ])
  const open = [...keeping.map(openingOf), ...lapsing.filter(({ opens }) => opens <= until)].sort(inOrder)
  return last ? open.slice(-limit) : open.slice(0, limit)
}

/** Preparations that have not lapsed by `now`: for what lies ahead, and so never many. */
const ahead = async (openings: Sorted, rank: number, now: number): Promise<ReadonlyArray<Opening>> =>
  (await openings.range([LAPSING, rank, now, AFTER], [LAPSING, rank, AFTER])).map(openingOf)

const openingOf = ({ key }: { readonly key: ReadonlyArray<unknown> }): Opening => ({
  opens: key[3] as number,
  id: key[4] as string,
  subject: key[5] as string
})

const inOrder = (a: Opening, b: Opening): number =>
  a.opens - b.opens || compare(a.id, b.id) || compare(a.subject, b.subject)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order asked. */
const remindersAt = async (
  reader: Reader,
  wanted: ReadonlyArray<Pick<Opening, "id" | "subject">>
): Promise<ReadonlyArray<StoredReminder>> => {
  const subjects = [...new Set(wanted.map(({ subject }) => subject))]
  const texts = await (await reader.shelf("subjects")).get(subjects.map((subject) => [subject]))
  const lists = new Map<string, ReadonlyMap<string, Reminder>>()
  subjects.forEach((subject, index) => {
    const text = texts[index]
    // An index that names what is not there is no longer one of what is stored.
    if (text === undefined) throw new StoreFault({ _tag: "Corrupt" })
    lists.set(
      subject,
      readStored(() => new Map(listFromText(text).map((one) => [textToKey(one.id), one])))
    )
  })
  return wanted.map(({ id, subject }) => {
    const reminder = lists.get(subject)!.get(id)
    if (reminder === undefined) throw new StoreFault({ _tag: "Corrupt" })
    return { subject: keyToText(subject), reminder }
  })
}
