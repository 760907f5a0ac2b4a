/** Keys under a passphrase: set, asked for once, changed, removed; and what a command says that does not get it. */
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { emptyKith, type Kith, newKith } from "./kith.ts"
import { newDevice, newFolder, newRelay, pairBy } from "./kithProcess.ts"

const written = (text: string): string => {
  const file = join(newFolder(), "passphrase")
  writeFileSync(file, `${text}\nnot this\n`)
  return file
}

const keysOf = (kith: Pick<Kith, "home">) => readFileSync(join(kith.home, "job-search", "keys.json"), "utf8")

/** The same home, with that environment. */
const withEnv = (kith: Kith, env: Readonly<Record<string, string>>) =>
  newDevice({ ...env, KITH_HOME: kith.home, LANG: env["LANG"] ?? "en_CA.UTF-8" })

describe("a passphrase", () => {
  it("is set, wanted by every command that opens the log, changed and removed", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    expect((await kith("passphrase", "--json")).json).toEqual({ passphrase: false })
    const [old, next] = [written("correct horse"), written("battery staple")]
    const set = await kith("passphrase", "set", "--new", old)
    expect(set.code, set.err).toBe(0)
    expect(keysOf(kith)).not.toContain("private")
    expect((await kith("passphrase", "--json")).json).toEqual({ passphrase: true })

    const shut = await kith("list")
    expect([shut.code, shut.out]).toEqual([3, ""])
    expect(shut.err).toContain("KITH_PASSPHRASE_FILE")
    const wrong = await withEnv(kith, { KITH_PASSPHRASE_FILE: next })("list")
    expect([wrong.code, wrong.out]).toEqual([1, ""])
    expect(wrong.err).toContain("not the passphrase")
    const open = withEnv(kith, { KITH_PASSPHRASE_FILE: old })
    expect((await open("list")).out).toContain("Ana Souza")
    const lost = await withEnv(kith, { KITH_PASSPHRASE_FILE: join(kith.home, "nowhere") })("list")
    expect([lost.code, lost.err]).toEqual([1, expect.stringContaining("nowhere")])

    expect((await kith("passphrase", "set", "--new", next)).code).toBe(1)
    expect((await open("passphrase", "change", "--new", next)).code).toBe(0)
    const renewed = withEnv(kith, { KITH_PASSPHRASE_FILE: next })
    expect((await renewed("add", "Luc Tran")).code).toBe(0)
    expect((await open("passphrase", "remove")).code).toBe(1)
    expect((await renewed("passphrase", "remove")).code).toBe(0)
    expect((await kith("list")).out).toContain("Luc Tran")
    expect((await kith("passphrase", "remove")).code).toBe(1)
  })

  it("that nobody gives is told by the doctor as that, and not as damage", async () => {
    const kith = await newKith()
    await kith("passphrase", "set", "--new", written("correct horse"))
    const { out, code } = await kith("doctor")
    expect([code, out]).toEqual([1, expect.stringContaining("KITH_PASSPHRASE_FILE")])
    expect(out).not.toContain("damaged")
  })

  it("that is short, or comes from nowhere, is not set", async () => {
    const kith = await newKith()
    const before = keysOf(kith)
    expect((await kith("passphrase", "set", "--new", written("seven77"))).code).toBe(1)
    expect((await kith("passphrase", "set")).code).toBe(3)
    expect((await kith("passphrase", "sett")).code).toBe(2)
    expect(keysOf(kith)).toBe(before)
  })

  it("may be there from the beginning, and speaks French", async () => {
    const file = written("cheval exact")
    const kith = emptyKith({ env: { KITH_PASSPHRASE_FILE: file, LANG: "fr_CA.UTF-8" } })
    const made = await kith("init", "--name", "Job search", "--zone", "America/Toronto", "--passphrase")
    expect(made.code, made.err).toBe(0)
    expect(keysOf(kith)).not.toContain("private")
    expect((await kith("add", "Ana Souza")).code).toBe(0)
    const shut = await withEnv(kith, { LANG: "fr_CA.UTF-8" })("list")
    expect([shut.code, shut.err]).toEqual([3, expect.stringContaining("mot de passe")])
  })

  it("is nothing that the doctor complains of, nor what keeps a backup from coming back", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const backup = join(newFolder(), "copy.sqlite")
    const file = written("correct horse")
    await kith("passphrase", "set", "--new", file)
    const open = withEnv(kith, { KITH_PASSPHRASE_FILE: file })
    expect((await open("backup", backup, "--with-keys")).code).toBe(0)
    const checked = await open("doctor")
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining("under a passphrase")])
    // Nobody need open the keys to put a log back.
    expect((await kith("restore", backup, "-y")).code).toBe(0)
    rmSync(join(kith.home, "job-search"), { recursive: true })
    const back = await kith("-w", "job-search", "restore", backup, "-y")
    expect(back.code, back.err).toBe(0)
    expect((await kith("list")).code).toBe(3)
    expect((await open("list")).out).toContain("Ana Souza")
  })

  it("stays on the keys of a device that gets a new identity", async () => {
    const relay = await newRelay()
    const file = written("correct horse")
    const laptop = newDevice({ KITH_PASSPHRASE_FILE: file })
    await laptop("init", "--name", "Job search", "--zone", "America/Toronto", "--passphrase")
    await laptop("add", "Ana Souza")
    await laptop("sync", "--relay", relay.url, "--device", "laptop")
    const backup = join(newFolder(), "copy.sqlite")
    await laptop("backup", backup)
    await laptop("add", "Luc Tran")
    await laptop("sync")
    await laptop("restore", backup, "-y")
    await laptop("add", "Mei Chen")
    const mended = await laptop("doctor", "--fix")
    expect([mended.code, mended.out]).toEqual([0, expect.stringContaining("new identity")])
    expect(keysOf(laptop)).not.toContain("private")
    const phone = newDevice()
    await pairBy(laptop, phone, relay.url, "link")
    expect((await phone("list", "--json=name")).json).toHaveLength(3)
  })
})
