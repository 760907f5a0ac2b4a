/**
 * FNV-1a, 32 bits: tells whether stored bytes are still those that were written. SQLite notices damage to its own
 * structure only. In plain JavaScript, since loading a native module costs a short-lived process more than hashing does.
 */
const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

export const checksum = (text: string, bytes: Uint8Array): number => {
  let hash = OFFSET
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME)
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, PRIME)
  return hash >>> 0
}
