/** The port on this device's keys: they work behind it and are never shown. Layers: key file, memory (and the browser). */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { DeviceId, WorkspaceId } from "./Ids.ts"

/** The keys cannot be used, `locked`: not without their passphrase; `why` never holds key material. */
export class DeviceKeysError extends Schema.TaggedError<DeviceKeysError>()("DeviceKeysError", {
  why: Schema.Literals(["missing", "unreadable", "damaged", "newer", "exposed", "locked"]),
  cause: Schema.optionalKey(Schema.Defect())
}) {}

export class DeviceKeys extends Context.Service<
  DeviceKeys,
  {
    readonly workspace: WorkspaceId
    readonly device: DeviceId
    /** Ed25519, 32 bytes. */
    readonly publicKey: Uint8Array
    /** An Ed25519 signature, 64 bytes; `bytes` start with a domain-separation string. */
    readonly sign: (bytes: Uint8Array) => Effect.Effect<Uint8Array, DeviceKeysError>
    /**
     * HMAC-SHA-256 under the workspace's own secret, which never rotates and which all its devices hold:
     * names set elements in stubs and gives imported rows the same id on every device.
     * Synchronous, since it runs once a cell. `message` starts with a domain-separation string.
     */
    readonly mac: (message: Uint8Array) => Uint8Array
    /** X25519, 32 bytes: what others wrap secrets to. */
    readonly receivingKey: Uint8Array
    /** The nonce in the workspace's id; only on the device that founded it. */
    readonly founding: Uint8Array | undefined
    /** The epochs whose keys are held, ascending. */
    readonly epochs: Effect.Effect<ReadonlyArray<number>>
    /** AES-256-GCM under an epoch's key; `undefined` where that is not held. The nonce must be fresh. */
    readonly seal: (
      epoch: number,
      nonce: Uint8Array,
      header: Uint8Array,
      plain: Uint8Array
    ) => Effect.Effect<Uint8Array | undefined, DeviceKeysError>
    /** `undefined` where the key is not held, or the bytes were not sealed under it with this header and nonce. */
    readonly open: (
      epoch: number,
      nonce: Uint8Array,
      header: Uint8Array,
      sealed: Uint8Array
    ) => Effect.Effect<Uint8Array | undefined, DeviceKeysError>
    /**
     * Takes in keys that were wrapped to this device (`Grant.ts`), for as long as the layer lives: the membership chain keeps
     * them. `false` for a grant that does not open, or that contradicts a key held.
     */
    readonly accept: (grant: Uint8Array) => Effect.Effect<boolean, DeviceKeysError>
    /** The workspace's secret and every epoch's key that is held, wrapped to somebody's receiving key. */
    readonly grantTo: (receivingKey: Uint8Array) => Effect.Effect<Uint8Array, DeviceKeysError>
  }
>()("@kith/core/log/DeviceKeys") {}
