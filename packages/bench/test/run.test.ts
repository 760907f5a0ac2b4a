import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import type { JsonResult } from "../src/harness/toJson.ts"
import { optionsOf, UsageError } from "../src/options.ts"
import { workloads } from "../src/workloads/workloads.ts"

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url))

const bench = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, ["--conditions=source", "--disable-warning=ExperimentalWarning", MAIN, ...args], {
    encoding: "utf8"
  })

describe("npm run bench", () => {
  it("measures a workload at its smallest and says so in JSON", () => {
    const { status, stdout, stderr } = bench("--only", "bytes", "--quick", "--json")
    expect(stderr).not.toContain("Error")
    expect(status).toBe(0)
    const { bytes, ...others } = JSON.parse(stdout) as { readonly [name: string]: JsonResult }
    expect(others).toEqual({})
    expect(bytes).toMatchObject({ budget: 1.2, within: true, events: 10_000 })
    expect(bytes!.ratio).toBeGreaterThan(0.5)
    expect(Object.keys(bytes!.peers)).toEqual(["entities.sqlite", "json-lines"])
    for (const ratio of Object.values(bytes!.peers)) expect(Number.isFinite(ratio) && ratio > 0).toBe(true)
  })

  it("lists every workload in its help", () => {
    const { stdout, status } = bench("--help")
    expect(status).toBe(0)
    for (const { name } of workloads) expect(stdout).toContain(`\n  ${name} `)
  })

  it("refuses what it does not know, before it measures anything", () => {
    const { status, stderr } = bench("--only", "flod")
    expect(status).toBe(2)
    expect(stderr).toContain('no workload is called "flod"')
    expect(bench("--write", MAIN, "--only", "bytes").stderr).toContain("has no place for figures")
  })
})

describe("options", () => {
  it("take workloads one by one or together", () => {
    const known = ["fold", "due", "log"]
    expect(optionsOf(["--only", "fold,due", "--only", "log"], known).only).toEqual(known)
    expect(() => optionsOf(["--only", "fold,dew"], known)).toThrow(UsageError)
  })

  it("take sizes in any order and run them from small to large", () => {
    expect(optionsOf(["--events", "100000,10000"], []).sizes).toEqual([10_000, 100_000])
    expect(() => optionsOf(["--events", "many"], [])).toThrow(UsageError)
  })
})
