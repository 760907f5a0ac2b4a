/**
 * Calendars that a relay publishes: put there and revoked by a log's devices, read by whoever has the address. The address
 * is in no log line and no metric; what is kept of it is a hash.
 */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { BundleStoreError, OverLimit } from "@kith/core/log/BundleStore"
import { utf8 } from "@kith/core/log/Bytes"
import { calendarAddress, calendarIdOf, isCalendarText, MAX_CALENDAR_BYTES } from "@kith/core/log/CalendarAddress"
import { mayWrite } from "@kith/core/log/Membership"
import { Primitives } from "@kith/core/log/Primitives"
import { type PublishedCalendar, RelayStore } from "@kith/core/log/RelayStore"
import type { Relay } from "./Relay.ts"
import { bodyOf, malformed } from "./requestBody.ts"
import type { Routing } from "./Routing.ts"

/** In JSON each line end takes two bytes more; a text of nothing but quotes would take two for each. */
const MAX_PUT_BYTES = 2 * MAX_CALENDAR_BYTES + 1024

const Put = Schema.Struct({ secret: Schema.String, text: Schema.String })

/** How long a reader may keep it: calendar programs ask once an hour at most. */
const MAX_AGE_S = 3600

export const calendarRoutes = ({ app, relay, refuse, run, runForDevice }: Routing): void => {
  app.put("/v1/workspaces/:workspace/calendars", (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        const { room, device } = by
        if (!mayWrite(room.membership, device)) return refuse({ code: "mayNotWrite" })
        const { secret, text } = yield* bodyOf(c.req.raw, Put, MAX_PUT_BYTES)
        const { sha256 } = yield* Primitives
        const address = calendarAddress(sha256, room.store.workspace, secret)
        if (address === undefined) return yield* malformed
        const bytes = utf8(text)
        if (bytes.length > MAX_CALENDAR_BYTES) return yield* tooLarge
        if (!isCalendarText(text)) return yield* malformed
        const { id } = address
        const done = yield* room.store.calendars.put({ id, device, text: bytes })
        relay.meters.asked("PutCalendar")
        return Response.json({ id, bytes: bytes.length }, { ...noStore, status: done === "added" ? 201 : 200 })
      })
    )
  )

  app.get("/v1/workspaces/:workspace/calendars", (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        return Response.json({ calendars: yield* by.room.store.calendars.list }, noStore)
      })
    )
  )

  app.delete("/v1/workspaces/:workspace/calendars/:id", (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        if (!mayWrite(by.room.membership, by.device)) return refuse({ code: "mayNotWrite" })
        yield* by.room.store.calendars.revoke(c.req.param("id"))
        // Gone is gone, whoever was quicker.
        return new Response(null, { status: 204 })
      })
    )
  )

  // HEAD is this too, without the text.
  app.get("/calendar/:file", (c) =>
    run(
      Effect.gen(function* () {
        const { sha256 } = yield* Primitives
        const id = calendarIdOf(sha256, /^(.*)\.ics$/.exec(c.req.param("file"))?.[1] ?? "")
        const found = id === undefined ? undefined : yield* (yield* RelayStore).calendar(id)
        if (found === undefined || !(yield* isInForce(relay, found))) return refuse({ code: "notFound" })
        relay.meters.asked("ReadCalendar")
        const etag = `"${createHash("sha256").update(found.text).digest("base64url")}"`
        const headers = { ...calendarHeaders, etag, "last-modified": new Date(found.at).toUTCString() }
        return isKnown(c.req.header("if-none-match"), etag)
          ? new Response(null, { status: 304, headers })
          : new Response(new Uint8Array(found.text), { headers: { ...headers, ...contentHeaders } })
      })
    )
  )
}

/**
 * What a device put there is handed out for as long as that one belongs. Where it was taken out, or goes on under another
 * identity, the log's other devices put the calendar there again with their next sync.
 */
const isInForce = Effect.fnUntraced(function* (relay: Relay, { workspace, device }: PublishedCalendar) {
  const room = yield* relay.rooms.enter(workspace)
  return room !== undefined && mayWrite(room.membership, device)
}, Effect.scoped)

/** RFC 9110, 13.1.2: weak and strong tags are one. */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === "*" || header.split(",").some((each) => each.trim().replace(/^W\//, "") === etag))

const tooLarge = new BundleStoreError({
  operation: "calendar",
  reason: new OverLimit({ limit: "requestBytes", allowed: MAX_CALENDAR_BYTES })
})

const noStore = { headers: { "cache-control": "no-store" } }

const calendarHeaders = {
  // For who asked alone: no cache on the way keeps it.
  "cache-control": `private, max-age=${MAX_AGE_S}`,
  "x-robots-tag": "noindex, nofollow, noarchive"
}

const contentHeaders = {
  "content-type": "text/calendar; charset=utf-8",
  "content-disposition": 'inline; filename="kith.ics"'
}
