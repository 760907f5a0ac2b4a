/** The event types that this build knows: the built-in ones unless a test, or a front-end of its own, adds some. */
import * as Context from "effect/Context"
import { type Catalogue, catalogue } from "../domain/Catalogue.ts"

export const CatalogueInForce = Context.Reference<Catalogue>("@kith/core/workspace/CatalogueInForce", {
  defaultValue: () => catalogue
})
