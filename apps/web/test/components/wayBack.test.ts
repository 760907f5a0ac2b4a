/** Where the way back of each page leads for somebody who came straight to it. */
import { expect, it } from "vitest"
import { isPlace, parentPlace } from "../../src/app/parentPlace.ts"
import { placeGroups } from "../../src/app/places.ts"
import { screenCases } from "../e2e/screenCases.ts"

const TABS = ["/", "/people", "/meetings", "/more"]
const routes = [...new Set(screenCases.map(({ route }) => route))]

it("the tabs and joining lie behind nothing, and every other page has a way back", () => {
  const without = routes.filter((route) => parentPlace(route) === undefined)
  expect(without.toSorted()).toEqual([...TABS, "/join"].toSorted())
})

it("back from a page never leads to the page itself", () => {
  expect(routes.filter((route) => parentPlace(route)?.path === route)).toEqual([])
})

it("every place that the page More lists leads back to it", () => {
  const listed = placeGroups.flatMap(({ places }) => places).filter(({ path }) => !path.includes("#"))
  expect(listed.length).toBeGreaterThan(15)
  expect(listed.filter(({ path }) => !isPlace(path) || parentPlace(path)?.path !== "/more")).toEqual([])
})

it("one of something leads back to all of it", () => {
  expect(parentPlace("/people/abc/edit")?.path).toBe("/people")
  expect(parentPlace("/meetings/abc")?.path).toBe("/meetings")
  expect(parentPlace("/gatherings/abc")?.path).toBe("/gatherings")
  expect(parentPlace("/rules/new")?.path).toBe("/rules")
})
