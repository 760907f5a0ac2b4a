/**
 * Random bytes that follow from a call's id, itself 16 random bytes: the same command, sent again because the tab that led
 * is gone, makes the same ids. For ids and salts of one command alone; never for keys or nonces.
 */
import { concat, utf8 } from "@kith/core/log/Bytes"
import type { RandomBytes } from "@kith/core/log/Ids"
import { nobleSha256 } from "@kith/core/log/Sha256"
import type { CallId } from "../link/messages.ts"

export const randomFor = (call: CallId): RandomBytes => {
  let block = 0
  let left: Uint8Array = new Uint8Array()
  const next = (): Uint8Array => nobleSha256(concat(utf8(`kith/web/call\n${call}\n${block++}`)))
  return (count) => {
    const parts = [left]
    for (let have = left.length; have < count;) {
      const bytes = next()
      parts.push(bytes)
      have += bytes.length
    }
    const all = concat(...parts)
    left = all.slice(count)
    return all.slice(0, count)
  }
}
