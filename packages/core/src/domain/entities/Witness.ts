/** What each device had when it last said so: how a relay that hides somebody's changes is found out. Not shown as a record. */
import { VersionRecord } from "../../log/VersionVector.ts"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"

export const Witness = entity("witness", "What one device held; its id is the device's.", {
  held: register(VersionRecord, "How many events of each device it held.")
})
