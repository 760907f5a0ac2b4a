/** The second half of the commands in French: no English left, and its own typography. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { ENGLISH, spoken } from "./englishIn.ts"
import { newKith } from "./kith.ts"

it("no command answers in English", async () => {
  const kith = await newKith({ env: { LANG: "fr_CA.UTF-8" } })
  const csv = join(kith.home, "Connections.csv")
  writeFileSync(
    csv,
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nZoé,Roy,,,RBC,,07 Feb 2026\n,,,,,,07 Feb 2026\n"
  )
  const newer = join(kith.home, "newer.csv")
  writeFileSync(
    newer,
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nZoé,Roy,,,RBC,Analyste,08 Feb 2026\nAna,Souza,,,,,08 Feb 2026\n"
  )
  const own = join(kith.home, "regle.yaml")
  writeFileSync(own, "- id: encore\n  name: Encore un café\n  on: interaction\n  after: 20 jours\n- id: mauvaise\n")
  const backup = join(kith.home, "copie.sqlite")
  const jsonl = join(kith.home, "journal.jsonl")
  await kith("add", "Ana Souza", "--company", "RBC")
  await kith("add", "Ana Roy", "--company", "Shopify")
  await kith("log", "Ana Souza", "café", "hier", "15h", "passerelle CPA")
  const lines: ReadonlyArray<ReadonlyArray<string>> = [
    ["gathering"],
    ["gathering", "add", "Salon", "--when", "jeudi 18 h", "--type", "career-fair", "--place", "Centre"],
    ["gathering", "list"],
    ["gathering", "salon"],
    ["gathering", "met", "salon", "Ana"],
    ["gathering", "met", "salon", "Ana Souza, Maya Singh"],
    ["gathering", "met", "salon"],
    ["gathering", "check", "salon", "way"],
    ["gathering", "check", "salon", "--ready"],
    ["gathering", "edit", "salon", "--state", "registered"],
    ["gathering", "edit", "salon"],
    ["gathering", "show", "rien"],
    ["gathering", "ad", "x"],
    ["opening"],
    ["opening", "add", "Analyste", "--company", "RBC", "--told-by", "Ana Roy"],
    ["opening", "analyste"],
    ["opening", "edit", "analyste", "--state", "applied"],
    ["opening", "edit", "analyste"],
    ["opening", "show", "rien"],
    ["occupation"],
    ["occupation", "add", "Analyste"],
    ["occupation", "note", "analyste", "salaire", "60 k$", "--from", "Ana Souza"],
    ["occupation", "note", "analyste", "paie", "60 k$"],
    ["occupation", "analyste"],
    ["goal"],
    ["goal", "set", "2"],
    ["goal", "set", "4", "conversations", "--per", "month"],
    ["goal", "drop"],
    ["goal", "set", "zéro"],
    ["questions"],
    ["questions", "pick", "Ana Souza", "--count", "3"],
    ["questions", "answer", "Ana Souza", "tools", "un tableur"],
    ["questions", "compare"],
    ["questions", "off", "tools"],
    ["questions", "on", "tools"],
    ["questions", "reword", "tools", "Les logiciels"],
    ["questions", "add", "Et à distance"],
    ["questions", "answer", "Ana Souza", "rien", "x"],
    ["rules"],
    ["rules", "show", "nudge"],
    ["rules", "show", "keep-in-touch"],
    ["rules", "preview", "thank-you"],
    ["rules", "set", "nudge", "--after", "10 jours"],
    ["rules", "set", "nudge", "--after", "bientôt"],
    ["rules", "off", "connect"],
    ["rules", "on", "connect"],
    ["rules", "reset", "nudge"],
    ["rules", "reset", "nudge"],
    ["rules", "add", own],
    ["rules", "show", "rien"],
    ["merge", "Ana Souza", "Ana Roy"],
    ["split", "Ana Souza"],
    ["delete", "Ana Roy"],
    ["forget", "Maya Singh"],
    ["forget", "Maya Singh", "-y"],
    ["import", csv, "--dry-run"],
    ["import", csv],
    ["import", newer, "--remind"],
    ["import", join(kith.home, "rien.csv")],
    ["import", own],
    ["export", "-o", join(kith.home, "contacts.csv")],
    ["export", "-o", jsonl],
    ["import", jsonl],
    ["undo"],
    ["undo", "zzzz"],
    ["history", "Ana Souza"],
    ["conflicts"],
    ["conflicts", "choose", "ana", "company", "1"],
    ["doctor"],
    ["doctor", "--fix"],
    ["rebuild"],
    ["backup", backup],
    ["backup", backup, "--with-keys"],
    ["backup", kith.home],
    ["restore", backup],
    ["restore", backup, "-y"],
    ["restore", own, "-y"],
    ["completion", "tcsh"]
  ]
  for (const line of lines) {
    const { out, err } = await kith(...line)
    const said = `${out}\n${err}`
    expect(said.trim(), line.join(" ")).not.toBe("")
    expect(spoken(said), line.join(" ")).not.toMatch(ENGLISH)
    expect(said, line.join(" ")).not.toMatch(/[\p{L}»)] [;:!?](?:\s|$)|« | »/u)
  }
})
