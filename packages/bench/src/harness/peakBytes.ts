/** The most memory that this process has held at once. */
import { readFileSync } from "node:fs"

/**
 * Bytes. Linux says it of the process as it is now; what `resourceUsage` says includes the moment before it became Node,
 * when it was still a copy of whoever started it.
 */
export const peakBytes = (): number => {
  try {
    const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? []
    if (kib !== undefined) return Number(kib) * 1024
  } catch {
    // No Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
