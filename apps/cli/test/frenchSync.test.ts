/** What syncing says in French: no English left, and its own typography. */
import { join } from "node:path"
import { expect, it } from "vitest"
import { ENGLISH, spoken } from "./englishIn.ts"
import { newDevice, newFolder, newRelay, pairBy } from "./kithProcess.ts"

it("neither syncing nor what goes wrong with it answers in English", async () => {
  const relay = await newRelay()
  const french = { LANG: "fr_CA.UTF-8" }
  const [laptop, phone] = [newDevice(french), newDevice(french)]
  await laptop("init", "--name", "Recherche", "--zone", "America/Montreal", "--province", "QC")
  const said: Array<readonly [string, { readonly out: string; readonly err: string }]> = []
  const say = async (device: typeof laptop, ...words: ReadonlyArray<string>): Promise<void> => {
    said.push([words.join(" "), await device(...words)])
  }
  await say(laptop, "devices")
  await say(laptop, "members")
  await say(laptop, "sync")
  await say(laptop, "sync", "--relay", "pas une adresse")
  await say(laptop, "sync", "--relay", relay.url, "--device", "portable")
  said.push(["join", await pairBy(laptop, phone, relay.url)])
  await phone("add", "Zoé Roy")
  for (const command of ["sync", "sync", "devices", "members", "phrase", "doctor", "due"]) await say(phone, command)
  await say(laptop, "sync")
  await say(laptop, "phrase", "--print")
  await say(laptop, "phrase", "--print")
  said.push(["phrase --check", await laptop.runWith("un deux trois", "phrase", "--check")])
  await say(laptop, "pair")
  await say(phone, "join", "K7QX-4MDA-92XT-PW3E", "--relay", relay.url, "-y")
  await say(phone, "join", "K7QX", "--relay", relay.url, "-y")
  await say(phone, "join", "--phrase")
  await say(laptop, "devices", "revoke", "personne")
  await say(laptop, "devices", "revoke", "phone")
  await say(laptop, "devices", "revoke", "phone", "-y")
  await say(phone, "sync")
  await say(phone, "doctor")
  await say(laptop, "members", "role", "personne", "reader")
  await say(laptop, "members", "role", "personne", "chef")
  await say(laptop, "leave", "-o", join(newFolder(), "tout.zip"), "--delete-at-relay")
  await relay.stop()
  await say(laptop, "sync")
  for (const command of ["sync", "pair", "join", "devices", "members", "phrase", "serve", "leave"]) {
    await say(laptop, "help", command)
  }
  const mixed = said.flatMap(([typed, { out, err }]) =>
    `${out}\n${err}`
      .split("\n")
      .filter((line) => ENGLISH.test(spoken(line)) && !/^\s+\d+\s/.test(line))
      .map((line) => `${typed}: ${line}`)
  )
  expect(mixed).toEqual([])
  for (const [typed, { out, err }] of said) expect(`${out}${err}`, typed).not.toMatch(/ [;!?»]|« /)
})
