/** Tells the listeners of each workspace what was stored. A reader that does not keep up is cut off, so that none holds memory. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { BundleStoreError, StoreUnavailable } from "@kith/core/log/BundleStore"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { MAX_LAG_BYTES, type News, type NewsListener } from "@kith/core/log/RelayStore"

/** What a piece of news without a bundle is counted as. */
const SMALL = 64

export class Newsroom {
  private readonly listeners = new Map<WorkspaceId, Set<NewsListener>>()
  private isClosed = false

  /** Listens once the effect succeeds, for as long as the scope lives. */
  readonly listen = (workspace: WorkspaceId, listener: NewsListener): Effect.Effect<void, never, Scope.Scope> =>
    Effect.acquireRelease(
      Effect.sync(() => this.add(workspace, listener)),
      () => Effect.sync(() => this.drop(workspace, listener))
    )

  /** Subscribed once the effect succeeds, for as long as the scope lives. */
  readonly subscribe = (
    workspace: WorkspaceId
  ): Effect.Effect<Stream.Stream<News, BundleStoreError>, never, Scope.Scope> =>
    Effect.gen({ self: this }, function* () {
      const queue = yield* Effect.acquireRelease(Queue.unbounded<News, BundleStoreError | Cause.Done>(), (opened) =>
        Queue.shutdown(opened)
      )
      let waiting = 0
      const reader: NewsListener = {
        tell: (news) => {
          const size = sizeOf(news)
          // One alone always fits.
          if (waiting > 0 && waiting + size > MAX_LAG_BYTES) {
            this.drop(workspace, reader)
            Queue.failCauseUnsafe(queue, Cause.fail(lagging()))
          } else {
            waiting += size
            Queue.offerUnsafe(queue, news)
          }
        },
        end: () => void Queue.endUnsafe(queue)
      }
      yield* this.listen(workspace, reader)
      return Stream.fromQueue(queue).pipe(
        Stream.map((news) => {
          waiting -= sizeOf(news)
          return news
        })
      )
    })

  publish(workspace: WorkspaceId, news: News): void {
    for (const listener of this.listeners.get(workspace) ?? []) listener.tell(news)
  }

  /** After this the workspace has no more news; those who wait read to the end. */
  end(workspace: WorkspaceId): void {
    for (const listener of this.listeners.get(workspace) ?? []) listener.end()
    this.listeners.delete(workspace)
  }

  close(): void {
    this.isClosed = true
    for (const workspace of this.listeners.keys()) this.end(workspace)
  }

  private add(workspace: WorkspaceId, listener: NewsListener): void {
    if (this.isClosed) return listener.end()
    const listeners = this.listeners.get(workspace)
    if (listeners === undefined) this.listeners.set(workspace, new Set([listener]))
    else listeners.add(listener)
    return undefined
  }

  private drop(workspace: WorkspaceId, listener: NewsListener): void {
    const listeners = this.listeners.get(workspace)
    listeners?.delete(listener)
    if (listeners?.size === 0) this.listeners.delete(workspace)
  }
}

const lagging = (): BundleStoreError =>
  new BundleStoreError({ operation: "changes", reason: new StoreUnavailable({ cause: new Error("fell behind") }) })

const sizeOf = (news: News): number => SMALL + (news._tag === "BundleStored" ? news.encoded.length : 0)
