/** Feeds made up for conformance suites: hash chains as a writer makes them, over bodies that are hard on a store. */
import type { Schema } from "effect"
import { utf8 } from "@kith/core/log/Bytes"
import type { Entry } from "@kith/core/log/Event"
import { deviceIdOf, emptyHead, type Head, headAfter, workspaceIdOf } from "@kith/core/log/Feed"
import type { Run } from "@kith/core/log/FeedPage"
import type { BatchId, DeviceId, WorkspaceId } from "@kith/core/log/Ids"
import { nobleSha256, SALT_BYTES } from "@kith/core/log/Sha256"

const sampleWorkspace: WorkspaceId = workspaceIdOf(nobleSha256, utf8("founder"), utf8("nonce"))

/** One device's feed. The same name makes the same events. */
export class SampleFeed {
  readonly device: DeviceId
  readonly start: Head
  private readonly name: string
  private head: Head

  constructor(name: string) {
    this.name = name
    const publicKey = nobleSha256(utf8(name))
    this.device = deviceIdOf(nobleSha256, publicKey)
    this.start = this.head = emptyHead(nobleSha256, sampleWorkspace, publicKey)
  }

  /** The next `count` entries, and the head after them. */
  next(count: number, body: (seq: number) => Schema.Json = sampleBody): { readonly run: Run; readonly head: Head } {
    const first = this.head.seq + 1
    const entries = Array.from({ length: count }, (_, index) => this.entry(first + index, body(first + index)))
    this.head = headAfter(nobleSha256, this.head, entries)
    return { run: { device: this.device, first, entries }, head: this.head }
  }

  /** Goes on from an earlier head, as a copy of this device would that knows nothing since. */
  rewind(head: Head): void {
    this.head = head
  }

  private entry(seq: number, body: Schema.Json): Entry {
    const device = this.device
    const batched = seq % 5 === 0 ? { batch: `${this.name}-${Math.floor(seq / 50)}` as BatchId } : {}
    return {
      event: {
        dot: { device, seq },
        at: 1_772_000_000_000 + seq * 977 - (seq % 7) * 5000,
        via: seq % 3 === 0 ? "import:csv" : "cli",
        ...batched,
        type: seq % 4 === 0 ? "InteractionLogged" : "ContactEdited",
        version: 1 + (seq % 2),
        entity: `contact/${this.name}-${seq % 97}`,
        replaces:
          seq % 6 === 0
            ? [
                { device, seq: seq - 1 },
                { device: "other" as DeviceId, seq }
              ]
            : [],
        body
      },
      cells: seq % 2 === 0 ? ["name", "emails#k3"] : ["name"],
      salt: nobleSha256(utf8(`${this.name} ${seq}`)).slice(0, SALT_BYTES)
    }
  }
}

const NAMES = ["Ana Souza", "Łukasz O’Neil", "田中 さくら", "مريم", "👩🏽‍💻 Zoë", "N\u0000UL", "", "-1", "\ud800 alone"]

const sampleBody = (seq: number): Schema.Json => {
  const name = NAMES[seq % NAMES.length]!
  switch (seq % 11) {
    case 0:
      return null
    case 1:
      return [name, seq, -0.5, 1e21]
    case 2:
      return { name, nested: { deep: [{ [name]: true }] } }
    case 3:
      return { note: `${name} `.repeat(40) }
    default:
      return { name, company: `Company ${seq % 13}`, emails: { add: [{ value: `p${seq}@example.ca` }] } }
  }
}
