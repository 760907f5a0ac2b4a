/** Why the list of devices and members stayed as it is, in words. */
import type { MembersRefusal } from "../../log/sync/devices.ts"
import type { devicesWords } from "./devicesWords.ts"

export const refusal = ({ refused }: (typeof devicesWords)["en"], why: MembersRefusal): string => {
  if (why === "senseless") return refused.lastOwner
  if (why === "busy" || why === "doesNotFollow") return refused.busy
  return why === "notAllowed" || why === "notBegun" ? refused.notAllowed : refused.other
}
