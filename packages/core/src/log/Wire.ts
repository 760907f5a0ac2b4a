/**
 * The messages between a device and a relay, for both ends: types, limits, and the parts that several messages share. The
 * bytes are `WireRequests.ts` (device to relay) and `WireAnswers.ts` (relay to device); `docs/protocol/relay.md` is the page.
 *
 * Every message is one type byte and its fields. A request carries an `id` that its answers repeat, so that many can be
 * under way on one socket.
 */
import { toBase32 } from "./Base32.ts"
import type { Bundle } from "./Bundle.ts"
import type { Carried } from "./BundleStore.ts"
import type { ByteReader } from "./ByteReader.ts"
import type { ByteWriter } from "./ByteWriter.ts"
import type { Glance } from "./Glance.ts"
import type { ChainEnd, Holdings } from "./Holdings.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId } from "./Ids.ts"
import { MAX_ENTRY_BYTES, type MembershipEntry } from "./MembershipEntry.ts"
import type { RelayProblem } from "./RelayProblem.ts"
import type { VersionVector } from "./VersionVector.ts"
import { idBytes, type Principal } from "./WireIds.ts"

/** Said in a connection's first message; a relay answers others with `unsupportedVersion`. */
export const WIRE_VERSION = 1

/** One message, whole. Longer ones end the connection. */
export const MAX_MESSAGE_BYTES = 1024 * 1024
/** Room for what stands around bundles and entries in a message. */
export const MESSAGE_OVERHEAD_BYTES = 1024
/** Bundles in one `Push`. */
export const MAX_PUSH_BUNDLES = 64
/** Events in one `Holding`. */
export const MAX_HOLDING_SEQS = 10_000
/** Bundles of one page of a pull, all together; a page holds one at least. */
export const PAGE_BYTES = 512 * 1024
export const CHALLENGE_BYTES = 32
/** How long a challenge can be answered, by the relay's clock. */
export const CHALLENGE_MS = 60_000
export const MAX_TOKEN_BYTES = 256
/** A device, in a vector: its id, and one byte of its `seq` at least. */
const VECTOR_ITEM_BYTES = ID_BYTES + 1
export const DIGEST_BYTES = 32

export type WireRequest =
  /** Begins a sign-in by key; answered with `Challenge`. */
  | { readonly _tag: "Hello"; readonly version: number; readonly workspace: WorkspaceId; readonly as: Principal }
  /** The challenge, signed (`WireAuth.ts`); answered with `Welcome`, or `Workspaces` after `Find`. */
  | { readonly _tag: "Proof"; readonly signature: Uint8Array }
  /** Signs in with a token of before; answered with `Welcome`, or `Refused`, after which `Hello` may follow. */
  | {
      readonly _tag: "Authenticate"
      readonly version: number
      readonly workspace: WorkspaceId
      readonly token: Uint8Array
    }
  /** Asks for the workspaces that know this public key: a device's, or a recovery phrase's. Answered with `Challenge`. */
  | { readonly _tag: "Find"; readonly version: number; readonly publicKey: Uint8Array }
  /** `Same` where the relay's digest is this one (`WireAuth.ts`), else `Holds`. */
  | { readonly _tag: "Have"; readonly id: number; readonly digest: Uint8Array }
  /** `Holds`, a page of `Item`s, `End`. */
  | { readonly _tag: "Pull"; readonly id: number; readonly held: VersionVector }
  | { readonly _tag: "Push"; readonly id: number; readonly bundles: ReadonlyArray<Bundle> }
  /** As `Push`, by the author, in place of what is held of these events. */
  | { readonly _tag: "Replace"; readonly id: number; readonly bundles: ReadonlyArray<Bundle> }
  /** Which bundles carry any of these events of this device's own feed; answered with `Spans`. */
  | { readonly _tag: "Holding"; readonly id: number; readonly seqs: ReadonlyArray<number> }
  | { readonly _tag: "MembershipFrom"; readonly id: number; readonly index: number }
  | { readonly _tag: "Extend"; readonly id: number; readonly entries: ReadonlyArray<MembershipEntry> }
  /** From now on forward what this connection was not told of. */
  | { readonly _tag: "Follow"; readonly id: number }
  | { readonly _tag: "Ping"; readonly id: number }
  /** Leaves a glance in place of the one before; answered with `GlanceLeft`. */
  | { readonly _tag: "LeaveGlance"; readonly id: number; readonly glance: Glance }
  /** Answered with `GlanceIs`. */
  | { readonly _tag: "ReadGlance"; readonly id: number }

export type WireAnswer =
  | { readonly _tag: "Challenge"; readonly challenge: Uint8Array }
  /** Signed in. `at` is the relay's clock, ms; `token` signs in again, until `expires`. */
  | (ChainEnd & {
      readonly _tag: "Welcome"
      readonly version: number
      readonly at: number
      readonly token: Uint8Array
      readonly expires: number
    })
  | { readonly _tag: "Workspaces"; readonly workspaces: ReadonlyArray<WorkspaceId> }
  | { readonly _tag: "Same"; readonly id: number }
  | (Holdings & { readonly _tag: "Holds"; readonly id: number })
  | { readonly _tag: "Item"; readonly id: number; readonly bundle: Bundle }
  /** The end of a page; `more`: ask again, with what it brought. */
  | { readonly _tag: "End"; readonly id: number; readonly more: boolean }
  | { readonly _tag: "Accepted"; readonly id: number; readonly version: VersionVector }
  | { readonly _tag: "Spans"; readonly id: number; readonly spans: ReadonlyArray<Carried> }
  /** `id` 0 during sign-in. */
  | { readonly _tag: "Refused"; readonly id: number; readonly problem: RelayProblem }
  | {
      readonly _tag: "Entries"
      readonly id: number
      readonly more: boolean
      readonly entries: ReadonlyArray<MembershipEntry>
    }
  | { readonly _tag: "Extended"; readonly id: number; readonly extended: boolean }
  | { readonly _tag: "Following"; readonly id: number }
  | { readonly _tag: "Pong"; readonly id: number }
  | { readonly _tag: "GlanceLeft"; readonly id: number }
  | { readonly _tag: "GlanceIs"; readonly id: number; readonly glance: Glance | undefined }
  /** A bundle that somebody else has just pushed. */
  | { readonly _tag: "News"; readonly bundle: Bundle }
  /** The membership chain has grown. */
  | (ChainEnd & { readonly _tag: "Grown" })
  /** The relay closes the connection, and why. */
  | { readonly _tag: "Bye"; readonly problem: RelayProblem }

/** A count, then each device's id and `seq`; devices of which nothing is held are left out, and no order is asked for. */
export const writeVector = (writer: ByteWriter, version: VersionVector): ByteWriter => {
  const items = [...version].filter(([, seq]) => seq > 0)
  writer.varint(items.length)
  for (const [device, seq] of items) writer.raw(idBytes(device, ID_BYTES)).varint(seq)
  return writer
}

export const readVector = (reader: ByteReader): VersionVector => {
  const count = reader.count(VECTOR_ITEM_BYTES)
  const out = new Map<DeviceId, number>()
  for (let index = 0; index < count; index++) {
    const device = toBase32(reader.raw(ID_BYTES)) as DeviceId
    const seq = reader.varint()
    if (seq === 0 || out.has(device)) throw new RangeError("wire: a vector names a device in vain")
    out.set(device, seq)
  }
  return out
}

/** What bundles and entries take in a message, beside their own bytes. */
export const LENGTH_BYTES = 4
export const MAX_ENCODED_ENTRY_BYTES = MAX_ENTRY_BYTES + 64
