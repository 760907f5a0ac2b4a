/** Puts text on the clipboard with whatever program the desktop has for it. */
import { spawnSync } from "node:child_process"
import type { World } from "./World.ts"

/** Whether it is there now; no where there is no desktop, or nothing that could do it. */
export const copyToClipboard = ({ platform, env }: Pick<World, "platform" | "env">, text: string): boolean =>
  programs(platform, env).some(([program, ...args]) => {
    const { status } = spawnSync(program!, args, {
      input: text,
      stdio: ["pipe", "ignore", "ignore"],
      timeout: PATIENCE
    })
    return status === 0
  })

/** Ms; a clipboard program that waits for a desktop which does not answer is left. */
const PATIENCE = 1000

const programs = (platform: World["platform"], env: World["env"]): ReadonlyArray<ReadonlyArray<string>> => {
  if (platform === "darwin") return [["pbcopy"]]
  if (platform === "win32") return [["clip"]]
  return [
    ...(env["WAYLAND_DISPLAY"] ? [["wl-copy"]] : []),
    ...(env["DISPLAY"]
      ? [
          ["xclip", "-selection", "clipboard"],
          ["xsel", "--clipboard", "--input"]
        ]
      : []),
    ...(env["WSL_DISTRO_NAME"] ? [["clip.exe"]] : [])
  ]
}
