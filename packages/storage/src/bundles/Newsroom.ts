/** Tells the readers of each workspace what was stored. One that does not keep up is cut off, so that none holds memory. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import type * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { BundleStoreError, StoreUnavailable } from "@kith/core/log/BundleStore"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { MAX_LAG_BYTES, type News } from "@kith/core/log/RelayStore"

interface Reader {
  readonly queue: Queue.Queue<News, BundleStoreError | Cause.Done>
  waiting: number
}

/** What a piece of news without a bundle is counted as. */
const SMALL = 64

export class Newsroom {
  private readonly readers = new Map<WorkspaceId, Set<Reader>>()
  private isClosed = false

  /** Subscribed once the effect succeeds, for as long as the scope lives. */
  readonly subscribe = (
    workspace: WorkspaceId
  ): Effect.Effect<Stream.Stream<News, BundleStoreError>, never, Scope.Scope> =>
    Effect.acquireRelease(
      Effect.map(Queue.unbounded<News, BundleStoreError | Cause.Done>(), (queue) =>
        this.add(workspace, { queue, waiting: 0 })
      ),
      (reader) =>
        Effect.andThen(
          Effect.sync(() => this.drop(workspace, reader)),
          Queue.shutdown(reader.queue)
        )
    ).pipe(
      Effect.map((reader) =>
        Stream.fromQueue(reader.queue).pipe(
          Stream.map((news) => {
            reader.waiting -= sizeOf(news)
            return news
          })
        )
      )
    )

  publish(workspace: WorkspaceId, news: News): void {
    const size = sizeOf(news)
    for (const reader of this.readers.get(workspace) ?? []) {
      // One alone always fits.
      if (reader.waiting > 0 && reader.waiting + size > MAX_LAG_BYTES) this.cutOff(workspace, reader)
      else {
        reader.waiting += size
        Queue.offerUnsafe(reader.queue, news)
      }
    }
  }

  /** After this the workspace has no more news; those who wait read to the end. */
  end(workspace: WorkspaceId): void {
    for (const { queue } of this.readers.get(workspace) ?? []) Queue.endUnsafe(queue)
    this.readers.delete(workspace)
  }

  close(): void {
    this.isClosed = true
    for (const workspace of this.readers.keys()) this.end(workspace)
  }

  private add(workspace: WorkspaceId, reader: Reader): Reader {
    if (this.isClosed) {
      Queue.endUnsafe(reader.queue)
      return reader
    }
    const readers = this.readers.get(workspace)
    if (readers === undefined) this.readers.set(workspace, new Set([reader]))
    else readers.add(reader)
    return reader
  }

  private drop(workspace: WorkspaceId, reader: Reader): void {
    const readers = this.readers.get(workspace)
    readers?.delete(reader)
    if (readers?.size === 0) this.readers.delete(workspace)
  }

  private cutOff(workspace: WorkspaceId, reader: Reader): void {
    this.drop(workspace, reader)
    Queue.failCauseUnsafe(reader.queue, Cause.fail(lagging()))
  }
}

const lagging = (): BundleStoreError =>
  new BundleStoreError({ operation: "changes", reason: new StoreUnavailable({ cause: new Error("fell behind") }) })

const sizeOf = (news: News): number => SMALL + (news._tag === "BundleStored" ? news.encoded.length : 0)
