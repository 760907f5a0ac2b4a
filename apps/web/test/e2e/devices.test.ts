/** Two people's devices with the relay between them: they pair, write apart and agree, and nobody between them reads a word. */
import { deflateRawSync, inflateRawSync, inflateSync } from "node:zlib"
import type { CDPSession, Page } from "playwright-core"
import { expect, it } from "vitest"
import { inChromium, type Profile } from "./browser.ts"
import { beginWith, untilOffline } from "./firstRun.ts"

/** What is in the log, and must not be on the way. */
const NAMES = [
  "Ana Souza",
  "Souza",
  "Meridian Bank",
  "Meridian",
  "bridging course",
  "laptop was here",
  "phone was here"
]

/** The network is switched off here, and the relay says so while nothing lies in the mailbox yet. */
const expects = /ERR_INTERNET_DISCONNECTED|WebSocket|pairing\/take 409|status of 409/

inChromium("two devices", (setting) => {
  it(
    "pair by a link, edit the same note apart and both have both texts; what goes by is sealed",
    { timeout: 240_000 },
    async () => {
      await using laptop = await setting.newProfile({ viewport: { width: 1280, height: 800 }, expects })
      await using phone = await setting.newProfile({ expects })
      const wires = [await listen(laptop, setting.url), await listen(phone, setting.url)]
      await beginWith(laptop.page, "Ana Souza", "Meridian Bank")
      const person = (await laptop.page.getByRole("link", { name: /^Thank Ana Souza/ }).getAttribute("href"))!

      await laptop.page.goto(`${setting.url}/devices`)
      await laptop.page.getByLabel("Its address").fill(setting.url)
      await laptop.page.getByRole("button", { name: "Connect", exact: true }).click()
      await laptop.page.getByRole("button", { name: "Show the code" }).click()
      await laptop.page.getByText("Code to type").waitFor()
      await laptop.context.grantPermissions(["clipboard-read", "clipboard-write"])
      await laptop.page.getByRole("button", { name: "Copy the link" }).click()
      await laptop.page.getByText("Copied.").waitFor()
      const link = await laptop.page.evaluate(() => navigator.clipboard.readText())
      // As from another app: a link of the page that is open already would not load it again.
      await phone.page.goto("about:blank")
      await phone.page.goto(link)
      const words = async (page: Page): Promise<string> => (await page.locator(".three-words").textContent()) ?? ""
      await laptop.page.getByRole("button", { name: "Yes, the same" }).waitFor()
      await phone.page.getByRole("button", { name: "Yes, the same" }).waitFor()
      expect(await words(phone.page)).toBe(await words(laptop.page))
      await phone.page.getByRole("button", { name: "Yes, the same" }).click()
      await laptop.page.getByRole("button", { name: "Yes, the same" }).click()
      await phone.page.getByRole("button", { name: "Open it" }).click()
      await phone.page.getByRole("link", { name: "Thank Ana Souza", exact: true }).waitFor()
      await laptop.page.keyboard.press("Escape")

      const noteOf = (page: Page) => page.getByRole("textbox", { name: "Notes" })
      for (const { page } of [laptop, phone]) {
        await untilOffline(page)
        await page.goto(setting.url + person)
      }
      await noteOf(laptop.page).fill("About the bridging course.")
      await expect.poll(() => noteOf(phone.page).inputValue(), { timeout: 15_000 }).toBe("About the bridging course.")
      await laptop.context.setOffline(true)
      await phone.context.setOffline(true)
      await noteOf(laptop.page).fill("The laptop was here. About the bridging course.")
      await noteOf(phone.page).fill("About the bridging course. The phone was here.")
      for (const { page } of [laptop, phone]) {
        await page.getByRole("heading", { name: "Notes" }).click()
        await page.getByText("Saved", { exact: true }).waitFor()
      }
      await laptop.context.setOffline(false)
      await phone.context.setOffline(false)
      const both = "The laptop was here. About the bridging course. The phone was here."
      for (const { page } of [laptop, phone]) {
        await expect.poll(() => noteOf(page).inputValue(), { timeout: 30_000 }).toBe(both)
      }

      for (const wire of wires) {
        expect(wire.origins()).toEqual([new URL(setting.url).origin])
        expect(wire.frames()).toBeGreaterThan(4)
        expect(namesIn(wire.pieces())).toEqual([])
      }
      // What looks for them would find them.
      const hidden = deflateRawSync(Buffer.from("x".repeat(40) + "Meridian Bank"))
      expect(namesIn([hidden, Buffer.from(Buffer.from("-Souza").toString("base64url"))])).toEqual([
        "Meridian",
        "Meridian Bank",
        "Souza"
      ])
    }
  )
})

interface Wire {
  readonly pieces: () => ReadonlyArray<Buffer>
  readonly origins: () => ReadonlyArray<string>
  /** WebSocket messages seen. */
  readonly frames: () => number
}

/** Everything that leaves a profile or comes to it: of its pages, their workers and its service worker. */
const listen = async ({ context, page }: Profile, url: string): Promise<Wire> => {
  const pieces: Array<Buffer> = []
  const origins = new Set<string>()
  let frames = 0
  const reached = (address: string): void => {
    if (!/^(?:data|blob|about|chrome-error):/.test(address)) origins.add(new URL(address.replace(/^ws/, "http")).origin)
  }
  context.on("request", (request) => {
    reached(request.url())
    pieces.push(Buffer.from(request.url()), Buffer.from(JSON.stringify(request.headers())))
    const body = request.postDataBuffer()
    if (body !== null) pieces.push(body)
  })
  context.on("response", (response) => {
    if (!new URL(response.url()).pathname.startsWith("/v1/")) return
    void response.body().then(
      (body) => pieces.push(body),
      () => undefined
    )
  })
  const onFrame = ({
    response
  }: {
    readonly response: { readonly payloadData: string; readonly opcode: number }
  }): void => {
    frames++
    pieces.push(Buffer.from(response.payloadData, response.opcode === 2 ? "base64" : "utf8"))
  }
  const hear = (session: CDPSession): void => {
    session.on("Network.webSocketFrameSent", onFrame)
    session.on("Network.webSocketFrameReceived", onFrame)
    session.on("Network.webSocketCreated", (socket) => reached(socket.url))
    session.on("Network.requestWillBeSent", ({ request }) => reached(request.url))
  }
  // Workers are targets of their own: their messages come through the page's session, by the flat protocol of a browser
  // session.
  const session = await context.newCDPSession(page)
  hear(session)
  await session.send("Network.enable")
  page.on("websocket", (socket) => {
    reached(socket.url())
    const take = ({ payload }: { readonly payload: string | Buffer }): void => {
      frames++
      pieces.push(Buffer.from(payload))
    }
    socket.on("framesent", take)
    socket.on("framereceived", take)
  })
  reached(url)
  return { pieces: () => pieces, origins: () => [...origins], frames: () => frames }
}

/** Names that stand in these bytes in clear, in base64 at any offset, in hex, or behind deflate. */
const namesIn = (pieces: ReadonlyArray<Buffer>): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const piece of pieces) {
    for (const bytes of [piece, ...unpacked(piece)]) {
      const text = bytes.toString("latin1")
      for (const name of NAMES) if (disguises(name).some((disguise) => text.includes(disguise))) found.add(name)
    }
  }
  return [...found].sort()
}

const unpacked = (piece: Buffer): ReadonlyArray<Buffer> => {
  const out: Array<Buffer> = []
  // Behind a header of any length.
  for (let from = 0; from < Math.min(piece.length, 64); from++) {
    for (const inflate of [inflateRawSync, inflateSync]) {
      try {
        out.push(inflate(piece.subarray(from), { maxOutputLength: 1 << 20 }))
      } catch {
        // That was not packed.
      }
    }
  }
  return out
}

const known = new Map<string, ReadonlyArray<string>>()

const disguises = (name: string): ReadonlyArray<string> => {
  const before = known.get(name)
  if (before !== undefined) return before
  const bytes = Buffer.from(name)
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64")
    // The ends depend on what stands beside it.
    return text.slice(offset === 0 ? 0 : offset + 1, Math.floor(((offset + bytes.length) * 8) / 6))
  })
  const all = [
    bytes.toString("latin1"),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    Buffer.from(name, "utf16le").toString("latin1"),
    ...base64,
    ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"))
  ]
  known.set(name, all)
  return all
}
