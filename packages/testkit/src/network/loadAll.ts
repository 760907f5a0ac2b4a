/** Loads what the client loads when it first needs it: reading files takes time that is not simulated. */

export const loadAll = (): Promise<unknown> => (loaded ??= load())

let loaded: Promise<unknown> | undefined

const load = (): Promise<unknown> =>
  Promise.all([
    import("@kith/core/domain/Catalogue"),
    import("@kith/core/domain/text/ProseDocument"),
    import("@kith/core/workspace/Conflicts"),
    import("@kith/core/workspace/Forget"),
    import("@kith/core/workspace/History"),
    import("@kith/core/workspace/Importing"),
    import("@kith/core/workspace/Merging"),
    import("@kith/core/workspace/Projector"),
    import("@kith/core/workspace/Rebuild"),
    import("@kith/core/workspace/Settling"),
    import("@kith/core/workspace/SheetRows"),
    import("@kith/core/workspace/Subjects"),
    import("@kith/core/workspace/Timeline"),
    import("@kith/core/workspace/Undo"),
    import("@kith/core/workspace/Writer")
  ])
