/** The log's events as peers take them. */
import { catalogue, toDelta } from "@kith/core/domain/Catalogue"
import { kindAndId } from "@kith/core/domain/declare/Entity"
import type { Write } from "@kith/core/domain/merge/State"
import type { Event } from "@kith/core/log/Event"
import * as Result from "effect/Result"
import type { Change, Op } from "./Peer.ts"

/** Throws on an event that Kith itself would set aside: the generator makes none. */
export const toChanges = (events: Iterable<Event>): ReadonlyArray<Change> => {
  const owners = new Map<string, string>()
  const out: Array<Change> = []
  for (const event of events) {
    const { kind, id } = kindAndId(event.entity)
    const { writes } = Result.getOrThrow(toDelta(catalogue, event))
    const ops = writes.map((write) => toOp(kind, write))
    out.push({ event, kind, id, owner: ownerOf(owners, event, kind, id), ops })
  }
  return out
}

/** A contact is its own; what names a contact is that contact's, from then on. */
const ownerOf = (owners: Map<string, string>, event: Event, kind: string, id: string): string => {
  if (kind === "contact") return id
  const known = owners.get(event.entity)
  if (known !== undefined) return known
  const body = event.body as { readonly contact?: unknown; readonly subject?: unknown }
  const named = typeof body.contact === "string" ? body.contact : String(body.subject ?? "").split("/")[1]
  owners.set(event.entity, named ?? "")
  return named ?? ""
}

export const toOp = (kind: string, { field, key, value, edit }: Write): Op => {
  const declared = catalogue.entities.get(kind)?.fields[field]
  if (edit === true) return { is: "element", field: `${field}+`, key, value }
  if (declared?.kind === "text") return { is: "text", field, value: value === undefined ? undefined : String(value) }
  return key === "" ? { is: "register", field, value } : { is: "element", field, key, value }
}
