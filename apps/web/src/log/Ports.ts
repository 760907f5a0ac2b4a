/** The ports of one log: what every method may use. `webPorts.ts` fills them in a browser. */
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { DeviceKeys } from "@kith/core/log/DeviceKeys"
import type { LocalLog } from "@kith/core/log/LocalLog"
import type { Primitives } from "@kith/core/log/Primitives"
import type { SyncStore } from "@kith/core/log/SyncStore"
import type { EntityStore } from "@kith/core/workspace/EntityStore"
import type { ChangeFeed } from "./ChangeFeed.ts"

export type Ports = LocalLog | SyncStore | EntityStore | ChangeFeed | DeviceKeys | Primitives | Ciphers
