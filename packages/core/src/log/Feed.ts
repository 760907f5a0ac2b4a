/**
 * The hash chain of one device's feed. Every event is committed to from the
 * first one on, so that history can be checked, and a forgotten event's place
 * in it too, without its content.
 */
import type * as Schema from "effect/Schema"
import { concat, uint64, utf8 } from "./Bytes.ts"
import { canonicalJson } from "./CanonicalJson.ts"
import type { Entry, Event } from "./Event.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import { toBase32 } from "./Base32.ts"
import type { Sha256 } from "./Sha256.ts"

/** Where a feed ends: the last `seq`, and the chain hash after it. */
export interface Head {
  readonly seq: number
  readonly chain: Uint8Array
}

const FEED = utf8("kith/feed/1")
const DEVICE = utf8("kith/device/1")
const WORKSPACE = utf8("kith/workspace/1")

/** A device's id says which key signs for it: the first 80 bits of H("kith/device/1" ‖ public key). */
export const deviceIdOf = (sha256: Sha256, publicKey: Uint8Array): DeviceId =>
  toBase32(sha256(concat(DEVICE, publicKey)).subarray(0, ID_BYTES)) as DeviceId

/** A workspace's id says who founded it: H("kith/workspace/1" ‖ founder's public key ‖ nonce). */
export const workspaceIdOf = (sha256: Sha256, founder: Uint8Array, nonce: Uint8Array): WorkspaceId =>
  toBase32(sha256(concat(WORKSPACE, founder, nonce)).subarray(0, WORKSPACE_ID_BYTES)) as WorkspaceId

/** chain₀ = H("kith/feed/1" ‖ workspace ‖ device public key). */
export const emptyHead = (sha256: Sha256, workspace: WorkspaceId, publicKey: Uint8Array): Head => ({
  seq: 0,
  chain: sha256(concat(FEED, utf8(workspace), publicKey))
})

/** chainₙ = H(chainₙ₋₁ ‖ n ‖ commitmentₙ). */
export const nextHead = (sha256: Sha256, head: Head, commitment: Uint8Array): Head => ({
  seq: head.seq + 1,
  chain: sha256(concat(head.chain, uint64(head.seq + 1), commitment))
})

/** H(H(stub) ‖ H(salt ‖ content)); the second half is all that remains of a forgotten event's content. */
export const commitmentOf = (sha256: Sha256, entry: Entry): Uint8Array =>
  sha256(concat(sha256(utf8(JSON.stringify(stubOf(entry)))), entry.forgotten ?? contentHash(sha256, entry)))

const contentHash = (sha256: Sha256, entry: Entry): Uint8Array =>
  sha256(concat(entry.salt, utf8(canonicalJson(contentOf(entry.event)))))

/** The head after `entries`, which must follow `head` in one feed. */
export const headAfter = (sha256: Sha256, head: Head, entries: ReadonlyArray<Entry>): Head =>
  entries.reduce((at, entry) => nextHead(sha256, at, commitmentOf(sha256, entry)), head)

/**
 * What stays when an event is forgotten: enough to keep causality whole. Members stand in order and hold texts and whole
 * numbers only, so that `JSON.stringify` writes what `canonicalJson` would.
 */
const stubOf = ({ event, cells }: Entry): Schema.Json => ({
  at: event.at,
  ...(event.batch === undefined ? {} : { batch: event.batch }),
  cells,
  dot: [event.dot.device, event.dot.seq],
  entity: event.entity,
  replaces: event.replaces.map((dot) => [dot.device, dot.seq]),
  type: event.type,
  version: event.version
})

const contentOf = (event: Event): Schema.Json => ({ body: event.body, via: event.via })

/** The entry without its content, as every store keeps it after a forget. */
export const forgetEntry = (sha256: Sha256, entry: Entry): Entry =>
  entry.forgotten === undefined
    ? {
        event: { ...entry.event, via: "", body: null },
        cells: entry.cells,
        salt: new Uint8Array(0),
        forgotten: contentHash(sha256, entry)
      }
    : entry
