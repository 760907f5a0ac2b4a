/** What is asked of the entities' database at once, answered in one transaction, with the mark of that moment. */
import type { Database } from "./Database.ts"
import { FOLDED, foldedIn, type StoredFolded } from "./EntityDatabase.ts"

type Question = (transaction: IDBTransaction) => Promise<unknown>

interface Waiting {
  readonly store: string
  readonly question: Question
  readonly answer: (stored: StoredFolded | undefined, settled: PromiseSettledResult<unknown>) => void
  readonly fail: (cause: unknown) => void
}

export class JoinedReads {
  private readonly database: Database
  private waiting: Array<Waiting> = []

  constructor(database: Database) {
    this.database = database
  }

  /** `answer` rejects where the question does, which says nothing where the mark is another than was thought. */
  ask<A>(
    store: string,
    question: (transaction: IDBTransaction) => Promise<A>
  ): Promise<{ readonly stored: StoredFolded | undefined; readonly settled: PromiseSettledResult<A> }> {
    return new Promise((resolve, reject) => {
      const answer: Waiting["answer"] = (stored, settled) =>
        resolve({ stored, settled: settled as PromiseSettledResult<A> })
      this.waiting.push({ store, question, answer, fail: reject })
      // Whoever asks several things at once has asked them all by then.
      if (this.waiting.length === 1) queueMicrotask(() => void this.read())
    })
  }

  private async read(): Promise<void> {
    const asked = this.waiting
    this.waiting = []
    try {
      const stores = [...new Set([FOLDED, ...asked.map(({ store }) => store)])]
      const { stored, settled } = await this.database.read(stores, async (transaction) => {
        const [stored, settled] = await Promise.all([
          foldedIn(transaction),
          Promise.allSettled(asked.map(({ question }) => question(transaction)))
        ])
        return { stored, settled }
      })
      asked.forEach(({ answer }, index) => answer(stored, settled[index]!))
    } catch (cause) {
      for (const { fail } of asked) fail(cause)
    }
  }
}
