/** The JSON Schema of a line of a log, derived from the declarations that the reader decodes with. */
import * as Schema from "effect/Schema"
import { LogLine } from "./LogLine.ts"

/** Draft 2020-12; the text of `docs/reference/event.schema.json`, which a test holds it to. */
export const logLineJsonSchema = (): string => {
  const { schema, definitions } = Schema.toJsonSchemaDocument(LogLine)
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "A line of a Kith log as JSON Lines",
    ...schema,
    $defs: definitions
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
