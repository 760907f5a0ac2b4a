/** Routes past the service worker: they lead to what is stored, and of two versions each shows its own page. */
import { beforeEach, describe, expect, it, vi } from "vitest"
import { addStaticRoutes, dropOtherPages, type Installing, keepPage, pageStore } from "../../src/sw/staticRoutes.ts"

type Stored = Map<string, Response>

/** A browser's caches, as far as the service worker uses them. */
const emptyCaches = () => {
  const stores = new Map<string, Stored>()
  return {
    stores,
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
    open: async (name: string) => {
      const store: Stored = stores.get(name) ?? new Map()
      stores.set(name, store)
      return { put: async (address: string, response: Response) => void store.set(address, response) }
    }
  }
}

let caches: ReturnType<typeof emptyCaches>
beforeEach(() => {
  caches = emptyCaches()
  vi.stubGlobal("caches", caches)
})

const OLD = pageStore("/index.html?__WB_REVISION__=1")
const NEW = pageStore("/index.html?__WB_REVISION__=2")
const page = (text: string): Response => new Response(text)
const shown = async (store: string): Promise<string | undefined> => caches.stores.get(store)?.get("/")?.clone().text()

describe("static routes", () => {
  it("keep the page of the version at work while the next one waits", async () => {
    await keepPage(OLD, page("old"))
    await keepPage(NEW, page("new"))
    expect(await shown(OLD)).toBe("old")
    await dropOtherPages(NEW)
    expect(await shown(OLD)).toBeUndefined()
    expect(await shown(NEW)).toBe("new")
  })

  it("leave alone what else is stored", async () => {
    await caches.open("workbox-precache-v2-https://kith.example/")
    await keepPage(OLD, page("old"))
    await dropOtherPages(NEW)
    expect(await caches.keys()).toEqual(["workbox-precache-v2-https://kith.example/"])
  })

  it("lead to the app's files and to its own page, and nothing of the relay's", async () => {
    const addRoutes = vi.fn<(rules: ReadonlyArray<object>) => Promise<void>>(async () => undefined)
    await addStaticRoutes({ addRoutes } as Partial<Installing> as Installing, NEW)
    const rules = addRoutes.mock.calls[0]![0] as ReadonlyArray<{
      readonly condition: { readonly urlPattern: { readonly pathname: string } }
      readonly source: unknown
    }>
    expect(rules.map(({ condition, source }) => [condition.urlPattern.pathname, source])).toEqual([
      ["/assets/*", "cache"],
      ["/", { cacheName: NEW }]
    ])
  })

  it("are left out by a browser that has none, which installs the app all the same", async () => {
    await expect(addStaticRoutes({} as Installing, NEW)).resolves.toBeUndefined()
  })

  it("fail an installation whose page was not stored, rather than lead to nothing", async () => {
    await expect(keepPage(NEW, undefined)).rejects.toThrow("not stored")
  })
})
