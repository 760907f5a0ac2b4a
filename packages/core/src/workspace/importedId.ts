/** Ids of what comes from files and sheets. */
import { toBase32 } from "../log/Base32.ts"
import { utf8 } from "../log/Bytes.ts"
import { ID_BYTES } from "../log/Ids.ts"

/** A row's entity: the same on every device of the workspace, and nothing to guess a name from outside it. */
export const importedId = (mac: (message: Uint8Array) => Uint8Array, source: string, sourceKey: string): string =>
  toBase32(mac(utf8(`kith/import/1\n${source}\n${sourceKey}`)).subarray(0, ID_BYTES))
