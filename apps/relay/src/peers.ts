/** Who is at the other end of a connection, as far as headers may be believed. */
import type { IncomingMessage } from "node:http"

/** The address that limits are counted by. A proxy's word counts only where the proxy is one's own. */
export const addressOf = (request: IncomingMessage, trustProxy: boolean): string => {
  const direct = request.socket.remoteAddress ?? "unknown"
  if (!trustProxy) return direct
  // The last one is what the nearest proxy saw; those before it anybody may have written.
  const forwarded = request.headers["x-forwarded-for"]
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",").at(-1)!.trim()
  return last === "" || last.length > 64 ? direct : last
}

/** The host that a device dialled: told by whoever set the relay up, or by the request. */
export const hostOf = (request: IncomingMessage, publicUrl: string | undefined, trustProxy: boolean): string => {
  if (publicUrl !== undefined) return new URL(publicUrl).host
  const forwarded = trustProxy ? request.headers["x-forwarded-host"] : undefined
  return ((typeof forwarded === "string" ? forwarded : request.headers.host) ?? "").toLowerCase()
}

/** One household has one IPv6 network: its 2^64 addresses count as one. */
export const networkOf = (address: string): string => {
  if (!address.includes(":") || address.startsWith("::ffff:") || isLoopback(address)) return address
  const [head = "", tail] = address.split("::")
  const groups = head === "" ? [] : head.split(":")
  const after = tail === undefined || tail === "" ? [] : tail.split(":")
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  return [...groups, ...new Array<string>(zeros).fill("0"), ...after].slice(0, 4).join(":")
}

export const isLoopback = (address: string): boolean =>
  address === "::1" || address === "localhost" || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)
