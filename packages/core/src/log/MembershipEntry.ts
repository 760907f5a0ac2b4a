/**
 * One signed entry of the chain that says who may read and write: its content, its bytes, its hash and its signature.
 * What a chain of them amounts to is `Membership.ts`.
 *
 * An entry is JSON, since there are few and people may want to read them; the bytes as they were signed are kept and
 * passed on. They have to be the one spelling of what they say (RFC 8785, base64url without stray bits), so that no two
 * programs read one entry in two ways.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { concat, sameBytes, utf8, utf8ToText } from "./Bytes.ts"
import { canonicalJson } from "./CanonicalJson.ts"
import { Ciphers, KEY_BYTES, NONCE_BYTES, SIGNATURE_BYTES, TAG_BYTES } from "./Ciphers.ts"
import { MAX_GRANT_BYTES } from "./Grant.ts"
import { DeviceId, ID_BYTES, MemberId, WorkspaceId } from "./Ids.ts"
import { HASH_BYTES, type Sha256 } from "./Sha256.ts"

/** An entry with its grants for every device; enough for a thousand devices. */
export const MAX_ENTRY_BYTES = 256 * 1024
/** More than anything that is done in one go. */
export const MAX_CHANGES = 64
/** A name before it is sealed: in code points, each of at most four bytes. */
export const MAX_LABEL_LENGTH = 64
/** A name, sealed. */
export const MAX_LABEL_BYTES = 4 * MAX_LABEL_LENGTH + NONCE_BYTES + TAG_BYTES
/** What makes a workspace's id new, beside its founder's key. */
const MAX_FOUNDING_BYTES = 32

/** Bytes as base64url without padding. */
const bytes = (atLeast: number, atMost = atLeast) =>
  Schema.Uint8ArrayFromBase64Url.check(
    Schema.makeFilter((value: Uint8Array) => value.length >= atLeast && value.length <= atMost)
  )

/** 80 bits in Crockford's base 32, as `newId` and `deviceIdOf` write them. */
const isId = Schema.isPattern(/^[0-9a-hjkmnp-tv-z]{16}$/u)
const device = DeviceId.check(isId)
const member = MemberId.check(isId)

export const Role = Schema.Literals(["owner", "editor", "reader"])
export type Role = typeof Role.Type

/** The public half of a device: the key that signs for it, and the one that secrets are wrapped to. */
export const DeviceCard = Schema.Struct({
  signing: bytes(KEY_BYTES),
  receiving: bytes(KEY_BYTES),
  /** Its name, sealed so that only members read it (`Label.ts`). */
  label: bytes(0, MAX_LABEL_BYTES)
})
export type DeviceCard = typeof DeviceCard.Type

/** Up to where a feed counts: its first `seq` events, ending in `chain`. */
export const Cut = Schema.Struct({
  device,
  seq: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  chain: bytes(HASH_BYTES)
})
export type Cut = typeof Cut.Type

/** A place in a feed that somebody vouches for. */
const End = Schema.Struct({ seq: Schema.Int.check(Schema.isGreaterThan(0)), chain: bytes(HASH_BYTES) })

/** Secrets wrapped to one receiving key (`Grant.ts`); `to` is a device, or `recovery`. */
export const Grant = Schema.Struct({ to: Schema.NonEmptyString, sealed: bytes(1, MAX_GRANT_BYTES) })
export type Grant = typeof Grant.Type

const cuts = Schema.Array(Cut)
const grants = Schema.Array(Grant)
const epoch = Schema.Int.check(Schema.isGreaterThan(0))

export const Change = Schema.Union([
  /** Only in the first entry: who began the workspace, whose id is a hash of this device's key and the nonce. */
  Schema.TaggedStruct("Founded", { nonce: bytes(ID_BYTES, MAX_FOUNDING_BYTES), member, device: DeviceCard }),
  /** A further device of a member, with all keys up to now. */
  Schema.TaggedStruct("DeviceAdded", { member, device: DeviceCard, grant: Grant }),
  /** A further member, with its first device. */
  Schema.TaggedStruct("MemberAdded", {
    member,
    role: Role,
    label: bytes(0, MAX_LABEL_BYTES),
    device: DeviceCard,
    grant: Grant
  }),
  /** Devices that no longer belong: what they wrote up to the cuts stays valid for ever. At least one. */
  Schema.TaggedStruct("DevicesRevoked", { cuts: Schema.NonEmptyArray(Cut) }),
  /** The member and all of its devices, each with its cut. */
  Schema.TaggedStruct("MemberRemoved", { member, cuts }),
  /** Becoming a reader cuts the member's feeds; ceasing to be one lifts the cuts of devices that are still there. */
  Schema.TaggedStruct("RoleChanged", { member, role: Role, cuts }),
  /**
   * The feed of a device that never belonged, taken over with another log's file: it counts up to the last of these ends,
   * and its bundles may end at each of them as if it had signed there. Named again, it goes on.
   */
  Schema.TaggedStruct("FeedAdopted", { signing: bytes(KEY_BYTES), ends: Schema.NonEmptyArray(End) }),
  /** A cut put further on: what it had cut off is taken in after all. */
  Schema.TaggedStruct("CutMoved", { cut: Cut }),
  /** A new key for what is written from now on, wrapped to everybody who is still there; `epoch` is one more than before. */
  Schema.TaggedStruct("EpochBegan", { epoch, grants }),
  /** The phrase's keys, in place of any before; with all keys up to now. */
  Schema.TaggedStruct("RecoverySet", { signing: bytes(KEY_BYTES), receiving: bytes(KEY_BYTES), grant: Grant })
])
export type Change = typeof Change.Type

export const EntryBody = Schema.Struct({
  format: Schema.Literal("kith/membership/1"),
  workspace: WorkspaceId,
  /** 0 for the first. */
  index: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** The hash of the entry before; 32 zero bytes for the first. */
  previous: bytes(HASH_BYTES),
  /** The device that signs, or `recovery`. */
  author: Schema.NonEmptyString,
  /** The author's clock, ms; for display only. */
  at: Schema.Int,
  changes: Schema.NonEmptyArray(Change).check(Schema.isMaxLength(MAX_CHANGES))
})
export type EntryBody = typeof EntryBody.Type

/** As it is kept and passed on. */
export interface MembershipEntry {
  /** The JSON that was signed. */
  readonly json: Uint8Array
  readonly signature: Uint8Array
}

export const RECOVERY = "recovery"
export const NO_ENTRY = new Uint8Array(HASH_BYTES)

const ENTRY = utf8("kith/membership/1\n")

const messageOf = (json: Uint8Array): Uint8Array => concat(ENTRY, json)

/** H("kith/membership/1\n" ‖ JSON ‖ signature): what the next entry names. */
export const entryHash = (sha256: Sha256, { json, signature }: MembershipEntry): Uint8Array =>
  sha256(concat(messageOf(json), signature))

const encodeBody = Schema.encodeUnknownEffect(EntryBody)
const decodeBody = Schema.decodeUnknownEffect(EntryBody)

/** A body's one spelling. */
const jsonOf = (body: EntryBody): Effect.Effect<Uint8Array, Schema.SchemaError> =>
  Effect.map(encodeBody(body), (encoded) => utf8(canonicalJson(encoded as Schema.Json)))

/** Signs with whatever the author has: a device's keys, or the phrase's. A body that breaks the schema is a defect. */
export const signEntry = <E>(body: EntryBody, sign: (message: Uint8Array) => Effect.Effect<Uint8Array, E>) =>
  Effect.gen(function* () {
    const json = yield* Effect.orDie(jsonOf(body))
    const signature = yield* sign(messageOf(json))
    return { json, signature } satisfies MembershipEntry
  })

/** `undefined` for what is no entry: JSON of another shape or spelling, unknown members, or too much of it. */
export const readEntry = ({ json }: MembershipEntry): Effect.Effect<EntryBody | undefined> =>
  Effect.gen(function* () {
    if (json.length > MAX_ENTRY_BYTES) return undefined
    const body = yield* decodeBody(JSON.parse(utf8ToText(json)), { onExcessProperty: "error" })
    return sameBytes(yield* jsonOf(body), json) ? body : undefined
  }).pipe(Effect.catchCause(() => Effect.succeed(undefined)))

export const isSignedBy = Effect.fnUntraced(function* (publicKey: Uint8Array, { json, signature }: MembershipEntry) {
  return yield* (yield* Ciphers).verify(publicKey, messageOf(json), signature)
})

export const encodeEntry = ({ json, signature }: MembershipEntry): Uint8Array =>
  new ByteWriter().raw(signature).raw(json).done()

/** Throws `RangeError` on bytes that cannot be one. */
export const decodeEntry = (encoded: Uint8Array): MembershipEntry => {
  if (encoded.length > MAX_ENTRY_BYTES + SIGNATURE_BYTES) throw new RangeError("entry: too large")
  const reader = new ByteReader(encoded)
  return { signature: reader.raw(SIGNATURE_BYTES), json: reader.rest() }
}
