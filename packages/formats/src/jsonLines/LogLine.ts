/**
 * The lines of a log as JSON Lines: a header, then an event each. For the writer, the reader, and the JSON Schema that
 * other programs read; `docs/reference/jsonl.md` says it in words.
 */
import * as Base64 from "effect/encoding/Base64"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type Entry, Event } from "@kith/core/log/Event"
import { BatchId, DeviceId, WorkspaceId } from "@kith/core/log/Ids"

/** Base64 of exactly so many bytes, padded. Only patterns with the flag `u` go into a JSON Schema. */
const base64Of = (bytes: 16 | 32, description: string) =>
  Schema.String.check(
    Schema.isPattern(bytes === 16 ? /^[A-Za-z0-9+/]{22}==$/u : /^[A-Za-z0-9+/]{43}=$/u, {
      description: `${description} Base64 of ${bytes} bytes.`
    })
  )

export const FeedLine = Schema.Struct({
  device: DeviceId.annotate({ description: "The device that wrote the feed." }),
  publicKey: Schema.optionalKey(
    base64Of(
      32,
      "The device's Ed25519 public key, with which its chain begins; without it the feed cannot be verified."
    )
  ),
  seq: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)).annotate({ description: "How many events the feed has." }),
  chain: base64Of(32, "The chain hash after its last event.")
})
export type FeedLine = typeof FeedLine.Type

export const LogHeader = Schema.Struct({
  kith: Schema.Literal("log"),
  version: Schema.Literal(1),
  workspace: WorkspaceId.annotate({ description: "The workspace's id, with which every chain begins." }),
  feeds: Schema.Array(FeedLine).annotate({ description: "Every feed of the log, and where it ends." })
}).annotate({ identifier: "Header", description: "The first line." })
export type LogHeader = typeof LogHeader.Type

const envelope = {
  dot: Event.fields.dot.annotate({
    description: "The event's identity: a device, and its count of that device's events."
  }),
  at: Event.fields.at.annotate({ description: "The author's wall clock, in ms since 1970." }),
  batch: Schema.optionalKey(BatchId.annotate({ description: "Events of one batch are undone together." })),
  type: Event.fields.type.annotate({ description: "The event's type; docs/reference/events.md lists them." }),
  version: Event.fields.version.annotate({ description: "The version of the type's body." }),
  entity: Event.fields.entity.annotate({ description: "What it is about: a kind, a slash and an id." }),
  cells: Schema.Array(Schema.String).annotate({
    description: "The cells of the entity that it writes; elements of sets as a keyed hash."
  }),
  replaces: Event.fields.replaces.annotate({
    description: "The events whose values it replaces, in the cells that it writes."
  })
}

const KeptLine = Schema.Struct({
  ...envelope,
  via: Event.fields.via.annotate({ description: "What wrote it: cli, web, sheet:<id>, import:<format>." }),
  body: Event.fields.body.annotate({ description: "What it says, as its type and version have it." }),
  salt: base64Of(16, "Random bytes that keep the event's hash from being guessed.")
}).annotate({ identifier: "Event", description: "An event with its content." })

const ForgottenLine = Schema.Struct({
  ...envelope,
  forgotten: base64Of(32, "The hash of the content that is gone.")
}).annotate({
  identifier: "ForgottenEvent",
  description: "An event whose content was forgotten; history stays verifiable."
})

export const LogLine = Schema.Union([LogHeader, KeptLine, ForgottenLine])

export const decodeHeader = Schema.decodeUnknownResult(LogHeader)
const decodeKept = Schema.decodeUnknownResult(KeptLine)
const decodeForgotten = Schema.decodeUnknownResult(ForgottenLine)

/** The entry that a parsed line is; undefined when it is none. */
export const entryOfLine = (line: unknown): Entry | undefined =>
  typeof line === "object" && line !== null && "forgotten" in line ? forgottenEntry(line) : keptEntry(line)

const keptEntry = (line: unknown): Entry | undefined => {
  const decoded = decodeKept(line)
  if (Result.isFailure(decoded)) return undefined
  const { cells, salt, ...event } = decoded.success
  return { event, cells, salt: bytesOf(salt) }
}

const forgottenEntry = (line: unknown): Entry | undefined => {
  const decoded = decodeForgotten(line)
  if (Result.isFailure(decoded)) return undefined
  const { cells, forgotten, ...event } = decoded.success
  return { event: { ...event, via: "", body: null }, cells, salt: new Uint8Array(0), forgotten: bytesOf(forgotten) }
}

/** One line of JSON, without its line end. */
export const lineOfEntry = ({ event, cells, salt, forgotten }: Entry): string => {
  const { dot, at, via, batch, type, version, entity, replaces, body } = event
  return JSON.stringify({
    dot: { device: dot.device, seq: dot.seq },
    at,
    ...(forgotten === undefined ? { via } : {}),
    ...(batch === undefined ? {} : { batch }),
    type,
    version,
    entity,
    cells,
    replaces: replaces.map(({ device, seq }) => ({ device, seq })),
    ...(forgotten === undefined ? { body, salt: Base64.encode(salt) } : { forgotten: Base64.encode(forgotten) })
  } satisfies { [Key in keyof (typeof KeptLine.Encoded & typeof ForgottenLine.Encoded)]?: unknown })
}

/** The bytes of base64 that a schema has checked. */
export const bytesOf = (base64: string): Uint8Array => Result.getOrThrow(Base64.decode(base64))
