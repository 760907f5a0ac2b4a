/** Kith's fold beside `JSON.parse` of the same events, at one size, in a process of its own. */
import { catalogue } from "@kith/core/domain/Catalogue"
import { valuesOf } from "@kith/core/domain/declare/Entity"
import { Contact } from "@kith/core/domain/entities/Contact"
import { hideKeyWith } from "@kith/core/domain/merge/CellAddress"
import type { Event } from "@kith/core/log/Event"
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
  readonly read: Read
  readonly peakBytes: number
}

export const run = async ({ sample, rounds }: FoldInput, say: Say): Promise<void> => {
  const pages = storedPages(sample)
  const lines = jsonLines(sample)
  let folding: Folding | undefined
  const times = await interleave(
    {
      json: { run: () => parseLines(lines) },
      fold: { run: () => (folding = foldPages(pages)) }
    },
    rounds
  )
  const read = readContacts(folding!, lines)
  say({ ...times, read, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies FoldTimes)
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
  for (const [device, page] of pages) {
    for (const entry of nodePages.runOf(device, page).entries) {
      folding.load(entry.event.entity, undefined)
      folding.add(entry)
    }
  }
  return folding
}

const hide = hideKeyWith(hmacSha256(new Uint8Array(32)))

const readContacts = (folding: Folding, lines: ReadonlyArray<string>): Read => {
  const names = new Set(
    lines.map((line) => (JSON.parse(line) as Event).entity).filter((name) => name.startsWith("contact/"))
  )
  return readNames([...names].map((name) => valuesOf(folding.record(name), "name", Contact.fields.name)[0]?.value))
}
