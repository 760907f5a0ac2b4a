/** What a browser says of syncing that does not go as it should, each brought about with a real relay, and what goes on by itself. */
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, it } from "vitest"
import { forgetAtRelay } from "@kith/storage/web/RelayHttp"
import { SyncStore } from "@kith/core/log/SyncStore"
import { reachRelay } from "@kith/storage/web/ReachRelay"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { stateWords } from "../../src/screens/devices/stateWords.ts"
import { BrowserInMemory } from "./browserInMemory.ts"
import { begun, inStep, joinedBy, peopleOf, runRelay, synced, type Tab } from "./pairedTabs.ts"
import * as Effect from "effect/Effect"

const phaseOf = async (tab: Tab, isWanted: (phase: { readonly _tag: string; readonly why?: string }) => boolean) =>
  (
    await tab.until(
      () => tab.ask.syncState(),
      ({ phase }) => isWanted(phase)
    )
  ).phase

const away = (tab: Tab, why: string) => phaseOf(tab, (phase) => phase._tag === "Away" && phase.why === why)
const stopped = (tab: Tab) => phaseOf(tab, ({ _tag }) => _tag === "Stopped")

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)))

const freePort = async (): Promise<number> => {
  const server = createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

const opened = async (name = "Ana Souza"): Promise<Tab> => {
  const tab = new BrowserInMemory().tab()
  await begun(tab, name)
  return tab
}

it("says that nobody answers where there is nothing, and goes on by itself once somebody does", async () => {
  const port = await freePort()
  const tab = await opened()
  await tab.tell.syncWithRelay({ relay: `http://127.0.0.1:${port}`, label: "Laptop" })
  expect(await away(tab, "unreachable")).toMatchObject({ retryAt: expect.any(Number) })
  await using _ = await runRelay({ port })
  await inStep(tab)
  await tab.close()
})

it("gets in step while the clock stands still: a server that has not answered yet is not late", async () => {
  await using relay = await runRelay()
  const tab = new BrowserInMemory().tab({ now: "2026-03-03T15:00:00Z" })
  await begun(tab, "Ana Souza")
  await synced(tab, relay.url, "Laptop")
  expect((await tab.ask.syncState()).phase._tag).toBe("InStep")
  await tab.close()
})

it("tells a server that is none of Kith's from one that does not answer", async () => {
  const server: Server = createServer((_, answer) => void answer.end("<h1>Something else</h1>"))
  const relay = `http://127.0.0.1:${await listening(server)}`
  const tab = await opened()
  await tab.tell.syncWithRelay({ relay, label: "Laptop" })
  expect(await away(tab, "notARelay")).toMatchObject({ why: "notARelay" })
  await tab.close()
  server.close()
})

it("asks for the pass word of a server that is not open to everybody, and syncs with it", async () => {
  await using relay = await runRelay({ open: false, creationToken: "a-long-pass-word-of-its-keeper" })
  const tab = await opened()
  await tab.tell.syncWithRelay({ relay: relay.url, label: "Laptop" })
  expect(await stopped(tab)).toEqual({ _tag: "Stopped", why: "mayNotCreate" })
  await tab.tell.syncWithRelay({ relay: relay.url, label: "Laptop", token: "another" })
  await phaseOf(tab, ({ _tag }) => _tag === "Connecting")
  expect(await stopped(tab)).toEqual({ _tag: "Stopped", why: "mayNotCreate" })
  await tab.tell.syncWithRelay({ relay: relay.url, label: "Laptop", token: "a-long-pass-word-of-its-keeper" })
  await inStep(tab)
  await tab.close()
})

it("says so where the server has no room for a further log", async () => {
  await using relay = await runRelay({ maxWorkspaces: 1 })
  const first = await opened()
  await synced(first, relay.url, "Laptop")
  const second = await opened("Luc Tran")
  await second.tell.syncWithRelay({ relay: relay.url, label: "Laptop" })
  expect(await stopped(second)).toEqual({ _tag: "Stopped", why: "noRoomThere" })
  await Promise.all([first.close(), second.close()])
})

it("keeps what does not fit into the log's room there, and says so", async () => {
  await using relay = await runRelay({ workspaceBytes: 60_000, uploaderBytes: 60_000 })
  const laptop = await opened()
  await synced(laptop, relay.url, "Laptop")
  const browser = new BrowserInMemory()
  const phone = browser.tab({ log: await joinedBy(laptop, browser) })
  await inStep(phone)
  // Nothing that could be packed.
  const pieces = [1, 2, 3].map(() => Buffer.from(crypto.getRandomValues(new Uint8Array(24_000))).toString("base64"))
  for (const name of pieces) await phone.tell.begin({ name, zone: "America/Toronto", language: "en" })
  await away(phone, "roomOfLog")
  expect((await phone.ask.syncState()).waiting).toBeGreaterThan(0)
  await Promise.all([phone.close(), laptop.close()])
})

it("stops where an owner had the server forget the log, and begins there again only when told to", async () => {
  await using relay = await runRelay()
  const browser = new BrowserInMemory()
  const tab = browser.tab()
  await begun(tab, "Ana Souza")
  await synced(tab, relay.url, "Laptop")
  await tab.close()
  await browser.run("log", (keys) =>
    Effect.gen(function* () {
      const address = relayAddress(relay.url)!
      const { token } = yield* reachRelay(address)
      yield* forgetAtRelay(address, keys.workspace, token)
    })
  )
  const again = browser.tab()
  expect(await stopped(again)).toEqual({ _tag: "Stopped", why: "forgotten" })
  await again.tell.syncWithRelay({ relay: relay.url, label: "Laptop", again: true })
  await inStep(again)
  expect(await peopleOf(again)).toEqual(["Ana Souza"])
  await again.close()
})

it("says that a device was taken out", async () => {
  await using relay = await runRelay()
  const laptop = await opened()
  await synced(laptop, relay.url, "Laptop")
  const browser = new BrowserInMemory()
  const phone = browser.tab({ log: await joinedBy(laptop, browser) })
  await inStep(phone)
  const { devices } = await laptop.until(
    () => laptop.ask.whoReads(),
    ({ devices }) => devices.length === 2
  )
  await laptop.tell.revokeDevice({ id: devices.find(({ isThis }) => !isThis)!.id })
  expect(await stopped(phone)).toEqual({ _tag: "Stopped", why: "revoked" })
  await Promise.all([phone.close(), laptop.close()])
})

it("asks for patience where the server does", async () => {
  await using relay = await runRelay({ requestsPerMinute: 1 })
  const tab = await opened()
  await tab.tell.syncWithRelay({ relay: relay.url, label: "Laptop" })
  expect(await away(tab, "pause")).toMatchObject({ why: "pause" })
  await tab.close()
})

it("says by how much this device's clock is wrong", async () => {
  await using relay = await runRelay()
  const browser = new BrowserInMemory()
  const tab = browser.tab()
  await begun(tab, "Ana Souza")
  await synced(tab, relay.url, "Laptop")
  expect((await tab.ask.syncState()).clockAhead).toBe(undefined)
  // As it notes it when it signs in: a clock that is wrong cannot be had here.
  await browser.run("log", () =>
    Effect.gen(function* () {
      const { remotes, saveRemote } = yield* SyncStore
      for (const [name, state] of yield* remotes) yield* saveRemote(name, { ...state, clockAhead: 3 * 3_600_000 })
    })
  )
  expect((await tab.ask.syncState()).clockAhead).toBe(3 * 3_600_000)
  await tab.close()
})

it("counts nothing as waiting that has gone there since", async () => {
  await using relay = await runRelay()
  const tab = await opened()
  await synced(tab, relay.url, "Laptop")
  await begun(tab, "Luc Tran")
  expect((await inStep(tab)).waiting).toBe(0)
  await tab.close()
})

it("has a whole sentence for each of them in both languages: what is safe, and in the end what to do", () => {
  const sentences = (lang: "en" | "fr") => {
    const { away, stopped } = stateWords[lang]
    return [...Object.values(away), ...Object.values(stopped)]
  }
  for (const said of sentences("en")) expect(said).toMatch(/safe|stays here/)
  for (const said of sentences("fr")) expect(said).toMatch(/en sûreté|reste ici/)
  expect(sentences("fr")).toHaveLength(sentences("en").length)
})
