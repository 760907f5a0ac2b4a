/** `kith restore` of the ZIP that the web app makes: as the log itself, where its keys are or by its phrase, or not at all. */
import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { concat, utf8, utf8ToText } from "@kith/core/log/Bytes"
import { DEVICES_MEMBER, LOG_MEMBER, writeDeviceList } from "@kith/formats/backup/DeviceList"
import { zipInto } from "@kith/formats/zip/zipInto"
import { openLogCopy } from "@kith/storage/sqlite/LogFile"
import { syncStoreOn } from "@kith/storage/sqlite/SqliteSyncStore"
import { emptyKith, newKith, spaced } from "./kith.ts"
import { newDevice, newFolder, newRelay } from "./kithProcess.ts"

/** The list of devices as a browser writes it, of a log in a folder. */
const devicesOf = (folder: string, relay: string | undefined): string => {
  const log = openLogCopy(join(folder, "log.sqlite"), { readOnly: true })
  try {
    const store = syncStoreOn(log)
    const heads = [...log.heads().keys()].flatMap((device) => Effect.runSync(store.signedHeads(device, 0)))
    return utf8ToText(writeDeviceList({ chain: Effect.runSync(store.membership(0)), heads, relay }))
  } finally {
    log.close()
  }
}

/** A ZIP of these files, by name. */
const zipped = (members: Readonly<Record<string, string>>): Uint8Array => {
  const pieces: Array<Uint8Array> = []
  const zip = zipInto((piece) => pieces.push(piece.slice()))
  for (const [name, text] of Object.entries(members)) zip.add(name, [utf8(text)])
  zip.end()
  return concat(...pieces)
}

const written = (name: string, bytes: Uint8Array | string): string => {
  const path = join(newFolder(), name)
  writeFileSync(path, bytes)
  return path
}

describe("kith restore of the web app's backup", () => {
  it("brings the log back as itself with the recovery phrase, at its sync server or, said so, without", async () => {
    const relay = await newRelay()
    const [laptop, rescue, island] = [newDevice(), newDevice(), newDevice()]
    await laptop("init", "--name", "Job search", "--zone", "America/Toronto")
    await laptop("add", "Ana Souza")
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    const { words } = (await laptop("phrase", "--print", "--json")).json
    await laptop("sync")
    const members = {
      [LOG_MEMBER]: (await laptop("export", "--format", "jsonl")).out,
      [DEVICES_MEMBER]: devicesOf(join(laptop.home, "job-search"), relay.url)
    }
    const backup = written("kith-backup.zip", zipped(members))
    const phrase = words.join(" ")

    const restored = await rescue.runWith(phrase, "restore", backup, "--phrase", "--relay", relay.url)
    expect(restored.code, restored.err).toBe(0)
    expect((await rescue("list", "--json=name")).json).toEqual([{ name: "Ana Souza" }])
    await rescue("add", "Luc Tran")
    expect((await rescue("sync", "--json")).json).toMatchObject({ upToDate: true, waiting: 0 })
    await laptop("sync")
    expect((await laptop("list", "--json")).json).toHaveLength(2)

    // Otherwise the list of devices could go on in two ways.
    const asked = await island.runWith(phrase, "restore", backup, "--phrase")
    expect(asked.code).toBe(3)
    expect(asked.err).toContain(relay.url)
    const alone = await island.runWith(phrase, "restore", backup, "--phrase", "-y")
    expect(alone.code, alone.err).toBe(0)
    expect((await island("list", "--json=name")).json).toEqual([{ name: "Ana Souza" }])
    expect((await island("doctor")).code).toBe(0)
  })

  it("puts it in the log's place where its keys are, and leaves nothing of the unpacking behind", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const folder = join(kith.home, "job-search")
    const members = {
      [LOG_MEMBER]: (await kith("export", "--format", "jsonl")).out,
      [DEVICES_MEMBER]: devicesOf(folder, undefined)
    }
    await kith("add", "Too Late")
    const backup = written("kith-backup.zip", zipped(members))
    const homeBefore = readdirSync(kith.home)
    const { code, err, json } = await kith("restore", backup, "-y", "--json")
    expect(code, err).toBe(0)
    expect(json.events).toBe(2)
    expect((await kith("list", "--json=name")).json).toEqual([{ name: "Ana Souza" }])
    expect((await kith("export", "--format", "jsonl")).out).toBe(members[LOG_MEMBER])
    expect((await kith("doctor")).code).toBe(0)
    expect(readdirSync(kith.home)).toEqual(homeBefore)
  })

  it("says in both languages what is wrong with any other, and changes nothing", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const log = (await kith("export", "--format", "jsonl")).out
    const devices = devicesOf(join(kith.home, "job-search"), undefined)
    const whole = zipped({ [LOG_MEMBER]: log, [DEVICES_MEMBER]: devices })
    const cut = zipped({ [LOG_MEMBER]: log.split("\n").slice(0, -2).join("\n"), [DEVICES_MEMBER]: devices })
    const altered = zipped({ [LOG_MEMBER]: log.replace("Ana Souza", "Eve Souza"), [DEVICES_MEMBER]: devices })
    const noList = zipped({ [LOG_MEMBER]: log })
    const badList = zipped({ [LOG_MEMBER]: log, [DEVICES_MEMBER]: `{"kith":"devices"}` })
    const other = zipped({ "holiday.txt": "sun" })
    const cases: ReadonlyArray<readonly [Uint8Array, string, string]> = [
      [cut, "is damaged", "endommagé"],
      [altered, "is damaged", "endommagé"],
      [badList, "is damaged", "endommagé"],
      [other, "no backup", "n’est pas la sauvegarde"],
      [whole.subarray(0, whole.length - 40), "not complete", "incomplet"],
      [noList, "kith import", "kith import"]
    ]
    const before = readdirSync(kith.home)
    for (const [bytes, english, french] of cases) {
      const file = written("kith-backup.zip", bytes)
      const inEnglish = await kith("restore", file, "-y")
      expect(inEnglish.code, inEnglish.err).toBe(1)
      expect(inEnglish.err).toContain(english)
      expect(inEnglish.err).toContain("Nothing was changed")
      const inFrench = await kith("restore", file, "-y", "--lang", "fr")
      expect(inFrench.code).toBe(1)
      expect(spaced(inFrench.err)).toContain(french)
      expect(spaced(inFrench.err)).toContain("Rien n’a changé")
    }
    expect((await kith("export", "--format", "jsonl")).out).toBe(log)
    expect(readdirSync(kith.home)).toEqual(before)
  })

  it("names the ways in where neither keys nor phrase are", async () => {
    const kith = await newKith()
    const members = {
      [LOG_MEMBER]: (await kith("export", "--format", "jsonl")).out,
      [DEVICES_MEMBER]: devicesOf(join(kith.home, "job-search"), undefined)
    }
    const backup = written("kith-backup.zip", zipped(members))
    const empty = emptyKith()
    const { code, err } = await empty("restore", backup)
    expect(code).toBe(1)
    expect(err).toContain("--phrase")
    expect(err).toContain("kith import")
    // A log that had neither another device nor a phrase.
    const byPhrase = await empty("restore", backup, "--phrase")
    expect(byPhrase.code).toBe(1)
    expect(byPhrase.err).toContain("before a recovery phrase")
    expect(readdirSync(empty.home)).toEqual([])
  })
})
