/** Opens an address in the user's browser, as the platform does; where it has no such way, nothing happens. */
import { spawn } from "node:child_process"
import type { World } from "./World.ts"

const openers: { readonly [platform in NodeJS.Platform]?: readonly [command: string, ...args: ReadonlyArray<string>] } =
  {
    darwin: ["open"],
    win32: ["rundll32", "url.dll,FileProtocolHandler"]
  }

export const openInBrowser = ({ env, platform }: Pick<World, "env" | "platform">, url: string): void => {
  const [command, ...args] = openers[platform] ?? ["xdg-open"]
  const opening = spawn(command, [...args, url], { env: { ...env }, stdio: "ignore", detached: true })
  // Not there: the address was printed as well.
  opening.on("error", () => undefined)
  opening.unref()
}
