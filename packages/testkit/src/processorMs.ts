/** Time as a test may judge it: what this process has computed so far, whatever else the machine does meanwhile. */
declare const process: { readonly cpuUsage: () => { readonly user: number; readonly system: number } }

/** ms. For limits that only what never ends, or grows with the square of its input, goes beyond. */
export const processorMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
