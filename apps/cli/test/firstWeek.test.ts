/** A job seeker's first days with `kith`, as typed and as answered. */
import { describe, expect, it } from "vitest"
import { emptyKith, newKith, shellWords } from "./kith.ts"

describe("before there is a log", () => {
  it("says in two lines how to begin, and that is no failure", async () => {
    const kith = emptyKith({ at: null })
    const { code, out, err } = await kith()
    expect(code).toBe(0)
    expect(out.trim().split("\n")).toHaveLength(2)
    expect(out).toContain("kith init")
    expect(err).toBe("")
  })

  it("a command that needs a log fails, with the same two lines on stderr", async () => {
    const kith = emptyKith({ at: null })
    const { code, out, err } = await kith("show", "ana")
    expect(code).toBe(1)
    expect(out).toBe("")
    expect(err).toContain("kith init")
  })
})

describe("a conversation in one line", () => {
  it("logs it, echoes how it was understood, says what comes next and how to undo it", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC")
    const { code, out } = await kith(
      ...shellWords(
        `log ana coffee yesterday 15h "CPA bridging" --useful "the AFOA course" --who-else "Raj Patel" --next 3w`
      )
    )
    expect(code).toBe(0)
    const [echo, next] = out.split("\n")
    expect(echo).toMatch(/^✓ Coffee, Ana Souza, Mon 2 Mar 15:00 \(\w+\) · lead Raj Patel \(\w+\)$/)
    expect(next).toMatch(
      /^ {2}Next: Thank Ana Souza by 15:00 · .*Raj Patel.* · .*Ana Souza 24 Mar {6}undo: kith undo \w+$/
    )
    const ana = (await kith("show", "ana", "--json")).json
    expect(ana.interactions).toMatchObject([
      {
        kind: "meeting",
        channel: "coffee",
        happened: "2026-03-02T15:00",
        useful: "the AFOA course",
        points: "CPA bridging"
      }
    ])
    expect(ana.followUps).toMatchObject([{ on: "2026-03-24" }])
    expect(ana.referred).toMatchObject([{ name: "Raj Patel" }])
    const raj = (await kith("show", "raj", "--json")).json
    expect(raj).toMatchObject({ name: "Raj Patel", relation: "referred-by", referredBy: { name: "Ana Souza" } })
  })

  it("the id in the echo is the one that undo takes, and everything of the line goes with it", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    const { out } = await kith("log", "ana", "coffee", "yesterday", "--who-else", "Raj Patel", "--next", "3w")
    const [, shown] = /Mar \((\w+)\)/.exec(out)!
    expect(out).toContain(`kith undo ${shown}`)
    expect((await kith("undo", shown!)).code).toBe(0)
    expect((await kith("show", "ana", "--json")).json).toMatchObject({
      interactions: [],
      followUps: [],
      stage: "found"
    })
    expect((await kith("find", "raj", "--json")).json).toEqual([])
  })

  it("saves nothing where a name may mean two, and says whom", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza", "--company", "RBC")
    await kith("add", "An Nguyen", "--company", "Shopify")
    const { code, out, err } = await kith("log", "an", "coffee")
    expect(code).toBe(4)
    expect(out).toBe("")
    expect(err).toContain('Which "an"? Nothing saved.')
    expect(err).toContain("Ana Souza, RBC")
    expect(err).toContain("An Nguyen, Shopify")
    const asked = await kith("log", "an", "coffee", "--json")
    expect(asked.code).toBe(4)
    expect(asked.json.choices).toHaveLength(2)
    for (const { id } of (await kith("list", "--json")).json) {
      expect((await kith("show", id, "--json")).json.interactions).toEqual([])
    }
  })

  it("a whole name is enough where another begins so", async () => {
    const kith = await newKith()
    await kith("add", "Ana")
    await kith("add", "Ana Souza")
    expect((await kith("log", "Ana", "coffee", "--json")).json.contact.name).toBe("Ana")
  })

  it("does not add anybody unasked, and adds them with --add", async () => {
    const kith = await newKith()
    const unknown = await kith("log", "Luc Tran", "emailed", "24 feb")
    expect(unknown.code).toBe(4)
    expect(unknown.err).toContain("--add")
    expect((await kith("list", "--json")).json).toEqual([])
    expect((await kith("log", "Luc Tran", "emailed", "24 feb", "--add")).code).toBe(0)
    expect((await kith("list", "--json")).json).toMatchObject([{ name: "Luc Tran" }])
  })

  it("asks who was meant where a letter is wrong", async () => {
    const kith = await newKith()
    await kith("add", "Zoé Lévesque")
    expect((await kith("log", "Zoe Levesqeu", "coffee")).err).toContain("Did you mean Zoé Lévesque?")
  })

  it("keeps the text word for word where flags say everything, as scripts do", async () => {
    const kith = await newKith()
    const { id } = (await kith("add", "Ana Souza", "--json")).json
    const text = "coffee tomorrow with Luc: call him at 3"
    const said = await kith(
      "log",
      id,
      "--kind",
      "meeting",
      "--channel",
      "coffee",
      "--happened",
      "2026-03-02T15:00",
      text,
      "--json"
    )
    expect(said.json).toEqual({ id: expect.any(String), contact: { id, name: "Ana Souza" }, undo: expect.any(String) })
    expect((await kith("show", id, "--json")).json.interactions).toMatchObject([
      { points: text, happened: "2026-03-02T15:00" }
    ])
  })

  it("reads a time with an offset on the log's own clock", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "--kind", "reply", "--happened", "2026-03-02T20:00:00Z", "thanks")
    expect((await kith("show", "ana", "--json")).json.interactions).toMatchObject([{ happened: "2026-03-02T15:00" }])
  })

  it("a meeting ahead is scheduled, and anything else ahead is to be planned", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    expect((await kith("log", "ana", "coffee", "tomorrow", "10h")).out).toContain("Wed 4 Mar 10:00, scheduled")
    const message = await kith("log", "ana", "email", "tomorrow")
    expect(message.code).toBe(2)
    expect(message.err).toContain("kith follow ana")
  })

  it("takes what came of it: outcome, promise, advice, who else was there, at which gathering", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("add", "Luc Tran")
    const { code } = await kith(
      ...shellWords(
        `log ana lunch yesterday --minutes 1h30 --with luc --gathering TechTO --promise "send my CV" --by friday
         --advice "take the CPA course" --outcome agreed`
      )
    )
    expect(code).toBe(0)
    const ana = (await kith("show", "ana", "--json")).json
    expect(ana.interactions).toMatchObject([{ minutes: 90, outcome: "agreed", attendees: [{ name: "Luc Tran" }] }])
    expect(ana.pledges).toMatchObject([{ text: "send my CV", due: "2026-03-06" }])
    expect(ana.advice).toMatchObject([{ text: "take the CPA course", state: "to-do" }])
    expect(ana.gatherings).toMatchObject([{ name: "TechTO" }])
    expect((await kith("show", "luc", "--json")).json.interactions).toHaveLength(1)
  })

  it("too busy now is a call back then", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "phone", "--kind", "outreach", "--call-back", "friday 10h")
    expect((await kith("show", "ana", "--json")).json.interactions).toMatchObject([
      { outcome: "too-busy", callBackAt: "2026-03-06T10:00" }
    ])
    const [first] = (await kith("due", "--until", "friday", "--json")).json
    expect(first).toMatchObject({ rule: "call-back", due: "2026-03-06T10:00:00-05:00" })
  })
})

describe("what is due", () => {
  it("gives scripts exactly these fields", async () => {
    const kith = await newKith()
    const { id } = (await kith("add", "Ana Souza", "--json")).json
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const all = (await kith("due", "--json")).json
    const thanks = all.find((each: { rule: string }) => each.rule === "thank-you")
    expect(thanks).toEqual({
      id: expect.any(String),
      rule: "thank-you",
      contact: { id, name: "Ana Souza" },
      due: "2026-03-03T15:00:00-05:00",
      lateAfter: "2026-03-04T15:00:00-05:00",
      status: "due",
      reason: "met yesterday 15:00"
    })
  })

  it("shows each with its reason under the day and the count", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const { out } = await kith()
    expect(out).toMatch(/^Tue 3 Mar · \d due\n/)
    expect(out).toMatch(/\n \w+ +Thank Ana Souza +by 15:00 +met yesterday 15:00\n/)
    expect((await kith("due", "--count")).out).toMatch(/^\d+\n$/)
  })

  it("explains one step by step, with the source of the rule", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const { out } = await kith("due", "--explain", "ana")
    expect(out).toContain("met yesterday 15:00")
    expect(out).toContain("24 hours later")
    expect(out).toContain("(thank-you)")
    expect(out).toContain("guide")
    expect((await kith("due", "--explain", "ana", "--json")).json).toMatchObject({
      rule: "thank-you",
      steps: ["+24 hours"]
    })
  })

  it("logging yesterday's coffee late gives the date that counting from yesterday gives", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h", "--at", "2026-03-05T18:00", "--happened", "2026-03-02T15:00")
    const [thanks] = (await kith("due", "--json", "--at", "2026-03-05T18:00")).json
    expect(thanks).toMatchObject({ rule: "thank-you", due: "2026-03-03T15:00:00-05:00", status: "late" })
  })

  it("done settles, and does not pretend that you were in touch", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const rules = async () => (await kith("due", "--all", "--json")).json.map(({ rule }: { rule: string }) => rule)
    expect(await rules()).toContain("thank-you")
    const done = await kith("done", "ana")
    expect(done.out).toContain("done: Thank Ana Souza")
    expect(done.err).toContain("thank-you")
    expect(await rules()).not.toContain("thank-you")
    expect((await kith("show", "ana", "--json")).json.interactions).toHaveLength(1)
    const [, undo] = /kith undo (\w+)/.exec(done.out)!
    await kith("undo", undo!)
    expect(await rules()).toContain("thank-you")
  })

  it("snooze puts off, in words, and skip lets go", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const snoozed = await kith("snooze", "ana", "3d")
    expect(snoozed.out).toContain("Thank Ana Souza: again Fri 6 Mar")
    expect((await kith("due", "--json")).out).not.toContain("thank-you")
    expect((await kith("due", "--json", "--at", "2026-03-06T09:00")).out).toContain("thank-you")
    const late = (await kith("due", "--json", "--at", "2026-03-06T09:00")).json
    await kith("skip", late.find((each: { rule: string }) => each.rule === "thank-you").id)
    expect((await kith("due", "--json", "--at", "2026-03-06T09:00")).out).not.toContain("thank-you")
    expect((await kith("snooze", "zzz")).code).toBe(1)
  })

  it("being away moves what falls into it, until --off", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    await kith("log", "ana", "coffee", "yesterday", "15h")
    const due = async () =>
      (await kith("due", "--all", "--until", "4w", "--json")).json.find(
        (each: { rule: string }) => each.rule === "thank-you"
      ).due
    expect((await kith("away", "from", "2", "to", "6", "march")).out).toContain("Mon 2 Mar – Fri 6 Mar")
    expect(await due()).toBe("2026-03-09T09:00:00-04:00")
    expect((await kith("away")).out).toContain("Mon 2 Mar – Fri 6 Mar")
    expect((await kith("away", "--off")).code).toBe(0)
    expect(await due()).toBe("2026-03-03T15:00:00-05:00")
    expect((await kith("away", "sometime")).code).toBe(2)
  })

  it("an empty day is never a blank", async () => {
    const kith = await newKith()
    await kith("due", "--json").then(({ json }) => Promise.all(json.map(({ id }: { id: string }) => kith("skip", id))))
    const { out, err } = await kith()
    expect(out).toContain("nothing due")
    expect(err).toContain("kith log")
  })
})

describe("a follow-up of one's own", () => {
  it("comes on its day, with its reason", async () => {
    const kith = await newKith()
    await kith("add", "Ana Souza")
    expect((await kith("follow", "ana", "next", "tuesday", "ask", "about", "the", "opening")).out).toContain(
      "Ana Souza, Tue 10 Mar: ask about the opening"
    )
    const [planned] = (await kith("due", "--until", "2026-03-10", "--json")).json
    expect(planned).toMatchObject({ rule: "planned-follow-up", reason: "you planned it: ask about the opening" })
    expect((await kith("follow", "ana", "yesterday")).code).toBe(2)
    expect((await kith("follow", "ana", "whenever")).code).toBe(2)
  })
})
