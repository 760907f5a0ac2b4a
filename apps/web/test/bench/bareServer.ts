/** Serves the pages beside the app, as a server serves any page: their script can be kept, and compiled, by the browser. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { barePage, type BareKind } from "./barePage.ts"
import { peerScript } from "./peerScript.ts"

export interface BareServer {
  readonly url: string
  readonly close: () => Promise<void>
}

export const serveBare = async (): Promise<BareServer> => {
  const script = await peerScript()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost")
    if (pathname === "/tinybase.js") {
      response.setHeader("cache-control", "public, max-age=31536000, immutable")
      response.setHeader("content-type", "text/javascript")
      return response.end(script)
    }
    response.setHeader("content-type", "text/html; charset=utf-8")
    response.end(barePage(pathname.slice(1) as BareKind))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve()))
  }
}
