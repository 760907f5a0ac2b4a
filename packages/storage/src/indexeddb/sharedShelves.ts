/** The shelves of each database that is open in this tab: everybody who opens it shares what is kept and what is held back. */
import { Shelves } from "./Shelves.ts"

/** By the database's name. */
const shared = new Map<string, { readonly shelves: Shelves; users: number }>()

/** What everybody in this tab keeps of a database; `release` when done with it. */
export const sharedShelves = (name: string): { readonly shelves: Shelves; readonly release: () => void } => {
  const held = shared.get(name) ?? { shelves: new Shelves(), users: 0 }
  shared.set(name, held)
  held.users++
  return {
    shelves: held.shelves,
    release: () => {
      if (--held.users === 0) shared.delete(name)
    }
  }
}
