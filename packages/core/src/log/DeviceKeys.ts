/** The port on this device's keys: they work behind it and are never shown. Layers: key file, memory (and the browser). */
import * as Context from "effect/Context"
import type * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { DeviceId, WorkspaceId } from "./Ids.ts"

/** The keys cannot be used; `why` never holds key material. */
export class DeviceKeysError extends Schema.TaggedError<DeviceKeysError>()("DeviceKeysError", {
  why: Schema.Literals(["missing", "unreadable", "damaged", "newer", "exposed"]),
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
  }
>()("@kith/core/log/DeviceKeys") {}
