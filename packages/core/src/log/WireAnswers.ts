/** The bytes of what a relay answers and forwards: `docs/protocol/relay.md`, "From the relay". */
import { type Bundle, decodeBundle, encodeBundle, MAX_LONE_BUNDLE_BYTES } from "./Bundle.ts"
import type { Carried } from "./BundleStore.ts"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { SIGNATURE_BYTES } from "./Ciphers.ts"
import { decodeGlance, encodeGlance } from "./Glance.ts"
import type { ChainEnd } from "./Holdings.ts"
import { WORKSPACE_ID_BYTES } from "./Ids.ts"
import { decodeEntry, encodeEntry } from "./MembershipEntry.ts"
import { readProblem, writeProblem } from "./RelayProblem.ts"
import { HASH_BYTES } from "./Sha256.ts"
import {
  CHALLENGE_BYTES,
  MAX_ENCODED_ENTRY_BYTES,
  MAX_MESSAGE_BYTES,
  MAX_TOKEN_BYTES,
  readVector,
  type WireAnswer,
  writeVector
} from "./Wire.ts"
import { readWorkspace, writeWorkspace } from "./WireIds.ts"

const types = {
  Challenge: 0x81,
  Welcome: 0x82,
  Workspaces: 0x83,
  Same: 0x90,
  Holds: 0x91,
  Item: 0x92,
  End: 0x93,
  Accepted: 0x94,
  Refused: 0x95,
  Entries: 0x96,
  Extended: 0x97,
  Following: 0x98,
  Pong: 0x99,
  Spans: 0x9e,
  GlanceLeft: 0x9a,
  GlanceIs: 0x9b,
  News: 0xa0,
  Grown: 0xa1,
  Bye: 0xaf
} as const satisfies Record<WireAnswer["_tag"], number>

export const encodeAnswer = (answer: WireAnswer): Uint8Array => {
  const writer = new ByteWriter().u8(types[answer._tag])
  switch (answer._tag) {
    case "Challenge":
      return writer.raw(answer.challenge).done()
    case "Welcome":
      writeEnd(writer.varint(answer.version), answer).u64(answer.at)
      return writer.u64(answer.expires).bytes(answer.token).done()
    case "Workspaces":
      writer.varint(answer.workspaces.length)
      for (const workspace of answer.workspaces) writeWorkspace(writer, workspace)
      return writer.done()
    case "Holds":
      return writeVector(writeEnd(writer.varint(answer.id), answer), answer.version).done()
    case "Item":
      return writer.varint(answer.id).raw(encodeBundle(answer.bundle)).done()
    case "End":
      return writer.varint(answer.id).u8(flag(answer.more)).done()
    case "Accepted":
      return writeVector(writer.varint(answer.id), answer.version).done()
    case "Spans":
      writer.varint(answer.id).varint(answer.spans.length)
      for (const { first, last } of answer.spans) writer.varint(first).varint(last - first)
      return writer.done()
    case "Refused":
      return writeProblem(writer.varint(answer.id), answer.problem).done()
    case "Entries":
      writer.varint(answer.id).u8(flag(answer.more)).varint(answer.entries.length)
      for (const entry of answer.entries) writer.bytes(encodeEntry(entry))
      return writer.done()
    case "Extended":
      return writer.varint(answer.id).u8(flag(answer.extended)).done()
    case "Same":
    case "Following":
    case "Pong":
    case "GlanceLeft":
      return writer.varint(answer.id).done()
    case "GlanceIs":
      writer.varint(answer.id)
      return (answer.glance === undefined ? writer : writer.raw(encodeGlance(answer.glance))).done()
    case "News":
      return writer.raw(encodeBundle(answer.bundle)).done()
    case "Grown":
      return writeEnd(writer, answer).done()
    case "Bye":
      return writeProblem(writer, answer.problem).done()
  }
}

/** The same bytes as `encodeAnswer` of a `News`, of a bundle that is bytes already: made once for a thousand sockets. */
export const encodeNews = (bundle: Uint8Array): Uint8Array => new ByteWriter().u8(types.News).raw(bundle).done()

export const encodeItem = (id: number, bundle: Uint8Array): Uint8Array =>
  new ByteWriter().u8(types.Item).varint(id).raw(bundle).done()

/** Throws `RangeError` on what is no answer, to the byte. Bundles and entries are views on `message`. */
export const decodeAnswer = (message: Uint8Array): WireAnswer => {
  if (message.length > MAX_MESSAGE_BYTES) throw new RangeError("wire: message too long")
  const reader = new ByteReader(message)
  const answer = readAnswer(reader)
  reader.end()
  return answer
}

const readAnswer = (reader: ByteReader): WireAnswer => {
  switch (reader.u8()) {
    case types.Challenge:
      return { _tag: "Challenge", challenge: reader.raw(CHALLENGE_BYTES) }
    case types.Welcome: {
      const version = reader.varint()
      const end = readEnd(reader)
      const [at, expires] = [reader.u64(), reader.u64()]
      return { _tag: "Welcome", version, ...end, at, expires, token: reader.bytes(MAX_TOKEN_BYTES) }
    }
    case types.Workspaces: {
      const count = reader.count(WORKSPACE_ID_BYTES)
      return { _tag: "Workspaces", workspaces: Array.from({ length: count }, () => readWorkspace(reader)) }
    }
    case types.Same:
      return { _tag: "Same", id: reader.varint() }
    case types.Holds:
      return { _tag: "Holds", id: reader.varint(), ...readEnd(reader), version: readVector(reader) }
    case types.Item:
      return { _tag: "Item", id: reader.varint(), bundle: readBundle(reader) }
    case types.End:
      return { _tag: "End", id: reader.varint(), more: readFlag(reader) }
    case types.Accepted:
      return { _tag: "Accepted", id: reader.varint(), version: readVector(reader) }
    case types.Spans: {
      const [id, count] = [reader.varint(), reader.count(2)]
      return { _tag: "Spans", id, spans: Array.from({ length: count }, () => readSpan(reader)) }
    }
    case types.Refused:
      return { _tag: "Refused", id: reader.varint(), problem: readProblem(reader) }
    case types.Entries: {
      const [id, more] = [reader.varint(), readFlag(reader)]
      const count = reader.count(SIGNATURE_BYTES + 1)
      const entry = () => decodeEntry(reader.bytes(MAX_ENCODED_ENTRY_BYTES))
      return { _tag: "Entries", id, more, entries: Array.from({ length: count }, entry) }
    }
    case types.Extended:
      return { _tag: "Extended", id: reader.varint(), extended: readFlag(reader) }
    case types.Following:
      return { _tag: "Following", id: reader.varint() }
    case types.Pong:
      return { _tag: "Pong", id: reader.varint() }
    case types.GlanceLeft:
      return { _tag: "GlanceLeft", id: reader.varint() }
    case types.GlanceIs: {
      const id = reader.varint()
      return { _tag: "GlanceIs", id, glance: reader.left === 0 ? undefined : decodeGlance(reader.rest()) }
    }
    case types.News:
      return { _tag: "News", bundle: readBundle(reader) }
    case types.Grown:
      return { _tag: "Grown", ...readEnd(reader) }
    case types.Bye:
      return { _tag: "Bye", problem: readProblem(reader) }
    default:
      throw new RangeError("wire: no such answer")
  }
}

const writeEnd = (writer: ByteWriter, { length, head }: ChainEnd): ByteWriter => writer.varint(length).raw(head)

const readEnd = (reader: ByteReader): ChainEnd => ({ length: reader.varint(), head: reader.raw(HASH_BYTES) })

const readBundle = (reader: ByteReader): Bundle => {
  if (reader.left > MAX_LONE_BUNDLE_BYTES) throw new RangeError("wire: bundle too long")
  return decodeBundle(reader.rest())
}

const flag = (value: boolean): number => (value ? 1 : 0)

/** Two numbers that fit may have a sum that does not. */
const readSpan = (reader: ByteReader): Carried => {
  const first = reader.varint()
  const last = first + reader.varint()
  if (!Number.isSafeInteger(last)) throw new RangeError("span: too long")
  return { first, last }
}

const readFlag = (reader: ByteReader): boolean => {
  const value = reader.u8()
  if (value > 1) throw new RangeError("wire: neither yes nor no")
  return value === 1
}
