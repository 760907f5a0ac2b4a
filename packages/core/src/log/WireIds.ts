/** Ids as the wire carries them: the bytes that their texts stand for. */
import { fromBase32, toBase32 } from "./Base32.ts"
import type { ByteReader } from "./ByteReader.ts"
import type { ByteWriter } from "./ByteWriter.ts"
import { type DeviceId, ID_BYTES, type WorkspaceId, WORKSPACE_ID_BYTES } from "./Ids.ts"
import { RECOVERY } from "./MembershipEntry.ts"

/** Who signs in: a device of the workspace, or the holder of its recovery phrase. */
export type Principal = DeviceId | typeof RECOVERY

export const writeWorkspace = (writer: ByteWriter, workspace: WorkspaceId): ByteWriter =>
  writer.raw(idBytes(workspace, WORKSPACE_ID_BYTES))

export const readWorkspace = (reader: ByteReader): WorkspaceId =>
  toBase32(reader.raw(WORKSPACE_ID_BYTES)) as WorkspaceId

const OF_DEVICE = 0
const OF_RECOVERY = 1

export const writePrincipal = (writer: ByteWriter, as: Principal): ByteWriter =>
  as === RECOVERY ? writer.u8(OF_RECOVERY) : writer.u8(OF_DEVICE).raw(idBytes(as, ID_BYTES))

export const readPrincipal = (reader: ByteReader): Principal => {
  const kind = reader.u8()
  if (kind === OF_RECOVERY) return RECOVERY
  if (kind !== OF_DEVICE) throw new RangeError("wire: signs in as nothing known")
  return toBase32(reader.raw(ID_BYTES)) as DeviceId
}

/** Throws `RangeError` on what is no id: such a text is the caller's fault, never the wire's. */
export const idBytes = (id: string, length: number): Uint8Array => {
  const bytes = fromBase32(id)
  if (bytes?.length !== length) throw new RangeError("wire: not an id")
  return bytes
}
