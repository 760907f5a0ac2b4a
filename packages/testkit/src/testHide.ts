/** How tests name set elements in stubs: as devices do, under a known secret, and so coarsely that names collide. */
import { type HideKey, hideKeyWith } from "@kith/core/domain/merge/CellAddress"
import { utf8 } from "@kith/core/log/Bytes"
import { hmacSha256 } from "@kith/core/log/Sha256"

const SECRET = utf8("the secret of a workspace in tests")

const testMac: (message: Uint8Array) => Uint8Array = hmacSha256(SECRET)

const hashed = hideKeyWith(testMac)
const known = new Map<string, string>()
const ENOUGH = 10_000

/** As under a real secret; remembers what it has hashed, since histories repeat themselves. */
export const testHide: HideKey = (field, key) => {
  const name = `${field}\n${key}`
  let hidden = known.get(name)
  if (hidden === undefined) {
    if (known.size === ENOUGH) known.clear()
    known.set(name, (hidden = hashed(field, key)))
  }
  return hidden
}

/** Every second pair of elements collides: what 48 bits of hash leave to a rare chance must not break the merge either. */
export const coarseHide: HideKey = (_field, key) => (key.length % 2 === 0 ? "even" : "odd")
