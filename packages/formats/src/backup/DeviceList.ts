/**
 * The list of devices in the backup that a browser makes: a ZIP of the log as JSON Lines and, beside it, this. With its chain the
 * recovery phrase lets a new device in; with its heads that device hands over what the others wrote.
 */
import * as Schema from "effect/Schema"
import * as Base64 from "effect/encoding/Base64"
import * as Result from "effect/Result"
import { utf8, utf8ToText } from "@kith/core/log/Bytes"
import { DeviceId } from "@kith/core/log/Ids"
import { decodeEntry, encodeEntry, type MembershipEntry } from "@kith/core/log/MembershipEntry"
import type { SignedHead } from "@kith/core/log/SignedHead"

/** What the two files in the ZIP are called. */
export const LOG_MEMBER = "log.jsonl"
export const DEVICES_MEMBER = "devices.json"

const DevicesJson = Schema.Struct({
  kith: Schema.Literal("devices"),
  version: Schema.Literal(1),
  relay: Schema.optionalKey(Schema.String),
  /** Encoded entries, in base64. */
  chain: Schema.Array(Schema.String),
  heads: Schema.Array(
    Schema.Struct({ device: DeviceId, seq: Schema.Int, chain: Schema.String, signature: Schema.String })
  )
})

export interface DeviceList {
  /** Empty where the log had no other device and no phrase yet. */
  readonly chain: ReadonlyArray<MembershipEntry>
  readonly heads: ReadonlyArray<SignedHead>
  /** Where the log last synced, as an address. */
  readonly relay: string | undefined
}

export const writeDeviceList = ({ chain, heads, relay }: DeviceList): Uint8Array => {
  const devices: typeof DevicesJson.Type = {
    kith: "devices",
    version: 1,
    ...(relay === undefined ? {} : { relay }),
    chain: chain.map((entry) => Base64.encode(encodeEntry(entry))),
    heads: heads.map(({ device, seq, chain, signature }) => ({
      device,
      seq,
      chain: Base64.encode(chain),
      signature: Base64.encode(signature)
    }))
  }
  return utf8(JSON.stringify(devices))
}

/** `undefined` for what is none, or one that was altered. */
export const readDeviceList = (bytes: Uint8Array): DeviceList | undefined => {
  try {
    const { chain, heads, relay } = Schema.decodeUnknownSync(DevicesJson)(JSON.parse(utf8ToText(bytes)))
    return {
      chain: chain.map((entry) => decodeEntry(bytesIn(entry))),
      heads: heads.map((head) => ({ ...head, chain: bytesIn(head.chain), signature: bytesIn(head.signature) })),
      relay
    }
  } catch {
    return undefined
  }
}

const bytesIn = (text: string): Uint8Array => Result.getOrThrow(Base64.decode(text))
