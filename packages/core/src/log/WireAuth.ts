/** What is signed, hashed and compared on the wire, so that device and relay work it out alike. */
import { ByteWriter } from "./ByteWriter.ts"
import { utf8 } from "./Bytes.ts"
import type { Holdings } from "./Holdings.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId } from "./Ids.ts"
import type { Sha256 } from "./Sha256.ts"
import { idBytes, type Principal, writePrincipal, writeWorkspace } from "./WireIds.ts"

const AUTH = utf8("kith/auth/1")
const FIND = utf8("kith/find/1")
const HAVE = utf8("kith/have/1")

/**
 * What a sign-in's `Proof` signs: "kith/auth/1" ‖ the relay's host ‖ challenge ‖ workspace ‖ who. The host is what the
 * device dialled, in lower case and with its port unless that is the scheme's own (a URL's `host`), so that a relay in the
 * middle cannot pass another's challenge on.
 */
export const authMessage = (host: string, challenge: Uint8Array, workspace: WorkspaceId, as: Principal): Uint8Array =>
  writePrincipal(writeWorkspace(new ByteWriter().raw(AUTH).text(host).raw(challenge), workspace), as).done()

/** What the `Proof` after a `Find` signs: "kith/find/1" ‖ host ‖ challenge ‖ public key. */
export const findMessage = (host: string, challenge: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  new ByteWriter().raw(FIND).text(host).raw(challenge).raw(publicKey).done()

/**
 * H("kith/have/1" ‖ workspace ‖ chain length ‖ chain head ‖ each device's id and `seq`, by id): equal where two stores
 * hold the same events and the same membership.
 */
export const haveDigest = (sha256: Sha256, workspace: WorkspaceId, { length, head, version }: Holdings): Uint8Array => {
  const writer = writeWorkspace(new ByteWriter().raw(HAVE), workspace).u64(length).raw(head)
  const held = [...version].filter(([, seq]) => seq > 0)
  // Ids as text sort as their bytes do: the alphabet is in order.
  held.sort(([a]: [DeviceId, number], [b]: [DeviceId, number]) => (a < b ? -1 : 1))
  for (const [device, seq] of held) writer.raw(idBytes(device, ID_BYTES)).u64(seq)
  return sha256(writer.done())
}
