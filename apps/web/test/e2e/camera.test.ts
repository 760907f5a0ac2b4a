/// <reference lib="dom" />
/** A device that joins by its camera: what the other one shows is filmed, and read off the film. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, expect, it } from "vitest"
import { inChromium } from "./browser.ts"
import { beginWith } from "./firstRun.ts"

const folder = mkdtempSync(join(tmpdir(), "kith-camera-"))
const film = join(folder, "code.y4m")

const WIDTH = 640
const HEIGHT = 480

/** The code on a page, as rows of cells, dark or not, with the margin around them. */
const codeOn = (page: Page): Promise<ReadonlyArray<ReadonlyArray<boolean>>> =>
  page.locator(".qr-code").evaluate((code) => {
    const size = (code as SVGSVGElement).viewBox.baseVal.width
    const rows = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
    const path = code.querySelector("path")!.getAttribute("d")!
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) rows[Number(y)]![Number(x)] = true
    return rows
  })

/** YUV4MPEG2: the code as a camera sees it, dark on light in the middle of the picture, for two frames. */
const filmOf = (code: ReadonlyArray<ReadonlyArray<boolean>>): Buffer => {
  const scale = Math.floor((0.9 * HEIGHT) / Math.max(1, code.length))
  const [left, top] = [WIDTH, HEIGHT].map((length) => Math.floor((length - code.length * scale) / 2)) as [
    number,
    number
  ]
  const light = Buffer.alloc(WIDTH * HEIGHT, 200)
  for (let y = 0; y < code.length * scale; y++) {
    for (let x = 0; x < code.length * scale; x++) {
      if (code[Math.floor(y / scale)]![Math.floor(x / scale)]!) light[(top + y) * WIDTH + left + x] = 40
    }
  }
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), frame, frame])
}

// Chromium opens the film when the camera is switched on, and not before.
writeFileSync(film, filmOf([]))

inChromium(
  "the camera",
  ({ newProfile }) => {
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it("reads an invitation off another device, and lets it in", async () => {
      // While nobody has answered, the mailbox says so.
      const expects = /409|WebSocket/
      await using laptop = await newProfile({ expects })
      await beginWith(laptop.page, "Ana Souza")
      await laptop.page.goto("/devices")
      await laptop.page.getByRole("button", { name: "Connect", exact: true }).click()
      await laptop.page.getByRole("button", { name: "Show the code" }).click()
      await laptop.page.getByText("Code to type").waitFor()
      await expect.poll(async () => (await codeOn(laptop.page)).flat().filter(Boolean).length).toBeGreaterThan(100)
      writeFileSync(film, filmOf(await codeOn(laptop.page)))

      await using phone = await newProfile({ expects, context: { permissions: ["camera"] } })
      await phone.page.goto("/join")
      await phone.page.getByRole("button", { name: "Scan the code" }).click()
      await phone.page.getByRole("button", { name: "Yes, the same" }).waitFor()
      await laptop.page.getByRole("button", { name: "Yes, the same" }).click()
      await phone.page.getByRole("button", { name: "Yes, the same" }).click()
      await phone.page.getByRole("button", { name: "Open it" }).click()
      await phone.page.getByRole("link", { name: "Thank Ana Souza", exact: true }).waitFor()
    })

    it("asks for the link instead where there is none, or it is not allowed", async () => {
      await using phone = await newProfile({
        before: (page) =>
          page.context().addInitScript(() => {
            navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))
          })
      })
      await phone.page.goto("/join")
      await phone.page.getByRole("button", { name: "Scan the code" }).click()
      await phone.page.getByText(/The camera cannot be used here/).waitFor()
      expect(await phone.page.getByLabel("Link or code").isVisible()).toBe(true)
    })
  },
  ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${film}`]
)
