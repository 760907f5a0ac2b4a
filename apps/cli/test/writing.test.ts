/** Drafts, preparation, paper: what helps with the conversation itself. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { ENGLISH, spoken } from "./englishIn.ts"
import { type Kith, newKith } from "./kith.ts"

const withAna = async (options: Parameters<typeof newKith>[0] = {}): Promise<Kith> => {
  const kith = await newKith(options)
  await kith("add", "Ana Souza", "--company", "RBC", "--position", "Analyst")
  await kith("log", "ana", "coffee", "yesterday", "15h", "CPA bridging", "--useful", "the bridging course")
  return kith
}

const signed = (kith: Kith) => kith("plan", "set", "--name", "Mei Chen", "--headline", "Accountant")

describe("kith draft", () => {
  it("has the message on stdout alone, and what to mind in it on stderr", async () => {
    const kith = await withAna()
    const { code, out, err } = await kith("draft", "ana")
    expect(code).toBe(0)
    expect(out).toMatch(
      /^Hi Ana,\n\nThank you for talking with me yesterday\. What helped me most: the bridging course\./
    )
    expect(out).toMatch(/\[your name\]\n$/)
    expect(err).toContain("Subject: Thank you for your time")
    expect(err).toContain("Thank you · e-mail · ")
    expect(err).toContain("“[your name]”")
    expect(err).toMatch(/kith log \w+ thank-you/)
    await signed(kith)
    const again = await kith("draft", "ana", "-q")
    expect(again.out).toMatch(/\nMei Chen\n$/)
    expect(again.err).toBe("")
  })

  it("is of a reminder in the list, by its id", async () => {
    const kith = await withAna()
    const [first] = (await kith("due", "--json")).json
    expect((await kith("draft", first.id, "--json")).json).toMatchObject({
      reminder: first.id,
      template: "thank-you",
      subject: "Thank you for your time",
      gaps: [{ in: "body", name: "me" }],
      remarks: [{ id: "gaps" }],
      length: { reads: "good" }
    })
    expect((await kith("due", "--explain", first.id)).out).toMatch(/Message +kith draft/)
  })

  it("is of the template asked for, by its id or words of its title, and asks for as long as told", async () => {
    const kith = await withAna()
    const other = await kith("draft", "ana", "-t", "former-colleague", "--minutes", "15", "--json")
    expect(other.json.body).toContain("15 minutes")
    expect((await kith("draft", "ana", "-t", "letter", "--json")).json.channel).toBe("letter")
    expect((await kith("draft", "ana", "-t", "exploring")).err).toMatch(/phone · \d+ words, 1 min \d+ s aloud/)
    expect((await kith("draft", "--list", "--json")).json.length).toBeGreaterThan(20)
  })

  it("has its subject alone, where it has one", async () => {
    const kith = await withAna()
    expect((await kith("draft", "ana", "--subject")).out).toBe("Thank you for your time\n")
    const none = await kith("draft", "ana", "-t", "nudge", "--subject")
    expect([none.code, none.out]).toEqual([1, ""])
  })

  it("says what is missing where nothing can be written", async () => {
    const kith = await withAna()
    await kith("gathering", "add", "TechTO", "--when", "tomorrow 18:00")
    const [reminder] = (await kith("due", "--all", "--until", "tomorrow", "--json")).json.filter(
      ({ rule }: { rule: string }) => rule === "prepare-gathering"
    )
    expect((await kith("draft", reminder.id)).code).toBe(1)
    expect((await kith("draft")).code).toBe(2)
    expect((await kith("draft", "nobody at all")).code).toBe(1)
    expect((await kith("draft", "ana", "-t", "nothing like it")).code).toBe(1)
    expect((await kith("draft", "ana", "--minutes", "0")).code).toBe(2)
    const copy = await kith("draft", "ana", "--copy", "yes")
    expect([copy.code, copy.err.includes("No clipboard")]).toEqual([0, true])
  })

  it("is in their language, whatever yours", async () => {
    const kith = await withAna()
    await kith("edit", "ana", "--language", "fr", "--tu-or-vous", "tu")
    const { out, err } = await kith("draft", "ana")
    expect(out).toContain("Bonjour Ana,\n\nMerci du temps que tu m’as accordé hier.")
    expect(err).toContain("Thank you · e-mail")
  })
})

describe("kith templates", () => {
  it("are reworded, taken back, switched off and added to", async () => {
    const kith = await withAna()
    await kith("templates", "reword", "thank-you", "Thanks, {name}! {nme}", "--subject", "Thanks")
    expect((await kith("draft", "ana")).out).toBe("Thanks, Ana! [nme]\n")
    expect((await kith("draft", "ana", "--subject")).out).toBe("Thanks\n")
    expect((await kith("templates", "show", "thank-you", "--json")).json.source).toEqual(["user"])
    await kith("templates", "reset", "thank-you")
    expect((await kith("draft", "ana", "--subject")).out).toBe("Thank you for your time\n")
    expect((await kith("templates", "reset", "thank-you")).code).toBe(1)
    await kith("templates", "off", "connect")
    const ids = async (...more: ReadonlyArray<string>) =>
      (await kith("templates", "list", "--json", ...more)).json.map(({ id }: { id: string }) => id)
    expect(await ids()).not.toContain("connect")
    expect(await ids("--off")).toContain("connect")
    await kith("templates", "on", "connect")
    const { id } = (await kith("templates", "add", "To a recruiter", "{greeting} One thing? {me}", "--json")).json
    expect((await kith("draft", "ana", "-t", "recruiter")).out).toBe("Hi Ana, One thing? [your name]\n")
    expect(await ids()).toContain(id)
    await kith("templates", "reset", "recruiter")
    expect(await ids()).not.toContain(id)
  })

  it("tells a slip in a variable's name, and lists those that there are", async () => {
    const kith = await newKith()
    expect((await kith("templates", "add", "Mine", "Hi {nmae}")).err).toContain("{nmae}")
    expect((await kith("templates", "variables", "--json")).json).toContainEqual({ name: "me", blank: "your name" })
    expect((await kith("templates", "add", "Mine")).code).toBe(2)
    expect((await kith("templates", "reword", "nudge", "x", "--subject", "y")).code).toBe(2)
  })
})

describe("kith plan", () => {
  it("is what is named, list by list, and nothing between the quotes takes away", async () => {
    const kith = await newKith()
    expect((await kith("plan")).err).toContain("kith plan set --name")
    await kith("plan", "set", "--name", "Mei", "--skill", "Excel", "--skill", "audit", "--statement", "I count.")
    await kith("plan", "set", "--skill", "audit", "--skill", "tax", "--name", "Mei Chen")
    expect((await kith("plan", "--json")).json).toMatchObject({
      name: "Mei Chen",
      skills: ["audit", "tax"],
      statement: "I count."
    })
    const { undo } = (await kith("plan", "set", "--name", "", "--skill", "", "--statement", "I weigh.", "--json")).json
    expect((await kith("plan", "--json")).json).toMatchObject({ name: null, skills: [], statement: "I weigh." })
    await kith("undo", undo)
    expect((await kith("plan", "--json")).json).toMatchObject({ name: "Mei Chen", skills: ["audit", "tax"] })
    expect((await kith("plan", "set")).code).toBe(2)
    expect((await kith("plan", "--name", "x")).code).toBe(2)
  })
})

describe("kith prep", () => {
  it("says who they are, what was last, what is open, what to do and what to ask", async () => {
    const kith = await withAna()
    await kith("log", "ana", "phone", "yesterday", "--promise", "send my notes", "--advice", "take the course")
    await kith("log", "ana", "coffee", "tomorrow", "10h")
    await kith("questions", "answer", "ana", "typical-week", "all of it with clients")
    const { out, err } = await kith("prep", "ana")
    expect(out).toMatch(/Meeting +Coffee, Wed 4 Mar 10:00/)
    expect(out).toContain("CPA bridging · the bridging course")
    expect(out).toMatch(/You promised +send my notes/)
    expect(out).toMatch(/They advised +take the course/)
    expect(out).not.toContain("typical week")
    expect(out.trimEnd()).toMatch(/Who else should I talk to\?$/)
    expect(err).toContain("kith plan set --statement")
    expect((await kith("prep", "ana", "--count", "3", "--json")).json.questions).toHaveLength(3)
  })

  it("ticks what is done on the meeting, by its id, too; ready, nobody is reminded any more", async () => {
    const kith = await withAna()
    await kith("log", "ana", "coffee", "tomorrow", "10h")
    const { meeting } = (await kith("prep", "ana", "--json")).json
    await kith("prep", meeting.id, "--check", "research")
    const done = (await kith("prep", meeting.id, "--json")).json.checklist.filter(
      (item: { done: boolean }) => item.done
    )
    expect(done.map(({ item }: { item: string }) => item)).toEqual(["research"])
    const rules = async () => (await kith("due", "--all", "--json")).json.map(({ rule }: { rule: string }) => rule)
    expect(await rules()).toContain("prepare-meeting")
    await kith("prep", "ana", "--ready")
    expect(await rules()).not.toContain("prepare-meeting")
    expect((await kith("prep", "ana", "--check", "nothing")).code).toBe(2)
  })

  it("ticks nothing where no meeting is arranged", async () => {
    const kith = await withAna()
    const { code, err } = await kith("prep", "ana", "--ready")
    expect([code, err.includes("kith log ana coffee")]).toEqual([1, true])
  })
})

describe("kith print", () => {
  it("is plain text within a page's width, without escape sequences, even on a terminal", async () => {
    const kith = await withAna({ columns: 120 })
    await kith("log", "ana", "coffee", "tomorrow", "10h")
    for (const sheet of [["week"], ["meeting", "ana"], ["questions"]]) {
      const { out } = await kith("print", ...sheet)
      expect(out, sheet.join()).not.toContain("\u001b")
      for (const line of out.split("\n")) expect([...line].length, line).toBeLessThanOrEqual(78)
    }
    const week = (await kith("print")).out
    expect(week).toMatch(/^The week of 2 Mar\n=+\n/)
    expect(week).toMatch(/\[ \] Thank Ana Souza +by 15:00\n/)
    expect(week).toMatch(/\[ \] Coffee, Ana Souza +Wed 4 Mar 10:00/)
    expect((await kith("print", "meeting", "ana")).out).toMatch(/ 1\. What does a typical week.*\n\n +_{60,}/)
  })

  it("is a page that needs nothing from anywhere, and runs no script", async () => {
    const kith = await withAna()
    await kith("edit", "ana", "--interest", "<script>alert(1)</script>")
    const file = join(kith.home, "ana.html")
    expect((await kith("print", "meeting", "ana", "-o", file)).out).toContain("ana.html")
    const page = readFileSync(file, "utf8")
    expect(page).toContain("default-src 'none'")
    expect(page).toContain("&lt;script&gt;")
    expect(page).not.toMatch(/<script|src=|href=|style="/)
    expect((await kith("print", "questions", "--html")).out).toContain("<!doctype html>")
  })

  it("has cards that an address book reads back", async () => {
    const kith = await newKith()
    expect((await kith("print", "cards")).code).toBe(1)
    await signed(kith)
    await kith(
      "plan",
      "set",
      "--reach",
      "linkedin.com/in/mei",
      "--reach",
      "+1 416 555 0101",
      "--reach",
      "mei@example.ca"
    )
    expect((await kith("print", "cards")).out).toMatch(
      /Mei Chen\nAccountant\nmei@example\.ca\n\+1 416 555 0101\nlinkedin/
    )
    const file = join(kith.home, "me.vcf")
    await kith("print", "cards", "-o", file)
    const card = readFileSync(file, "utf8")
    expect(card).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0/)
    for (const part of ["FN:Mei Chen", "mei@example.ca", "+1 416 555 0101", "https://linkedin.com/in/mei"])
      expect(card).toContain(part)
    expect((await kith("print", "cards", "--html")).out.match(/<svg/g)).toHaveLength(10)
    expect((await kith("print", "week", "-o", file)).code).toBe(2)
  })

  it("has the statement, once there is one", async () => {
    const kith = await newKith()
    expect((await kith("print", "statement")).err).toContain("kith plan set --statement")
    await kith("plan", "set", "--statement", "I count.", "--pitch", "I count well.")
    expect((await kith("print", "statement")).out).toContain("In 30 seconds\n-------------\nI count.")
    expect((await kith("print", "statement", "--json")).code).toBe(2)
  })
})

it("none of it answers in English where French is spoken", async () => {
  const kith = await newKith({ env: { LANG: "fr_CA.UTF-8" } })
  await kith("add", "Ana Souza", "--company", "RBC", "--position", "Analyste", "--language", "fr")
  await kith(
    "log",
    "ana",
    "café",
    "hier",
    "15h",
    "passerelle CPA",
    "--useful",
    "le cours passerelle",
    "--promise",
    "mes notes"
  )
  await kith("log", "ana", "café", "demain", "10h")
  const lines: ReadonlyArray<ReadonlyArray<string>> = [
    ["draft"],
    ["draft", "--list"],
    ["draft", "ana"],
    ["draft", "ana", "--copy", "yes"],
    ["draft", "ana", "-t", "former-colleague"],
    ["draft", "ana", "-t", "phone-exploring"],
    ["draft", "ana", "-t", "networking-letter"],
    ["draft", "ana", "-t", "nudge", "--subject"],
    ["draft", "ana", "-t", "rien"],
    ["templates"],
    ["templates", "variables"],
    ["templates", "show", "thank-you"],
    ["templates", "reword", "nudge", "Toujours là, {nom}"],
    ["templates", "reset", "nudge"],
    ["templates", "reset", "alumni"],
    ["templates", "off", "connect"],
    ["templates", "list", "--off"],
    ["templates", "on", "connect"],
    ["templates", "add", "À une recruteuse", "{greeting} Une chose"],
    ["templates", "add", "Vide"],
    ["plan"],
    ["plan", "set"],
    ["print", "cards"],
    ["print", "statement"],
    ["plan", "set", "--name", "Mei Chen", "--headline", "Comptable", "--statement", "Je compte."],
    ["plan", "--name", "x"],
    ["prep", "ana"],
    ["prep", "ana", "--check", "research"],
    ["prep", "ana", "--check", "rien"],
    ["prep", "ana", "--ready"],
    ["print"],
    ["print", "meeting", "ana"],
    ["print", "questions"],
    ["print", "cards"],
    ["print", "statement"],
    ["print", "week", "-o", join(kith.home, "semaine.html")],
    ["print", "week", "-o", join(kith.home, "semaine.vcf")]
  ]
  for (const line of lines) {
    const { out, err } = await kith(...line)
    const said = `${out}\n${err}`
    expect(said.trim(), line.join(" ")).not.toBe("")
    expect(spoken(said.replace(/\{[^}|]*\}/g, "")), line.join(" ")).not.toMatch(ENGLISH)
    expect(said, line.join(" ")).not.toMatch(/[\p{L}»)] [;:!?](?:\s|$)|« | »/u)
  }
})
