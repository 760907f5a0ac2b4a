/** What a log's devices and members are called, in clear, for those who may read it. */
import * as Effect from "effect/Effect"
import type { DeviceId, MemberId } from "@kith/core/log/Ids"
import { readLabel } from "@kith/core/log/Label"
import type { Membership } from "@kith/core/log/Membership"
import { deviceNames as namesInClear } from "@kith/core/workspace/DeviceNames"
import { plain } from "@kith/core/domain/words/plain"
import { printable } from "../output/printable.ts"

/** By id; a device whose name cannot be read is missing. Ready for a terminal. */
export const deviceNames = Effect.fnUntraced(function* (membership: Membership) {
  const names = yield* namesInClear(membership)
  return new Map<DeviceId, string>([...names].map(([id, name]) => [id, printable(name)]))
})

/** By id; who began the log has none. */
export const memberNames = Effect.fnUntraced(function* ({ members }: Membership) {
  const names = new Map<MemberId, string>()
  for (const { id, epoch, label } of members.values()) {
    const name = label === undefined ? undefined : yield* readLabel(epoch, label)
    if (name !== undefined && name !== "") names.set(id, printable(name))
  }
  return names
})

/** How much of an id is shown where there is no name. */
export const shortDevice = (device: DeviceId): string => device.slice(0, 6)

/** The shortest beginnings, of three characters or more, that tell these ids apart; as everywhere ids are shown. */
export const shortest = <Id extends string>(ids: Iterable<Id>): ReadonlyMap<Id, string> => {
  const all = [...ids]
  return new Map(
    all.map((id) => {
      let length = 3
      while (length < id.length && all.some((other) => other !== id && other.startsWith(id.slice(0, length)))) length++
      return [id, id.slice(0, length)]
    })
  )
}

/** Those that are meant: by their whole name, else by the beginning of their id or name. */
export const meant = <Id extends string>(
  typed: string,
  ids: Iterable<Id>,
  names: ReadonlyMap<Id, string>
): ReadonlyArray<Id> => {
  const wanted = plain(typed)
  const all = [...ids]
  const exactly = all.filter((id) => id === typed || plain(names.get(id) ?? "") === wanted)
  if (exactly.length > 0 || wanted === "") return exactly
  return all.filter((id) => id.startsWith(typed.toLowerCase()) || plain(names.get(id) ?? "").startsWith(wanted))
}
