/** A backup brought back without keys: the recovery phrase opens what the membership chain in it holds for the phrase. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { emptyHead } from "@kith/core/log/Feed"
import type { WorkspaceId } from "@kith/core/log/Ids"
import { type MembershipEntry, readEntry } from "@kith/core/log/MembershipEntry"
import type { DevicePairs } from "@kith/core/log/NewDevice"
import { phraseKeys } from "@kith/core/log/RecoveryPhrase"
import { createJoinedKeyFile } from "@kith/storage/keyFile/createKeyFile"
import { layerNodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { openLog, openLogCopy } from "@kith/storage/sqlite/LogFile"
import { restoreLog } from "@kith/storage/sqlite/restoreLog"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import { admitByPhrase } from "@kith/storage/web/RecoverAtRelay"
import { isLog, KEY_FILE } from "../home.ts"
import { withNewFolder } from "../newLog.ts"
import { printable } from "../output/printable.ts"
import { layerPrimitives } from "../processPrimitives.ts"
import { memberKeys } from "../publicKeys.ts"
import type { BackupFile } from "../restore/unpackedBackup.ts"
import { logFault } from "../restoreFault.ts"
import type { Outside } from "../Session.ts"
import { failed, needsDecision } from "../Stopped.ts"
import { restoreWords } from "../words/backupWords.ts"
import { joinWords } from "../words/pairWords.ts"
import { phraseWords } from "../words/phraseWords.ts"
import { authoredInWords } from "./changeMembers.ts"
import { relayAt, thisComputer } from "./places.ts"
import { letIn, letInWords, type RecoverAsked } from "./recover.ts"
import { rememberSync } from "./syncFile.ts"
import { typedPhrase } from "./typedPhrase.ts"

/** Only where no log is: the one that is there has its keys. */
export const restoreByPhrase = Effect.fnUntraced(
  function* (outside: Outside, { file, shown, ofBrowser }: BackupFile, folder: string, asked: RecoverAsked) {
    const { out, lang, global } = outside
    const say = restoreWords[lang]
    if (isLog(folder)) return yield* failed(joinWords[lang].exists(folder))
    const held = yield* chainIn(file)
    const workspace = held.entries[0] === undefined ? undefined : (yield* readEntry(held.entries[0]))?.workspace
    if (workspace === undefined) {
      return yield* failed(ofBrowser === undefined ? say.noPhraseInIt(shown) : say.noPhraseInBrowsers(shown))
    }
    const place = held.remotes[0] ?? ofBrowser?.relay
    if (asked.relay === undefined && place !== undefined && !global.yes) {
      return yield* needsDecision(say.phraseNeedsPlace(printable(place)), { decision: "relay" })
    }
    const address = asked.relay === undefined ? undefined : (yield* relayAt(outside, asked.relay)).address
    const phrase = yield* phraseKeys(yield* typedPhrase(outside))
    const label = asked.device?.trim() || thisComputer()
    // At the relay first, so that the list of devices never goes on in two ways.
    const { keys, entries } =
      address === undefined
        ? yield* letInHere(outside, shown, workspace, held.entries, phrase, label)
        : yield* letIn(outside, address, phrase, label)
    const { made } = yield* withNewFolder(
      outside,
      (beside) =>
        Effect.gen(function* () {
          const { feeds } = yield* restoreLog(file, beside, nodeSha256, (device) => {
            const key = held.keys.get(device)
            return key === undefined ? undefined : emptyHead(nodeSha256, workspace, key)
          }).pipe(Effect.mapError((error) => logFault(error, shown, outside)))
          yield* createJoinedKeyFile(join(beside, KEY_FILE), (count) => new Uint8Array(randomBytes(count)), keys)
          yield* Effect.acquireUseRelease(
            Effect.sync(() => openLog(beside, { create: false })),
            (log) => syncStoreOn(log).extendMembership(held.entries.length, entries.slice(held.entries.length)),
            (log) => Effect.sync(() => log.close())
          )
          if (address !== undefined) rememberSync(beside, { relay: address.url })
          return feeds.reduce((sum, feed) => sum + feed.events, 0)
        }),
      () => folder
    )
    if (out.isJson) return out.json({ folder, events: made, replaced: null })
    out.echo(`${out.style.good("✓")} ${say.done(made, folder)}`)
    out.note(`  ${phraseWords[lang].recovered}`)
  },
  (work, outside) => work.pipe(authoredInWords(outside), Effect.provide(Layer.merge(layerNodeCiphers, layerPrimitives)))
)

const chainIn = (file: string) =>
  Effect.acquireUseRelease(
    Effect.sync(() => openLogCopy(file, { readOnly: true })),
    (copy) =>
      Effect.gen(function* () {
        const store = syncStoreOn(copy)
        const remotes = [...(yield* store.remotes).keys()]
        return { entries: yield* store.membership(0), remotes, keys: memberKeys(copy) }
      }),
    (copy) => Effect.sync(() => copy.close())
  )

const letInHere = Effect.fnUntraced(function* (
  outside: Outside,
  shown: string,
  workspace: WorkspaceId,
  entries: ReadonlyArray<MembershipEntry>,
  phrase: DevicePairs,
  label: string
) {
  const otherPhrase = restoreWords[outside.lang].otherPhrase(shown)
  const made = yield* admitByPhrase(workspace, entries, phrase, label).pipe(letInWords(outside, otherPhrase))
  if (made === undefined) return yield* failed(otherPhrase)
  return { keys: made.keys, entries: [...entries, made.entry] }
})
