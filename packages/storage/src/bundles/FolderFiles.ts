/** What a folder of bundles asks of a file system: a real one, or one in memory that simulations sync badly. */

export interface FolderFiles {
  /** For people. */
  readonly name: string
  /** Names in a folder below, in no order; none where it is not there. Throws where the place itself is not there. */
  readonly list: (folder: string) => ReadonlyArray<string>
  readonly size: (path: string) => number | undefined
  /** The first bytes, `atMost` so many; `undefined` for no file. */
  readonly read: (path: string, atMost: number) => Uint8Array | undefined
  /** Puts whole files in place, durably; each is there whole or not at all. All in one folder. */
  readonly write: (files: ReadonlyArray<readonly [path: string, bytes: Uint8Array]>) => void
  /** As `write`; `false` where there is one of that name. */
  readonly create: (path: string, bytes: Uint8Array) => boolean
  readonly remove: (paths: ReadonlyArray<string>) => void
}

/** What files are called while they are written. */
export const PARTIAL = ".partial"
