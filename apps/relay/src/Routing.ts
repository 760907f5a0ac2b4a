/** What the relay's routes are made with, whichever file they stand in. */
import type { Hono, HonoRequest } from "hono"
import type * as Effect from "effect/Effect"
import type { BundleStoreError } from "@kith/core/log/BundleStore"
import type { Ciphers } from "@kith/core/log/Ciphers"
import type { Primitives } from "@kith/core/log/Primitives"
import type { RelayStore } from "@kith/core/log/RelayStore"
import type { SignedIn } from "./bearer.ts"
import type { HttpProblem } from "./httpProblem.ts"
import type { Relay } from "./Relay.ts"

/** What the server knows of a request's other end. */
export interface Bindings {
  readonly address: string
}

export type RelayServices = RelayStore | Primitives | Ciphers

/** Runs a route's work with the relay's services. */
export type RunRoute = (work: Effect.Effect<Response, BundleStoreError, RelayServices>) => Promise<Response>

/** Runs a route's work for a device of the workspace that its path names, and refuses whoever is none. */
export type RunForDevice = (
  request: HonoRequest<"/v1/workspaces/:workspace">,
  work: (by: SignedIn) => Effect.Effect<Response, BundleStoreError, RelayServices>
) => Promise<Response>

export interface Routing {
  readonly app: Hono<{ Bindings: Bindings }>
  readonly relay: Relay
  /** Answers with a problem, and counts it. */
  readonly refuse: (problem: HttpProblem) => Response
  readonly run: RunRoute
  readonly runForDevice: RunForDevice
}
