/** Opens a key file as every command does. `opener.ts FILE`. Prints whether Node's crypto is loaded: at first, opened, named, signed. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { DeviceKeys } from "@kith/core/log/DeviceKeys"
import { layerKeyFile } from "@kith/storage/keyFile/KeyFile"

const loaded: Array<boolean> = []
/** Node's own modules, by its private list, which is the only one. */
const look = (): void => {
  const { moduleLoadList } = process as unknown as { readonly moduleLoadList: ReadonlyArray<string> }
  loaded.push(moduleLoadList.includes("NativeModule crypto"))
}

const [file = ""] = process.argv.slice(2)
look()
const keys = Effect.runSync(Effect.scoped(Effect.map(Layer.build(layerKeyFile(file)), Context.get(DeviceKeys))))
look()
keys.mac(new Uint8Array(3))
look()
Effect.runSync(keys.sign(new Uint8Array(3)))
look()
process.stdout.write(JSON.stringify(loaded))
