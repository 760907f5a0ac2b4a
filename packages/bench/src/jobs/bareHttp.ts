/** An HTTP server that does nothing but its part: `/N` is N random bytes. */
import { randomBytes } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { answerUntilEnd } from "../harness/service.ts"
import type { Say } from "../harness/Say.ts"
import { usage } from "../harness/usage.ts"
import type { ServiceStarted } from "./relay.ts"

export const run = async (_: unknown, say: Say): Promise<void> => {
  const made = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const path = request.url ?? "/"
    const bytes = made.get(path) ?? randomBytes(Number(path.slice(1)))
    made.set(path, bytes)
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  const { port } = server.address() as AddressInfo
  say({ url: `http://127.0.0.1:${port}` } satisfies ServiceStarted)
  await answerUntilEnd(usage, say)
  server.closeAllConnections()
  server.close()
}
