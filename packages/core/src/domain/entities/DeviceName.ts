/** What a device of the log is called, once somebody has called it something else than it did itself when it came. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"

export const DeviceName = entity(
  "device",
  "A device of this log, by a name that it was given since it came; its id is the device's own.",
  {
    // A name for people to tell devices apart by: of two given at once the later one holds, and nobody need choose.
    name: register(Schema.NonEmptyString, "What it is called; without one, as it called itself.", () => 0)
  }
)
