/** `docs/reference/events.md`: every entity and event type, as their declarations say. For integrators. */
import type { Catalogue } from "@kith/core/domain/Catalogue"
import type { AnyEntity } from "@kith/core/domain/declare/Entity"
import type { AnyEventType } from "@kith/core/domain/declare/EventType"
import type { Field } from "@kith/core/domain/declare/Field"
import type * as SchemaAST from "effect/SchemaAST"
import * as fc from "fast-check"
import { bodyArbitrary } from "./draftArbitrary.ts"

export const referencePage = ({ types, entities }: Catalogue): string => {
  const events = [...types.values()].sort(by(({ tag }) => tag))
  const kinds = [...entities.values()].sort(by(({ name }) => name))
  return `${[
    intro,
    "## Entities",
    list(kinds.map(({ name, doc }) => `${link(name, name)}: ${doc}`)),
    ...kinds.map((entity) => entityPart(entity, events)),
    "## Events",
    list(events.map(({ tag, doc }) => `${link(tag, tag)}: ${doc}`)),
    ...events.map(eventPart)
  ].join("\n\n")}\n`
}

const intro = `# Entities and events

Generated from the declarations; \`npm run reference\` writes it anew.

An event is one thing that somebody did, and never changes. It names the one entity that it writes, as
\`contact/<id>\`, and its body says what is new of that entity's fields. An entity is what its events add up to.

| kind of field | in an entity | in an event's body |
| --- | --- | --- |
| register | one value; several that were written apart and differ are a conflict, unless the field has an order | the value, or \`null\` to take it away |
| set | elements, each under its key; adding wins over removing what the adder did not see | \`{ "add": [ … ], "remove": [ … ] }\`, either or both |
| text | prose that merges by character | \`{ "start": "…" }\` for a new text, \`{ "root", "seedHash", "change" }\` for an edit of one (\`change\` is an Automerge change in base 64), or \`null\` |
| note | nothing: it stays with the event | the value |

What each field holds stands with its entity. A member that is not required is left out when the event says nothing of it. An event whose type or version is
unknown, or whose body does not read as below, is kept and set aside.`

const entityPart = ({ name, doc, fields }: AnyEntity, events: ReadonlyArray<AnyEventType>): string =>
  [
    `### ${name}`,
    `${doc} Written by ${events
      .filter(({ entity }) => entity === undefined || entity.name === name)
      .map(({ tag }) => link(tag, tag))
      .join(", ")}.`,
    table(
      ["field", "kind", "holds", "what it is"],
      Object.entries(fields).map(([field, declared]) => [code(field), kindOf(declared), holds(declared), declared.doc])
    )
  ].join("\n\n")

const eventPart = (type: AnyEventType): string => {
  const { tag, doc, version, entity, members } = type
  const beside = entity === undefined ? [] : writesBeside(type)
  const writes =
    entity === undefined
      ? "Writes the cells that it names, of any entity."
      : `Writes ${link(entity.name, entity.name)}${beside.length === 0 ? "" : `, and of it also ${beside.map(code).join(", ")}`}.`
  return [
    `### ${tag}`,
    `${doc} ${writes} Version ${version}.`,
    table(
      ["member", "kind", "required", "what it is"],
      members.map(({ name, kind, required, doc: memberDoc }) => [
        code(name),
        kind,
        required ? "yes" : "",
        kind === "note" ? `${memberDoc} Holds ${noteHolds(type, name)}.` : memberDoc
      ])
    )
  ].join("\n\n")
}

/** Fields that it writes though no member of its body is called like them. */
const writesBeside = (type: AnyEventType): ReadonlyArray<string> => {
  const drawn = fc.sample(bodyArbitrary(type), { numRuns: 100, seed: 1 })
  const written = drawn.flatMap((body) =>
    type.writes(body, { entity: `${type.entity?.name}/x` }).map(({ field }) => field)
  )
  return [...new Set(written)].filter((field) => !type.members.some(({ name }) => name === field)).sort()
}

const kindOf = (field: Field): string =>
  field.kind !== "text" && field.order !== undefined ? `${field.kind}, ordered` : field.kind

const holds = (field: Field): string => (field.kind === "text" ? "text" : inWords(field.schema.ast))

const noteHolds = ({ body }: AnyEventType, name: string): string => {
  const member =
    body.ast._tag === "Objects" ? body.ast.propertySignatures.find((known) => known.name === name) : undefined
  return member === undefined ? "" : inWords(member.type)
}

/** What a schema of plain JSON allows. Throws on a kind of schema that no declaration has used yet. */
const inWords = (ast: SchemaAST.AST): string => {
  const expected = (ast.checks ?? []).map(({ annotations }) => String(annotations?.["expected"]))
  switch (ast._tag) {
    case "Null":
      return "`null`"
    case "Boolean":
      return "`true` or `false`"
    case "Literal":
      return `\`${JSON.stringify(ast.literal)}\``
    case "String":
      return (
        expected.map((text) =>
          text.startsWith("a value with a length of at least 1") ? "text, not empty" : text
        )[0] ?? "text"
      )
    case "Number":
      return ["a whole number", ...expected.slice(1).map((text) => text.replace("a value ", ""))].join(" ")
    case "Union":
      return ast.types.every(({ _tag }) => _tag === "Literal")
        ? `one of ${ast.types.map(inWords).join(", ")}`
        : ast.types.map(inWords).join(" or ")
    case "Arrays":
      return [
        ...(ast.elements.length === 0 ? [] : [`[${ast.elements.map(inWords).join("; ")}]`]),
        ...ast.rest.map((rest) => `a list, each ${inWords(rest)}`)
      ].join(", then ")
    case "Objects": {
      const members = ast.propertySignatures.map(
        ({ name, type }) => `${code(String(name) + (type.context?.isOptional === true ? "?" : ""))}: ${inWords(type)}`
      )
      return members.length > 0
        ? `{ ${members.join("; ")} }`
        : ast.indexSignatures.map(({ type }) => `an object of any names, each ${inWords(type)}`).join()
    }
    case "Declaration":
      return "any JSON"
    default:
      throw new Error(`referencePage: no words for ${ast._tag}`)
  }
}

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n")

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ")

const code = (text: string): string => `\`${text}\``

const list = (items: ReadonlyArray<string>): string => items.map((item) => `- ${item}`).join("\n")

/** Headings are anchors in lower case. */
const link = (text: string, heading: string): string => `[${text}](#${heading.toLowerCase()})`

const by =
  <A>(key: (of: A) => string) =>
  (a: A, b: A): number =>
    key(a) < key(b) ? -1 : 1
