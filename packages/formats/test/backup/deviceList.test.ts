/** The list of devices in a browser's backup. */
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { utf8, utf8ToText } from "@kith/core/log/Bytes"
import type { DeviceId } from "@kith/core/log/Ids"
import { readDeviceList, writeDeviceList } from "../../src/backup/DeviceList.ts"

const bytes = (length?: number) =>
  fc.uint8Array(length === undefined ? { maxLength: 80 } : { minLength: length, maxLength: length })

const list = fc.record({
  chain: fc.array(fc.record({ json: bytes(), signature: bytes(64) }), { maxLength: 4 }),
  heads: fc.array(
    fc.record({
      device: fc.constantFrom("0000000000000001", "zzzzzzzzzzzzzzzz").map((id) => id as DeviceId),
      seq: fc.nat(),
      chain: bytes(32),
      signature: bytes(64)
    }),
    { maxLength: 4 }
  ),
  relay: fc.option(fc.webUrl(), { nil: undefined })
})

describe("the list of devices in a browser's backup", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(list, (devices) => {
        expect(readDeviceList(writeDeviceList(devices))).toEqual(devices)
      })
    )
  })

  it("is nothing where it is cut short, of a later version, or of something else", () => {
    const text = utf8ToText(writeDeviceList({ chain: [], heads: [], relay: undefined }))
    for (const other of [text.slice(0, -1), text.replace('"version":1', '"version":2'), "{}", "", '{"kith":"log"}']) {
      expect(readDeviceList(utf8(other))).toBeUndefined()
    }
    expect(readDeviceList(utf8(text.replace('"chain":[]', '"chain":["?"]')))).toBeUndefined()
  })
})
