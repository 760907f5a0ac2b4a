/** The reminders of the memory store, by subject, by when they open, and by id. */
import { hasLapsed, type Reminder } from "@kith/core/domain/rules/Reminder"
import type { AtMost, Open, StoredReminder } from "@kith/core/workspace/EntityStore"
import { SortedList } from "./SortedList.ts"
import { compareText } from "./textOrder.ts"

export class MemoryReminders {
  private readonly bySubject = new Map<string, ReadonlyArray<StoredReminder>>()
  private byOpening = new SortedList(compareOpening)
  private byName = new SortedList(compareIds)

  /** All of these subjects', in place of those before. */
  replace(changes: ReadonlyMap<string, ReadonlyArray<Reminder>>): void {
    const removed = [...changes.keys()].flatMap((subject) => this.bySubject.get(subject) ?? [])
    const added: Array<StoredReminder> = []
    for (const [subject, list] of changes) {
      // Of equal ids the last one, as everywhere.
      const stored = [...new Map(list.map((reminder) => [reminder.id, { subject, reminder }])).values()]
      if (stored.length === 0) this.bySubject.delete(subject)
      else this.bySubject.set(subject, stored)
      for (const one of stored) added.push(one)
    }
    this.byOpening.change(removed, added)
    this.byName.change(removed, added)
  }

  clear(): void {
    this.bySubject.clear()
    this.byOpening = new SortedList(compareOpening)
    this.byName = new SortedList(compareIds)
  }

  open({ until, now }: Open, { fixed, others }: AtMost): ReadonlyArray<StoredReminder> {
    return [...this.ranks(until, now)].flatMap(([rank, list]) =>
      rank === 0 ? list.slice(Math.max(0, list.length - fixed)) : list.slice(0, others)
    )
  }

  countOpen({ until, now }: Open, atMost: number): number {
    let count = 0
    for (const [, list] of this.ranks(until, now)) count += list.length
    return Math.min(count, atMost)
  }

  next(after: number): StoredReminder | undefined {
    let first: StoredReminder | undefined
    for (const one of this.byOpening.all()) {
      const { opens } = one.reminder
      if (opens > after && (first === undefined || opens < first.reminder.opens)) first = one
    }
    return first
  }

  byId(prefix: string): ReadonlyArray<StoredReminder> {
    const from = this.byName.indexWhere(({ reminder }) => compareText(reminder.id, prefix) < 0)
    const to = this.byName.indexWhere(
      ({ reminder }) => compareText(reminder.id, prefix) < 0 || reminder.id.startsWith(prefix)
    )
    return this.byName.slice(from, to)
  }

  of(subject: string): ReadonlyArray<StoredReminder> {
    return (this.bySubject.get(subject) ?? []).toSorted(
      (a, b) => a.reminder.opens - b.reminder.opens || compareText(a.reminder.id, b.reminder.id)
    )
  }

  /** What is open of each rank. */
  private ranks(until: number, now: number): ReadonlyMap<number, ReadonlyArray<StoredReminder>> {
    const open = this.byOpening.all().filter(({ reminder }) => reminder.opens <= until && !hasLapsed(reminder, now))
    return Map.groupBy(open, ({ reminder }) => reminder.rank)
  }
}

const compareIds = (a: StoredReminder, b: StoredReminder): number =>
  compareText(a.reminder.id, b.reminder.id) || compareText(a.subject, b.subject)

const compareOpening = (a: StoredReminder, b: StoredReminder): number =>
  a.reminder.rank - b.reminder.rank || a.reminder.opens - b.reminder.opens || compareIds(a, b)
