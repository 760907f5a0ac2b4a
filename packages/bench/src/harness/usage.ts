/** What a process takes of the machine: memory after collecting garbage, and processor time so far. */

export interface Usage {
  /** Resident, bytes. */
  readonly resident: number
  /** Live on the JavaScript heap and in buffers outside it, bytes. */
  readonly live: number
  /** Processor time so far, ms. */
  readonly cpuMs: number
}

export const usage = (): Usage => {
  const { user, system } = process.cpuUsage()
  const { gc } = globalThis as { readonly gc?: () => void }
  // Buffers are let go by what the first collection leaves to the second.
  gc?.()
  gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { resident: rss, live: heapUsed + external, cpuMs: (user + system) / 1000 }
}
