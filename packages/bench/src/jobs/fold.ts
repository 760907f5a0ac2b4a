/** Kith's fold beside `JSON.parse` of the same events, at one size, in a process of its own. */
import { catalogue } from "@kith/core/domain/Catalogue"
import { isNameOf, valuesOf } from "@kith/core/domain/declare/Entity"
import { Contact } from "@kith/core/domain/entities/Contact"
import { hideKeyWith } from "@kith/core/domain/merge/CellAddress"
import type { DeviceId } from "@kith/core/log/Ids"
import { hmacSha256 } from "@kith/core/log/Sha256"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { Folding } from "@kith/core/workspace/Folding"
import { openLog } from "@kith/storage/sqlite/LogFile"
import type { LogPage } from "@kith/storage/LogPage"
import { nodePages, pageFromRow } from "@kith/storage/sqlite/LogPage"
import type { Say } from "../harness/Say.ts"
import { interleave, type Rounds } from "../harness/interleave.ts"
import { type Read, readNames } from "../peers/Peer.ts"
import { jsonLines, type Sample } from "../sample/Sample.ts"

export interface FoldInput {
  readonly sample: Sample
  readonly rounds: Rounds
}

export interface FoldTimes {
  readonly json: ReadonlyArray<number>
  readonly fold: ReadonlyArray<number>
  /** The same, and every entity looked at, so that none is left in the columns of its page. */
  readonly looked: ReadonlyArray<number>
  readonly read: Read
  readonly peakBytes: number
}

export const run = async ({ sample, rounds }: FoldInput, say: Say): Promise<void> => {
  const pages = storedPages(sample)
  const lines = jsonLines(sample)
  const names = [...foldPages(pages).changes("").entities.keys()]
  const contacts = names.filter((name) => isNameOf(Contact, name))
  let read: Read | undefined
  const times = await interleave(
    {
      json: { run: () => parseLines(lines) },
      fold: {
        run: () => {
          const folding = foldPages(pages)
          // As peers do in their loading: an entity is put together when it is first read.
          read = readContacts(folding, contacts)
          return folding
        }
      },
      looked: { run: () => lookAt(foldPages(pages), names) }
    },
    rounds
  )
  say({ ...times, read: read!, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies FoldTimes)
}

/** The limit: the same events in the form that needs the least thought. */
export const parseLines = (lines: ReadonlyArray<string>): ReadonlyArray<unknown> => {
  const out: Array<unknown> = []
  for (const line of lines) out.push(JSON.parse(line))
  return out
}

type StoredPage = readonly [device: DeviceId, page: LogPage]

export const storedPages = ({ folder }: Sample): ReadonlyArray<StoredPage> => {
  const log = openLog(folder, { readOnly: true })
  try {
    return log
      .feeds()
      .flatMap(({ feed, device }) =>
        log.connection
          .all("SELECT * FROM pages WHERE feed = ? ORDER BY first", feed)
          .map((row): StoredPage => [device, pageFromRow(row)])
      )
  } finally {
    log.close()
  }
}

/** From pages as they are stored to entities in memory, as the projector does it, checksums and all. */
export const foldPages = (pages: ReadonlyArray<StoredPage>): Folding => {
  const folding = new Folding(catalogue, hide, emptyVersion, { openings: false, awaited: new Set() })
  for (const [device, stored] of pages) {
    const page = nodePages.rowsOf(device, stored)
    folding.addPage({ page, from: 0, to: page.count })
  }
  return folding
}

const lookAt = (folding: Folding, names: ReadonlyArray<string>): Folding => {
  for (const name of names) folding.record(name)
  return folding
}

const hide = hideKeyWith(hmacSha256(new Uint8Array(32)))

const readContacts = (folding: Folding, contacts: ReadonlyArray<string>): Read =>
  readNames(contacts.map((name) => valuesOf(folding.record(name), "name", Contact.fields.name)[0]?.value))
