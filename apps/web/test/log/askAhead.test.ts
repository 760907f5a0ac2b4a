/** What a page asks before it is there: the first who asks the same takes the answer, and nobody is told what is no longer so. */
import { describe, expect, it } from "vitest"
import { linkTo, type LogLink } from "../../src/link/LogLink.ts"
import type { Call, ToPage, ToWorker } from "../../src/link/messages.ts"

/** A link whose worker is the test. */
const linked = (): {
  link: LogLink
  asked: Array<Call>
  say: (message: ToPage) => void
  speak: (lang: "en" | "fr") => void
} => {
  const asked: Array<Call> = []
  let lang: "en" | "fr" = "en"
  const worker: Pick<Worker, "postMessage" | "onmessage" | "onerror"> = {
    postMessage: (message: ToWorker) => void (message._tag === "Ask" && asked.push(message.call)),
    onmessage: null,
    onerror: null
  }
  const link = linkTo({ worker, log: "log", frozenAt: undefined, language: () => lang })
  return {
    link,
    asked,
    say: (data) => worker.onmessage!.call(worker as Worker, { data } as MessageEvent),
    speak: (next) => void (lang = next)
  }
}

const SHELL = { name: "Ana" }
const TODAY = { cards: [] }
const answer = ({ id }: Call, value: unknown): ToPage => ({ _tag: "Told", id, outcome: { _tag: "Answered", value } })
const names = (asked: ReadonlyArray<Call>): ReadonlyArray<string> => asked.map(({ name }) => name)

describe("what is asked ahead", () => {
  it("is asked once, and answers both of the page's first questions", async () => {
    const { link, asked, say } = linked()
    link.askAhead({ today: { all: false } })
    say(answer(asked[0]!, { shell: SHELL, today: TODAY }))
    expect(await link.ask.shell()).toBe(SHELL)
    expect(await link.ask.today({ all: false })).toBe(TODAY)
    expect(names(asked)).toEqual(["start"])
  })

  it("answers whoever asks before the answer is there", async () => {
    const { link, asked, say } = linked()
    link.askAhead({ today: { all: false } })
    const today = link.ask.today({ all: false })
    say(answer(asked[0]!, { shell: SHELL, today: TODAY }))
    expect(await today).toBe(TODAY)
    expect(names(asked)).toEqual(["start"])
  })

  it("is taken once: who asks again is told anew", () => {
    const { link, asked } = linked()
    link.askAhead({ today: { all: false } })
    void link.ask.today({ all: false })
    void link.ask.today({ all: false })
    expect(names(asked)).toEqual(["start", "today"])
  })

  it("is not for who asks something else, or in another language", () => {
    const { link, asked, speak } = linked()
    link.askAhead({ today: { all: false } })
    void link.ask.today({ all: true })
    speak("fr")
    void link.ask.shell()
    expect(names(asked)).toEqual(["start", "today", "shell"])
  })

  it("is forgotten once the log has changed", () => {
    const { link, asked, say } = linked()
    link.askAhead({ today: { all: false } })
    say({ _tag: "Changed", what: "log" })
    void link.ask.shell()
    expect(names(asked)).toEqual(["start", "shell"])
  })

  it("tells who took it how far the log is", () => {
    const { link, asked, say } = linked()
    link.askAhead({})
    const told: Array<number> = []
    void link.ask.shell(undefined, (done) => told.push(done))
    say({ _tag: "Progress", id: asked[0]!.id, done: 8192, of: 0 })
    expect(told).toEqual([8192])
  })

  it("fails whoever takes it, and nobody else", async () => {
    const { link, asked, say } = linked()
    link.askAhead({})
    say({ _tag: "Told", id: asked[0]!.id, outcome: { _tag: "Failed", failure: { code: "noStorage", detail: "" } } })
    await expect(link.ask.shell()).rejects.toMatchObject({ code: "noStorage" })
  })

  it("is asked by itself where Today could not be answered along with the rest", async () => {
    const { link, asked, say } = linked()
    link.askAhead({ today: { all: false } })
    say(answer(asked[0]!, { shell: SHELL, today: undefined }))
    const today = link.ask.today({ all: false })
    await link.ask.shell()
    expect(names(asked)).toEqual(["start", "today"])
    say(answer(asked[1]!, TODAY))
    expect(await today).toBe(TODAY)
  })
})
