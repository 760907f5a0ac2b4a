/** The bytes of what a device asks a relay: `docs/protocol/relay.md`, "From the device". */
import { type Bundle, decodeBundle, encodeBundle, MAX_LONE_BUNDLE_BYTES } from "./Bundle.ts"
import { ByteReader } from "./ByteReader.ts"
import { ByteWriter } from "./ByteWriter.ts"
import { KEY_BYTES, SIGNATURE_BYTES } from "./Ciphers.ts"
import { decodeGlance, encodeGlance, MAX_GLANCE_BYTES } from "./Glance.ts"
import { decodeEntry, encodeEntry, type MembershipEntry } from "./MembershipEntry.ts"
import {
  DIGEST_BYTES,
  LENGTH_BYTES,
  MAX_ENCODED_ENTRY_BYTES,
  MAX_HOLDING_SEQS,
  MAX_MESSAGE_BYTES,
  MAX_PUSH_BUNDLES,
  MAX_TOKEN_BYTES,
  MESSAGE_OVERHEAD_BYTES,
  readVector,
  type WireRequest,
  writeVector
} from "./Wire.ts"
import { readPrincipal, readWorkspace, writePrincipal, writeWorkspace } from "./WireIds.ts"

const types = {
  Hello: 0x01,
  Proof: 0x02,
  Authenticate: 0x03,
  Find: 0x04,
  Have: 0x10,
  Pull: 0x11,
  Push: 0x12,
  MembershipFrom: 0x13,
  Extend: 0x14,
  Follow: 0x15,
  Ping: 0x16,
  Replace: 0x1a,
  Holding: 0x1b,
  LeaveGlance: 0x17,
  ReadGlance: 0x18
} as const satisfies Record<WireRequest["_tag"], number>

export const encodeRequest = (request: WireRequest): Uint8Array => {
  const writer = new ByteWriter().u8(types[request._tag])
  switch (request._tag) {
    case "Hello":
      return writePrincipal(writeWorkspace(writer.varint(request.version), request.workspace), request.as).done()
    case "Proof":
      return writer.raw(request.signature).done()
    case "Authenticate":
      return writeWorkspace(writer.varint(request.version), request.workspace).raw(request.token).done()
    case "Find":
      return writer.varint(request.version).raw(request.publicKey).done()
    case "Have":
      return writer.varint(request.id).raw(request.digest).done()
    case "Pull":
      return writeVector(writer.varint(request.id), request.held).done()
    case "Push":
    case "Replace":
      writer.varint(request.id).varint(request.bundles.length)
      for (const bundle of request.bundles) writer.bytes(encodeBundle(bundle))
      return writer.done()
    case "Holding":
      writer.varint(request.id).varint(request.seqs.length)
      for (const seq of request.seqs) writer.varint(seq)
      return writer.done()
    case "MembershipFrom":
      return writer.varint(request.id).varint(request.index).done()
    case "Extend":
      writer.varint(request.id).varint(request.entries.length)
      for (const entry of request.entries) writer.bytes(encodeEntry(entry))
      return writer.done()
    case "LeaveGlance":
      return writer.varint(request.id).raw(encodeGlance(request.glance)).done()
    case "Follow":
    case "Ping":
    case "ReadGlance":
      return writer.varint(request.id).done()
  }
}

/** Throws `RangeError` on what is no request, to the byte. Bundles and entries are views on `message`. */
export const decodeRequest = (message: Uint8Array): WireRequest => {
  if (message.length > MAX_MESSAGE_BYTES) throw new RangeError("wire: message too long")
  const reader = new ByteReader(message)
  const request = readRequest(reader)
  reader.end()
  return request
}

const readRequest = (reader: ByteReader): WireRequest => {
  switch (reader.u8()) {
    case types.Hello:
      return { _tag: "Hello", version: reader.varint(), workspace: readWorkspace(reader), as: readPrincipal(reader) }
    case types.Proof:
      return { _tag: "Proof", signature: reader.raw(SIGNATURE_BYTES) }
    case types.Authenticate: {
      const [version, workspace] = [reader.varint(), readWorkspace(reader)]
      if (reader.left > MAX_TOKEN_BYTES) throw new RangeError("wire: token too long")
      return { _tag: "Authenticate", version, workspace, token: reader.rest() }
    }
    case types.Find:
      return { _tag: "Find", version: reader.varint(), publicKey: reader.raw(KEY_BYTES) }
    case types.Have:
      return { _tag: "Have", id: reader.varint(), digest: reader.raw(DIGEST_BYTES) }
    case types.Pull:
      return { _tag: "Pull", id: reader.varint(), held: readVector(reader) }
    case types.Push:
      return { _tag: "Push", id: reader.varint(), bundles: readBundles(reader) }
    case types.Replace:
      return { _tag: "Replace", id: reader.varint(), bundles: readBundles(reader) }
    case types.Holding: {
      const id = reader.varint()
      const count = reader.count(1)
      if (count > MAX_HOLDING_SEQS) throw new RangeError("wire: too many events")
      return { _tag: "Holding", id, seqs: many(count, () => reader.varint()) }
    }
    case types.MembershipFrom:
      return { _tag: "MembershipFrom", id: reader.varint(), index: reader.varint() }
    case types.Extend: {
      const id = reader.varint()
      const count = reader.count(SIGNATURE_BYTES + 1)
      return { _tag: "Extend", id, entries: many(count, () => decodeEntry(reader.bytes(MAX_ENCODED_ENTRY_BYTES))) }
    }
    case types.Follow:
      return { _tag: "Follow", id: reader.varint() }
    case types.Ping:
      return { _tag: "Ping", id: reader.varint() }
    case types.LeaveGlance: {
      const id = reader.varint()
      if (reader.left > MAX_GLANCE_BYTES) throw new RangeError("wire: glance too long")
      return { _tag: "LeaveGlance", id, glance: decodeGlance(reader.rest()) }
    }
    case types.ReadGlance:
      return { _tag: "ReadGlance", id: reader.varint() }
    default:
      throw new RangeError("wire: no such request")
  }
}

const readBundles = (reader: ByteReader): Array<Bundle> =>
  many(reader.count(HEADER_BYTES), () => decodeBundle(reader.bytes(MAX_LONE_BUNDLE_BYTES)))

const many = <A>(count: number, read: () => A): Array<A> => Array.from({ length: count }, read)

/** Bundles in as few pushes as their sizes allow, in order. */
export const groupsToPush = (bundles: ReadonlyArray<Bundle>): Array<Array<Bundle>> =>
  groups(bundles, MAX_PUSH_BUNDLES, (bundle) => encodedLength(bundle))

export const groupsToExtend = (entries: ReadonlyArray<MembershipEntry>): Array<Array<MembershipEntry>> =>
  groups(entries, Number.MAX_SAFE_INTEGER, ({ json, signature }) => json.length + signature.length)

/** How long a bundle is as bytes, without making them. */
export const encodedLength = ({ signature, sealed }: Bundle): number => HEADER_BYTES + signature.length + sealed.length

/** Magic, version, ids, two numbers, epoch, two hashes, nonce (`Bundle.ts`). */
const HEADER_BYTES = 3 + 20 + 10 + 8 + 4 + 4 + 32 + 32 + 12

const groups = <A>(items: ReadonlyArray<A>, atMost: number, lengthOf: (item: A) => number): Array<Array<A>> => {
  const out: Array<Array<A>> = []
  let left = 0
  for (const item of items) {
    const length = lengthOf(item) + LENGTH_BYTES
    if (out.length === 0 || left < length || out.at(-1)!.length === atMost) {
      out.push([])
      left = MAX_MESSAGE_BYTES - MESSAGE_OVERHEAD_BYTES
    }
    out.at(-1)!.push(item)
    left -= length
  }
  return out
}
