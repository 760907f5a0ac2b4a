/** Where a file goes that is made here: asked for only where it is large and the browser can ask. */
import { describe, expect, it, vi } from "vitest"
import { placeFor } from "../src/app/saveFile.ts"

const LARGE = 100_000

/** A browser with this picker, or with none. */
const withPicker = (showSaveFilePicker?: (options: { readonly suggestedName: string }) => Promise<unknown>): void =>
  void vi.stubGlobal("window", showSaveFilePicker === undefined ? {} : { showSaveFilePicker })

describe("a place for a file", () => {
  it("is a download where the browser cannot ask", async () => {
    withPicker()
    expect(await placeFor("log.jsonl", LARGE)).toBeUndefined()
  })

  it("is a download where the log is small, without a question", async () => {
    const picker = vi.fn<() => Promise<unknown>>()
    withPicker(picker)
    expect(await placeFor("log.jsonl", 10)).toBeUndefined()
    expect(picker).not.toHaveBeenCalled()
  })

  it("is what somebody chose, under the name that was proposed", async () => {
    const place = { createWritable: () => Promise.reject(new Error()) }
    const picker = vi.fn<(options: { readonly suggestedName: string }) => Promise<unknown>>(() =>
      Promise.resolve(place)
    )
    withPicker(picker)
    expect(await placeFor("log.jsonl", LARGE)).toBe(place)
    expect(picker).toHaveBeenCalledWith({ suggestedName: "log.jsonl" })
  })

  it("is none where they thought better of it, and nothing is made", async () => {
    withPicker(() => Promise.reject(new DOMException("", "AbortError")))
    expect(await placeFor("log.jsonl", LARGE)).toBe("canceled")
  })

  it("is a download where asking is not allowed", async () => {
    withPicker(() => Promise.reject(new DOMException("", "SecurityError")))
    expect(await placeFor("log.jsonl", LARGE)).toBeUndefined()
  })
})
