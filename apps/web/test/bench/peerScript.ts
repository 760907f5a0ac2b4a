/** TinyBase as a page's script: bundled as any app would be. */
import { fileURLToPath } from "node:url"
import { build } from "vite"

export const peerScript = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: fileURLToPath(new URL("inPage/tinybase.ts", import.meta.url)), formats: ["es"] }
    }
  })
  const [{ output }] = built as unknown as [{ readonly output: ReadonlyArray<{ readonly code: string }> }]
  return output[0]!.code
}
