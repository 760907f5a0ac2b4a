/** Names of things: workspaces, devices, batches, entities; and how new ones are made from random bytes. */
import * as Schema from "effect/Schema"
import { toBase32 } from "./Base32.ts"

export const WorkspaceId = Schema.NonEmptyString.pipe(Schema.brand("WorkspaceId"))
export type WorkspaceId = typeof WorkspaceId.Type

/** A person of a workspace; owns devices. */
export const MemberId = Schema.NonEmptyString.pipe(Schema.brand("MemberId"))
export type MemberId = typeof MemberId.Type

export const DeviceId = Schema.NonEmptyString.pipe(Schema.brand("DeviceId"))
export type DeviceId = typeof DeviceId.Type

export const BatchId = Schema.NonEmptyString.pipe(Schema.brand("BatchId"))
export type BatchId = typeof BatchId.Type

/** What stands behind the slash of an entity's name: `contact/<EntityId>`. */
export const EntityId = Schema.NonEmptyString.pipe(Schema.brand("EntityId"))
export type EntityId = typeof EntityId.Type

/** 80 bits: among a million ids the chance of one collision is below 10^-12. */
export const ID_BYTES = 10
/** 160 bits: a workspace's id is a hash that nobody may find a second founder for. */
export const WORKSPACE_ID_BYTES = 20

/** Where fresh random bytes come from; an argument, so that tests and simulations can replay them. */
export type RandomBytes = (count: number) => Uint8Array

export const newId = (random: RandomBytes): string => toBase32(random(ID_BYTES))
