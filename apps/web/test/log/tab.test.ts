/** Tabs of one browser, some of them closed or frozen at any moment: one leads at a time, and every call is answered once. */
import fc from "fast-check"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { propertyRuns } from "@kith/testkit/propertyRuns"
import type { BetweenTabs, Call, ToPage } from "../../src/link/messages.ts"
import { joinTabs, type Leader } from "../../src/log/Tab.ts"

/** A browser's locks and channels, as far as tabs use them, with tabs that can be closed and frozen. */
class Browser {
  private holder: { readonly tab: string; readonly end: (stolen: boolean) => void } | undefined
  private queue: Array<{ readonly tab: string; readonly begin: () => void }> = []
  readonly tabs = new Map<string, Tab>()
  /** Calls as leaders got them, in order: who led, and under which id. */
  readonly answered: Array<{ readonly by: string; readonly id: string }> = []

  open(name: string): Tab {
    const tab = new Tab(name, this)
    this.tabs.set(name, tab)
    return tab
  }

  close(name: string): void {
    this.tabs.delete(name)
    this.queue = this.queue.filter(({ tab }) => tab !== name)
    if (this.holder?.tab === name) this.release()
  }

  leads(): string | undefined {
    return this.holder?.tab
  }

  locks(tab: string): Pick<LockManager, "request"> {
    const request = (_name: string, options: { readonly steal?: boolean }, body: () => Promise<void>) =>
      new Promise<void>((resolve, reject) => {
        const begin = (): void => {
          let isOver = false
          const end = (stolen: boolean): void => {
            if (isOver) return
            isOver = true
            if (stolen) reject(new DOMException("stolen", "AbortError"))
            else resolve()
          }
          this.holder = { tab, end }
          const mine = this.holder
          const over = async (): Promise<void> => {
            await body()
            if (this.holder === mine) this.release()
            end(false)
          }
          void over()
        }
        if (options.steal === true) {
          const before = this.holder
          this.holder = undefined
          begin()
          before?.end(true)
        } else if (this.holder === undefined) begin()
        else this.queue.push({ tab, begin })
      })
    return { request } as Pick<LockManager, "request">
  }

  private release(): void {
    this.holder = undefined
    this.queue.shift()?.begin()
  }
}

class Tab {
  readonly told: Array<string> = []
  private awake = Promise.resolve()
  private wake: (() => void) | undefined
  private readonly held: Array<BetweenTabs> = []
  private readonly joined: ReturnType<typeof joinTabs>
  private readonly channel: Pick<BroadcastChannel, "postMessage" | "onmessage">

  constructor(name: string, browser: Browser) {
    this.channel = {
      onmessage: null,
      postMessage: (message: BetweenTabs) => {
        for (const [other, tab] of browser.tabs) if (other !== name) queueMicrotask(() => tab.hear(message))
      }
    }
    const leader: Leader = {
      answer: async ({ id }) => {
        browser.answered.push({ by: name, id })
        await Promise.resolve()
        // A frozen tab goes on when it wakes; a closed one never does.
        await this.awake
        if (browser.tabs.get(name) !== this) return new Promise(() => {})
        return { _tag: "Answered", value: id }
      },
      close: () => Promise.resolve()
    }
    this.joined = joinTabs({
      name: "log",
      lead: () => Promise.resolve(leader),
      toPage: (message: ToPage) => {
        if (message._tag === "Told") this.told.push(message.id)
      },
      locks: browser.locks(name),
      channel: this.channel,
      self: name
    })
  }

  ask(id: string): void {
    const call: Call = { id, name: "today", args: undefined }
    this.joined.ask(call)
  }

  freeze(): void {
    if (this.wake === undefined) this.awake = new Promise((resolve) => (this.wake = resolve))
  }

  thaw(): void {
    this.wake?.()
    this.wake = undefined
    for (const message of this.held.splice(0)) this.hear(message)
  }

  hear(message: BetweenTabs): void {
    if (this.wake !== undefined) this.held.push(message)
    else this.channel.onmessage?.call(this.channel as BroadcastChannel, { data: message } as MessageEvent)
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Long enough for whoever waits to lose patience, several times over. */
const settle = () => vi.advanceTimersByTimeAsync(60_000)

describe("tabs of one log", () => {
  it("has one tab lead, and the others answered by it", async () => {
    const browser = new Browser()
    const [first, second] = [browser.open("first"), browser.open("second")]
    first.ask("a")
    second.ask("b")
    await settle()
    expect(browser.leads()).toBe("first")
    expect([first.told, second.told]).toEqual([["a"], ["b"]])
    expect(browser.answered.every(({ by }) => by === "first")).toBe(true)
  })

  it("sends a call again under its own id when the tab that led is closed in the midst of it", async () => {
    const browser = new Browser()
    const [, second] = [browser.open("first"), browser.open("second")]
    await vi.advanceTimersByTimeAsync(0)
    second.ask("b")
    browser.close("first")
    await settle()
    expect(second.told).toEqual(["b"])
    expect(browser.leads()).toBe("second")
  })

  it("takes the lock from a tab that is frozen, which follows when it wakes", async () => {
    const browser = new Browser()
    const [first, second] = [browser.open("first"), browser.open("second")]
    await vi.advanceTimersByTimeAsync(0)
    first.freeze()
    second.ask("b")
    await settle()
    expect(second.told).toEqual(["b"])
    expect(browser.leads()).toBe("second")
    first.thaw()
    first.ask("a")
    await settle()
    expect(first.told).toEqual(["a"])
    expect(browser.leads()).toBe("second")
  })

  it("answers each call of a tab that lives exactly once, whatever opens, closes and freezes meanwhile", async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("open" as const) }),
      fc.record({ do: fc.constantFrom("close" as const, "freeze" as const, "ask" as const), which: fc.nat(4) }),
      fc.record({ do: fc.constant("wait" as const), ms: fc.nat(6000) })
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const browser = new Browser()
        const asked = new Map<Tab, Array<string>>()
        let count = 0
        for (const each of steps) {
          const alive = [...browser.tabs]
          if (each.do === "open") browser.open(`tab ${count++}`)
          else if (each.do === "wait") await vi.advanceTimersByTimeAsync(each.ms)
          else if (alive.length > 0) {
            const [name, tab] = alive[each.which % alive.length]!
            if (each.do === "close") browser.close(name)
            else if (each.do === "freeze") tab.freeze()
            else {
              const id = `call ${count++}`
              asked.set(tab, [...(asked.get(tab) ?? []), id])
              tab.ask(id)
            }
          }
        }
        // Whoever is left wakes up in the end.
        for (const tab of browser.tabs.values()) tab.thaw()
        await settle()
        for (const tab of browser.tabs.values())
          expect([...tab.told].sort()).toEqual([...(asked.get(tab) ?? [])].sort())
      }),
      propertyRuns(100)
    )
  })
})
