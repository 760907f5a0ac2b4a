/** Everything a page can ask, by name. Questions change nothing; commands are done one after another. */
import type { Method } from "./Method.ts"
import { later } from "./Method.ts"
import { shell } from "./shell.ts"
import { today } from "./today.ts"

export const questions = {
  shell,
  today,
  readCapture: later(() => import("./capture.ts").then(({ readCapture }) => readCapture)),

  people: later(() => import("./people.ts").then(({ people }) => people)),
  peopleFacets: later(() => import("./people.ts").then(({ peopleFacets }) => peopleFacets)),
  peopleStages: later(() => import("./people.ts").then(({ peopleStages }) => peopleStages)),
  searchPeople: later(() => import("./people.ts").then(({ searchPeople }) => searchPeople)),

  checkPhrase: later(() => import("./sync/phrase.ts").then(({ checkPhrase }) => checkPhrase)),
  pairingState: later(() => import("./sync/pairing.ts").then(({ pairingState }) => pairingState)),
  syncState: later(() => import("./sync/syncing.ts").then(({ syncState }) => syncState)),
  whoReads: later(() => import("./sync/devices.ts").then(({ whoReads }) => whoReads))
}

export const commands = {
  capture: later(() => import("./capture.ts").then(({ capture }) => capture)),
  settle: later(() => import("./settle.ts").then(({ settle }) => settle)),
  undo: later(() => import("./undo.ts").then(({ undo }) => undo)),
  begin: later(() => import("./begin.ts").then(({ begin }) => begin)),

  askForPhraseLater: later(() => import("./sync/phrase.ts").then(({ askForPhraseLater }) => askForPhraseLater)),
  compareWords: later(() => import("./sync/pairing.ts").then(({ compareWords }) => compareWords)),
  extendInvitation: later(() => import("./sync/pairing.ts").then(({ extendInvitation }) => extendInvitation)),
  giveRole: later(() => import("./sync/devices.ts").then(({ giveRole }) => giveRole)),
  invite: later(() => import("./sync/pairing.ts").then(({ invite }) => invite)),
  join: later(() => import("./sync/pairing.ts").then(({ join }) => join)),
  makePhrase: later(() => import("./sync/phrase.ts").then(({ makePhrase }) => makePhrase)),
  removeMember: later(() => import("./sync/devices.ts").then(({ removeMemberFromLog }) => removeMemberFromLog)),
  revokeDevice: later(() => import("./sync/devices.ts").then(({ revokeDevice }) => revokeDevice)),
  stopPairing: later(() => import("./sync/pairing.ts").then(({ stopPairing }) => stopPairing)),
  stopSyncing: later(() => import("./sync/syncing.ts").then(({ stopSyncing }) => stopSyncing)),
  syncNow: later(() => import("./sync/syncing.ts").then(({ syncNow }) => syncNow)),
  syncWithRelay: later(() => import("./sync/syncing.ts").then(({ syncWithRelay }) => syncWithRelay))
}

type Answers<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Method<infer Args, infer A> ? (args: Args) => Promise<A> : never
}

export type Questions = Answers<typeof questions>
export type Commands = Answers<typeof commands>
