/** What several tests of devices begin with: a relay, browsers whose logs sync there, and one that is let in by another. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import { type RelayStartOptions, startRelay } from "@kith/relay/serve"
import type { BrowserInMemory } from "./browserInMemory.ts"

export type Tab = ReturnType<BrowserInMemory["tab"]>

export interface RunningRelay extends AsyncDisposable {
  readonly url: string
}

/** A real one on loopback, with a folder of its own. */
export const runRelay = async (more: RelayStartOptions = {}): Promise<RunningRelay> => {
  const data = mkdtempSync(join(tmpdir(), "kith-web-relay-"))
  const scope = Effect.runSync(Scope.make())
  const options = {
    port: 0,
    host: "127.0.0.1",
    open: true,
    data,
    log: "off",
    requestsPerMinute: 1_000_000,
    ...more
  } as const
  const { url } = await Effect.runPromise(Effect.provideService(startRelay(options), Scope.Scope, scope))
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void))
      rmSync(data, { recursive: true, force: true })
    }
  }
}

export const begun = (tab: Tab, name: string) =>
  tab.tell.begin({ name: "Network", zone: "America/Toronto", language: "en", who: known(name) })

export const inStep = (tab: Tab) =>
  tab.until(
    () => tab.ask.syncState(),
    ({ phase, waiting }) => phase._tag === "InStep" && waiting === 0
  )

export const synced = async (tab: Tab, relay: string, label: string): Promise<void> => {
  await tab.tell.syncWithRelay({ relay, label })
  await inStep(tab)
}

/** Both compare the three words, and say that they are the same. */
export const paired = async (inviting: Tab, joining: Tab, as = { _tag: "OwnDevice" } as const) => {
  await inviting.tell.invite({ as, page: "http://127.0.0.1/" })
  const showing = await inviting.until(
    () => inviting.ask.pairingState(),
    ({ _tag }) => _tag === "Showing"
  )
  if (showing._tag !== "Showing") throw new Error("no invitation")
  await joining.tell.join({ text: showing.link, label: "Phone" })
  for (const tab of [joining, inviting]) {
    await tab.until(
      () => tab.ask.pairingState(),
      ({ _tag }) => _tag === "Comparing"
    )
    await tab.tell.compareWords({ isSame: true })
  }
  return letIn(joining)
}

const letIn = (joining: Tab) =>
  joining.until(
    () => joining.ask.pairingState(),
    ({ _tag }) => _tag === "Joined" || _tag === "CameBack" || _tag === "Failed"
  )

const FIRST = ["Ana", "Luc", "Mai", "Noor", "Olga", "Pia", "Raj", "Sam"]

/** So many people that they take a while on the way. */
export const bringIn = async (tab: Tab, count: number): Promise<void> => {
  const rows = Array.from(
    { length: count },
    (_, index) => `${FIRST[index % 8]} ${index},Company ${index % 90},p${index}@example.org`
  )
  const file = new File([["Name,Company,E-mail", ...rows].join("\n")], "people.csv")
  const asked = { job: "people", file, dryRun: false, remind: false, addPeople: false, keepText: false }
  const done = await tab.tell.importFile(asked)
  if (done._tag !== "Done") throw new Error(`not brought in: ${done._tag}`)
}

/** By the recovery phrase, which asks nobody to look at two screens. */
export const recovered = async (inviting: Tab, joining: Tab) => {
  const made = await inviting.tell.makePhrase()
  if (made._tag !== "Made") throw new Error("no phrase")
  const { relay = "" } = await inviting.ask.syncState()
  await joining.tell.join({ text: made.words.join(" "), byPhrase: true, relay, label: "Phone" })
  return letIn(joining)
}

/** The name that the joined log has there. */
export const joinedBy = async (inviting: Tab, browser: BrowserInMemory): Promise<string> => {
  const tab = browser.tab()
  const joined = await recovered(inviting, tab)
  await tab.close()
  if (joined._tag !== "Joined") throw new Error(`not joined: ${joined._tag}`)
  return joined.log
}

export const known = (name: string) => ({ name, company: "Meridian Bank", day: "yesterday" }) as const

export const peopleOf = async (tab: Tab): Promise<ReadonlyArray<string>> =>
  (await tab.ask.people({ count: 50 })).rows.map(({ name }) => name)
