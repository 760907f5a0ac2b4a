/**
 * What the app is measured beside: pages that keep people and list those due, and do no more: in IndexedDB, as one JSON text,
 * or in TinyBase (`inPage/tinybase.ts`).
 */
export type BareKind = "indexeddb" | "json" | "tinybase"

export const barePage = (kind: BareKind): string =>
  `<!doctype html><meta charset="utf-8"><title>Bare</title><ul></ul><script type="module">
const show = (people) => document.querySelector("ul").replaceChildren(...people.slice(0, 5).map(({ name, company }) => {
  const item = document.createElement("li")
  item.dataset.bareCard = ""
  item.textContent = name + ", " + company
  return item
}))
const made = (count) => Array.from({ length: count }, (_, index) => ({
  id: String(index).padStart(8, "0"), name: "Ana Maria Tremblay " + index, company: "Maplegate Insurance " + (index % 400),
  position: "Data Analyst", email: "ana" + index + "@example.org", due: 20000 + (index * 7919) % 3000
}))
const count = Number(new URLSearchParams(location.search).get("fill") ?? 0)
let people = []
globalThis.bareSearch = (query) => {
  const from = performance.now()
  const found = people.filter(({ name, company }) => (name + " " + company).toLowerCase().includes(query))
  document.querySelector("ul").replaceChildren(...found.slice(0, 60).map(({ name }) => {
    const item = document.createElement("li")
    item.textContent = name
    return item
  }))
  document.body.getBoundingClientRect()
  return performance.now() - from
}
${KINDS[kind]}
</script>`

const JSON_PAGE = `
if (count > 0) localStorage.setItem("bare", JSON.stringify(made(count)))
people = JSON.parse(localStorage.getItem("bare"))
show(people.toSorted((a, b) => a.due - b.due))
`

/** All people are read, as the worker's directory does, and those due by their index. */
const INDEXED_PAGE = `
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const opening = indexedDB.open("bare", 1)
opening.onupgradeneeded = () => opening.result.createObjectStore("people", { keyPath: "id" }).createIndex("due", "due")
const database = await done(opening)
if (count > 0) {
  const writing = database.transaction("people", "readwrite")
  for (const person of made(count)) writing.objectStore("people").put(person)
  await new Promise((resolve) => (writing.oncomplete = resolve))
}
show(await done(database.transaction("people").objectStore("people").index("due").getAll(undefined, 20)))
`

const TINYBASE_PAGE = `
Object.assign(globalThis, { bareMade: made, bareShow: show })
await import("/tinybase.js")
`

const KINDS: Readonly<Record<BareKind, string>> = {
  indexeddb: INDEXED_PAGE,
  json: JSON_PAGE,
  tinybase: TINYBASE_PAGE
}
