/** The reminders of the memory store, by subject, by when they open, and by id. */
import type { Reminder } from "@kith/core/domain/rules/Reminder"
import type { StoredReminder } from "@kith/core/workspace/EntityStore"
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

  openBy(until: number, limit: number): ReadonlyArray<StoredReminder> {
    return [...this.ranks(until)].flatMap(([from, to, rank]) =>
      this.byOpening.slice(from, rank === 0 ? to : Math.min(to, from + limit))
    )
  }

  countOpenBy(until: number, atMost: number): number {
    let count = 0
    for (const [from, to, rank] of this.ranks(until)) if (rank > 0) count += to - from
    return Math.min(count, atMost)
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

  /** Each rank's stretch of the list that opens at or before `until`. */
  private *ranks(until: number): Iterable<readonly [from: number, to: number, rank: number]> {
    for (let from = 0; ;) {
      const rank = this.byOpening.slice(from, from + 1)[0]?.reminder.rank
      if (rank === undefined) return
      const isOpen = ({ reminder }: StoredReminder): boolean =>
        reminder.rank < rank || (reminder.rank === rank && reminder.opens <= until)
      yield [from, this.byOpening.indexWhere(isOpen), rank]
      from = this.byOpening.indexWhere(({ reminder }) => reminder.rank <= rank)
    }
  }
}

const compareIds = (a: StoredReminder, b: StoredReminder): number =>
  compareText(a.reminder.id, b.reminder.id) || compareText(a.subject, b.subject)

const compareOpening = (a: StoredReminder, b: StoredReminder): number =>
  a.reminder.rank - b.reminder.rank || a.reminder.opens - b.reminder.opens || compareIds(a, b)
