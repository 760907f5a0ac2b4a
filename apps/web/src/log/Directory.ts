/**
 * The directory of people that a worker keeps in memory, so that a keystroke is answered without reading the store: built
 * when it is first asked for, and kept true by what each commit changed.
 */
import * as Effect from "effect/Effect"
import * as Semaphore from "effect/Semaphore"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import type { Stage } from "@kith/core/domain/entities/Contact"
import type { Person } from "@kith/core/domain/identity/Person"
import { stageOf } from "@kith/core/domain/rules/stageOf"
import { hasOtherScript } from "@kith/core/domain/words/plain"
import { everybody, people } from "@kith/core/workspace/People"
import { calendar } from "@kith/core/workspace/Settings"
import { contactSubjects } from "@kith/core/workspace/Subjects"
import { ChangeFeed } from "./ChangeFeed.ts"
import { type Listed, listedOf, PeopleIndex } from "./PeopleIndex.ts"

/** The directory as of now: whatever was committed before this was asked is in it. */
export const directory = Effect.gen(function* () {
  const feed = yield* ChangeFeed
  let kept = directories.get(feed)
  if (kept === undefined) directories.set(feed, (kept = new Directory(feed)))
  yield* kept.fresh
  return kept
})

/** One for each opened log. */
const directories = new WeakMap<ChangeFeed["Service"], Directory>()

/** From so many changes on, reading everybody again takes less than finding each. */
const MANY = 2000
/** People whose stages are worked out in one go: what they need is held at once. */
const AT_ONCE = 500

class Directory {
  index = new PeopleIndex()
  private readonly stages = new Map<string, Stage>()
  private readonly changed = new Set<string>()
  private isBuilt = false
  /** One reader of the store at a time, so that nobody sees the list before another's changes are in. */
  private readonly turn = Semaphore.makeUnsafe(1)

  constructor(feed: ChangeFeed["Service"]) {
    feed.onCommit(({ names, subjects, cleared }) => {
      if (cleared) {
        this.isBuilt = false
        this.stages.clear()
      }
      for (const name of names) {
        const { kind, id } = kindAndId(name)
        if (kind === "contact") this.changed.add(id)
        if (kind === "preferences") this.stages.clear()
      }
      for (const subject of subjects) this.stages.delete(kindAndId(subject).id)
    })
  }

  readonly fresh = Effect.suspend(() =>
    this.isBuilt && this.changed.size === 0
      ? Effect.void
      : this.turn
          .withPermits(1)(this.refresh)
          .pipe(
            Effect.onError(() =>
              Effect.sync(() => {
                // What had changed is not known any more.
                this.isBuilt = false
              })
            )
          )
  )

  private readonly refresh = Effect.gen({ self: this }, function* (this: Directory) {
    if (!this.isBuilt || this.changed.size > MANY) {
      this.changed.clear()
      // Of changes that come while this reads, the feed tells: they are read again next time.
      const all = yield* listed(yield* everybody())
      this.index = new PeopleIndex()
      this.index.replace([], all)
      this.isBuilt = true
      return
    }
    const ids = [...this.changed]
    this.changed.clear()
    // Whoever was one person with a changed contact may be apart from them now.
    const touched = new Set(ids.flatMap((id) => this.index.get(id)?.members ?? [id]).concat(ids))
    const found = (yield* people([...touched])).filter(({ deleted }) => !deleted)
    for (const { members } of found) for (const member of members) touched.add(member)
    for (const id of touched) this.stages.delete(id)
    this.index.replace(touched, yield* listed(found))
  })

  /** Where things stand with these people; what is known from before is not worked out again. */
  readonly stagesOf = Effect.fnUntraced(
    { self: this },
    function* (this: Directory, ids: ReadonlyArray<string>, onProgress?: (done: number, of: number) => void) {
      const missing = ids.filter((id) => !this.stages.has(id))
      const working = yield* calendar
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        const some = missing.slice(from, from + AT_ONCE)
        const subjects = yield* contactSubjects(some)
        for (const id of some) {
          const subject = subjects.get(id)
          this.stages.set(id, subject === undefined ? "found" : stageOf(subject, working).stage)
        }
        onProgress?.(Math.min(from + AT_ONCE, missing.length), missing.length)
      }
      return new Map(ids.map((id) => [id, this.stages.get(id) ?? "found"] as const))
    }
  )
}

const listed = Effect.fnUntraced(function* (found: ReadonlyArray<Person>) {
  const toLatin = found.some(({ contact }) => hasOtherScript(contact.name ?? ""))
    ? (yield* Effect.promise(() => import("@kith/core/domain/words/romanized"))).romanized
    : undefined
  return found.map((person): Listed => {
    const name = person.contact.name ?? ""
    return listedOf(person, hasOtherScript(name) ? toLatin?.(name) : undefined)
  })
})
