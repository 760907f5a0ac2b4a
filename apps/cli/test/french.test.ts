/** A week in French: natural, with its own typography, and no English left. */
import { describe, expect, it } from "vitest"
import { newKith, spaced } from "./kith.ts"

/** Words that no French sentence has. */
const ENGLISH =
  /\b(?:the|and|with|by|since|today|tomorrow|yesterday|nothing|there|which|what|was|were|done|met|wrote|thank|next|day|days|week|reply|until|undo|usage|flags|is)\b/i

/** Without what is typed or stored as it stands: commands, ids, flags and their choices, the names of rules. */
const spoken = (text: string): string =>
  text
    .replace(/(?:annuler\s:\s)?kith [^\n·|«»]*/g, "")
    .replace(/\([a-z-]+(?:, [a-z-]+)*\)/g, "")
    .replace(/--\S+/g, "")

describe("in French", () => {
  it("a conversation, what is due and why", async () => {
    const kith = await newKith({ env: { LANG: "fr_CA.UTF-8" } })
    await kith("add", "Ana Souza", "--company", "RBC")
    const logged = await kith(
      "log",
      "ana",
      "café",
      "hier",
      "15h",
      "passerelle CPA",
      "--useful",
      "le cours",
      "--who-else",
      "Raj Patel",
      "--next",
      "3 semaines"
    )
    expect(spaced(logged.out)).toMatch(
      /^✓ Café, Ana Souza, lun\. 2 mars 15 h \(\w+\) · piste Raj Patel \(\w+\)\n {2}Ensuite : Remercier Ana Souza avant 15 h · /
    )
    expect(logged.out).toContain("15\u00a0h")
    expect(logged.out).toContain("Ensuite\u202f:")
    const due = await kith()
    expect(spaced(due.out)).toMatch(/^mar\. 3 mars · \d à faire\n/)
    expect(spaced(due.out)).toMatch(/Remercier Ana Souza +avant 15 h +rencontre hier à 15 h/)
  })

  it("no command answers in English", async () => {
    const kith = await newKith({ env: { LANG: "fr_CA.UTF-8" } })
    const lines: ReadonlyArray<ReadonlyArray<string>> = [
      ["add", "Ana Souza", "--company", "RBC", "--relation", "mentor", "--met-at", "TechTO", "--cadence", "60"],
      ["add", "Ana Souza"],
      ["log", "Luc Tran", "courriel", "24 févr.", "--add"],
      ["log", "luc", "a", "répondu", "hier"],
      ["log", "inconnu", "café"],
      ["log", "ana", "café"],
      ["log", "luc", "rencontre", "demain", "10h", "--outcome", "agreed", "--minutes", "20"],
      ["follow", "luc", "mardi", "prochain", "parler", "de", "l'offre"],
      ["follow", "luc", "jamais"],
      ["due"],
      ["due", "--all", "--until", "4 semaines"],
      ["due", "--until", "32 mai"],
      ["show", "luc"],
      ["list"],
      ["list", "--tag", "rien"],
      ["find", "zzz"],
      ["edit", "luc", "--company", "Shopify", "--cadence", "90", "--tag", "club"],
      ["edit", "luc"],
      ["edit", "luc", "--drop", "rien"],
      ["away"],
      ["away", "du", "10", "au", "20", "mars"],
      ["away", "--off"],
      ["snooze", "luc", "3", "jours"],
      ["done", "zz"],
      ["skip", "zz"],
      ["settings"],
      ["settings", "--workdays", "lun-ven", "--hours", "9h-17h"],
      ["settings", "--zone", "Torono"],
      ["settings", "--province", "XX"],
      ["inconnue"],
      ["list", "--compny"],
      ["add"],
      ["-w", "autre", "due"],
      ["due", "--json=foo"]
    ]
    for (const line of lines) {
      const { out, err } = await kith(...line)
      expect(spoken(out), line.join(" ")).not.toMatch(ENGLISH)
      expect(spoken(err), line.join(" ")).not.toMatch(ENGLISH)
      expect(`${out}${err}`, line.join(" ")).not.toMatch(/\w [;:!?](?:\s|$)/)
    }
    const [thanks] = (await kith("due", "--json")).json
    expect(spoken((await kith("due", "--explain", thanks.id)).out)).not.toMatch(ENGLISH)
    expect(spoken((await kith("done", thanks.id)).out)).not.toMatch(ENGLISH)
  })

  it("JSON is the same in both languages, but for the reason", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const english = (await kith("due", "--json", "--lang", "en")).json
    const french = (await kith("due", "--json", "--lang", "fr")).json
    const plain = (each: { reason: string }) => ({ ...each, reason: "" })
    expect(french.map(plain)).toEqual(english.map(plain))
    expect(french[0].reason).not.toBe(english[0].reason)
  })

  it("is the log's own language once it is settled so", async () => {
    const kith = await newKith()
    expect((await kith("settings", "--language", "fr")).code).toBe(0)
    expect((await kith()).out).toContain("à faire")
    expect((await kith("deu")).err).toContain("commande")
    expect((await kith("help")).out).toContain("Au jour le jour")
    expect((await kith("due", "--lang", "en")).out).toContain("due")
  })
})
