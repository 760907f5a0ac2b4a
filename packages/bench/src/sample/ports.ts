/** The ports of a log in a folder, as the command line opens them. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import * as Layer from "effect/Layer"
import { Primitives } from "@kith/core/log/Primitives"
import { layerKeyFile } from "@kith/storage/keyFile/KeyFile"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { layerEntityStore } from "@kith/storage/sqlite/SqliteEntityStore"
import { layerLocalLog } from "@kith/storage/sqlite/SqliteLocalLog"

/** The same name as in the command line's own folders. */
export const KEY_FILE = "keys.json"

export const portsOf = (folder: string) =>
  Layer.mergeAll(
    layerLocalLog(folder),
    layerEntityStore(folder),
    layerKeyFile(join(folder, KEY_FILE)),
    Layer.succeed(Primitives, { sha256: nodeSha256, random: (count) => randomBytes(count) })
  )
