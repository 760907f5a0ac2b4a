/** Every screen but Today, by its path; each is a file of its own that loads when it is first shown. */
import { lazy } from "solid-js"
import type { Component } from "solid-js"

export interface ScreenRoute {
  readonly path: string
  readonly component: Component
}

const screen = (path: string, load: () => Promise<Component>): ScreenRoute => ({
  path,
  component: lazy(() => load().then((component) => ({ default: component })))
})

export const screens: ReadonlyArray<ScreenRoute> = [
  screen("/more", () => import("../screens/more/MoreScreen.tsx").then((m) => m.MoreScreen))
]

/** Those that the page More lists, in its order. */
export const moreScreens: ReadonlyArray<ScreenRoute> = []
