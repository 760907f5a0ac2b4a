/** This device's keys, opened: where they are under a passphrase, it is asked for, once for whatever a command does with them. */
import { readFileSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { DeviceKeys, type DeviceKeysError } from "@kith/core/log/DeviceKeys"
import { deviceKeysByNode } from "@kith/storage/keyFile/KeyFile"
import { readKeyFile } from "@kith/storage/keyFile/readKeyFile"
import type { Outside } from "./Session.ts"
import { failed, needsDecision, type Stopped } from "./Stopped.ts"
import type { World } from "./World.ts"

type Asking = Pick<Outside, "lang" | "world" | "out">

/** Names a file whose first line is the passphrase: `/dev/fd/3` for a descriptor. */
export const PASSPHRASE_FILE = "KITH_PASSPHRASE_FILE"

/** What was given in this run of the program, by key file. */
const given = new WeakMap<World, Map<string, string>>()

/** The passphrase of a key file; `undefined` where there is nobody to ask, or nobody is to be asked now. */
export const passphraseFor = (outside: Asking, file: string, quietly = false): Effect.Effect<string | undefined> =>
  Effect.suspend(() => {
    const known = given.get(outside.world)?.get(file)
    if (known !== undefined || quietly) return Effect.succeed(known)
    return Effect.tap(Effect.orDie(ask(outside)), (answer) =>
      Effect.sync(() => {
        if (answer !== undefined) remember(outside, file, answer)
      })
    )
  })

/** For who has just set it. */
export const remember = ({ world }: Pick<Outside, "world">, file: string, passphrase: string): void => {
  given.set(world, new Map([...(given.get(world) ?? []), [file, passphrase]]))
}

/** Whether somebody sits at a terminal; answers may go elsewhere than there. */
export const canType = ({ world }: Pick<Outside, "world">): boolean => world.isTerminal(0) && world.isTerminal(2)

const ask = Effect.fnUntraced(function* (outside: Asking) {
  const file = outside.world.env[PASSPHRASE_FILE]
  if (file !== undefined && file !== "") return yield* firstLineOf(file, outside)
  if (!canType(outside)) return undefined
  const { askSecret } = yield* Effect.promise(() => import("./prompt.ts"))
  const { passphraseWords } = yield* words
  const typed = yield* askSecret(outside, passphraseWords[outside.lang].ask)
  return typed === "" ? yield* failed(passphraseWords[outside.lang].nothingTyped) : typed
})

/** Ends with words where the file cannot be read. */
export const firstLineOf = (file: string, { lang }: Pick<Outside, "lang">): Effect.Effect<string, Stopped> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(readFileSync(file === "-" ? 0 : file, "utf8").split(/\r?\n/, 1)[0]!)
    } catch (cause) {
      return Effect.flatMap(
        Effect.promise(() => import("./fileFault.ts")),
        ({ fileFault }) => fileFault(cause, file, lang)
      )
    }
  })

const words = Effect.promise(() => import("./words/passphraseWords.ts"))

/** Fails in words: exit 3 where a passphrase is wanted and nobody can be asked, 1 where it is another one. */
const unlockedKeys = (outside: Asking, file: string, quietly = false) =>
  readKeyFile(file, { passphrase: passphraseFor(outside, file, quietly) }).pipe(lockedInWords(outside, file))

/** Says of keys that stay locked why they do. */
export const lockedInWords =
  (outside: Asking, file: string) =>
  <A, E, R>(work: Effect.Effect<A, E | DeviceKeysError, R>): Effect.Effect<A, E | DeviceKeysError | Stopped, R> =>
    Effect.catchIf(
      work,
      (error): error is E & DeviceKeysError =>
        (error as DeviceKeysError | undefined)?._tag === "DeviceKeysError" &&
        (error as DeviceKeysError).why === "locked",
      () =>
        Effect.flatMap(words, ({ passphraseWords }) => {
          const say = passphraseWords[outside.lang]
          return given.get(outside.world)?.has(file) === true
            ? failed(say.wrong(file))
            : needsDecision(say.locked(file), { decision: "passphrase" })
        })
    )

export const layerUnlocked = (outside: Asking, file: string, quietly?: boolean) =>
  Layer.effect(DeviceKeys, Effect.map(unlockedKeys(outside, file, quietly), deviceKeysByNode))
