/** A calendar that a relay publishes for this log, so that each of its devices keeps it up to date and can revoke it. */
import * as Schema from "effect/Schema"
import { entity } from "../declare/Entity.ts"
import { register } from "../declare/Field.ts"
import { deleted } from "../declare/Plain.ts"

export const PublishedCalendar = entity(
  "published-calendar",
  "A calendar at an address of a relay's, open to whoever has that; its id is the one that the relay knows it by.",
  {
    relay: register(Schema.NonEmptyString, "The relay's address: `https://relay.example`."),
    secret: register(Schema.NonEmptyString, "128 random bits in base 32, from which the address follows."),
    shows: register(Schema.Literals(["initials", "names"]), "Whether names and reasons stand in it, or initials only."),
    language: register(Schema.Literals(["en", "fr"]), "The language it is written in."),
    epoch: register(
      Schema.Int,
      "The log's key epoch when it was published: devices that were taken out since know the address."
    ),
    deleted
  }
)
