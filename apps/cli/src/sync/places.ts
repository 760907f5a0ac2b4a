/** With what a log syncs: as the command line says, or as it was remembered. */
import { statSync } from "node:fs"
import { resolve } from "node:path"
import { hostname } from "node:os"
import * as Effect from "effect/Effect"
import { isBare, type RelayAddress, relayAddress } from "@kith/storage/web/RelayAddress"
import { printable } from "../output/printable.ts"
import type { Outside, Session } from "../Session.ts"
import { failed, usage } from "../Stopped.ts"
import { syncWords } from "../words/syncWords.ts"
import { readSyncPlaces } from "./syncFile.ts"

export type Place =
  /** `again`: to be begun there anew, where an owner had it deleted. */
  | { readonly _tag: "Relay"; readonly address: RelayAddress; readonly again?: boolean }
  | { readonly _tag: "Folder"; readonly path: string }

export interface PlaceAsked {
  readonly relay?: string | undefined
  readonly folder?: string | undefined
}

/** Ends with exit 2 where nothing was said, now or ever. A folder that is named has to be there. */
export const placeFor = Effect.fnUntraced(function* (session: Session, asked: PlaceAsked) {
  const say = syncWords[session.lang]
  if (asked.relay !== undefined && asked.folder !== undefined) return yield* usage(say.oneOnly)
  if (asked.folder !== undefined) return yield* folderAt(session, resolve(asked.folder))
  if (asked.relay !== undefined) return yield* relayAt(session, asked.relay)
  const known = readSyncPlaces(session.folder)
  if (known.relay !== undefined) return yield* relayAt(session, known.relay)
  if (known.folder !== undefined) return folderPlace(known.folder)
  return yield* usage(say.noPlace)
})

/** The relay that is named, else the one remembered; `undefined` for none. */
export const relayFor = Effect.fnUntraced(function* (session: Session, typed: string | undefined) {
  const known = typed ?? readSyncPlaces(session.folder).relay
  return known === undefined ? undefined : (yield* relayAt(session, known)).address
})

/** Reads an address, and warns of one that is not encrypted on the way. */
export const relayAt = Effect.fnUntraced(function* ({ lang, out }: Pick<Outside, "lang" | "out">, typed: string) {
  const address = relayAddress(typed)
  // What was typed may hold a password, and is not said again whole.
  if (address === undefined) return yield* usage(syncWords[lang].notARelay(printable(typed.replace(/\/\/.*@/, "//…@"))))
  if (isBare(address)) out.note(`${out.style.warn("!")} ${syncWords[lang].bare(address.url)}`)
  return { _tag: "Relay", address } as const
})

const folderAt = Effect.fnUntraced(function* ({ lang }: Session, path: string) {
  const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return isThere ? folderPlace(path) : yield* failed(syncWords[lang].notAFolder(path))
})

const folderPlace = (path: string): Place => ({ _tag: "Folder", path })

/** What a place is called in sentences. */
export const placeName = (place: Place): string => (place._tag === "Relay" ? place.address.host : place.path)

/** What this device is called unless its user says otherwise. */
export const thisComputer = (): string => hostname().replace(/\.(?:local|lan|home)$/i, "") || "computer"
