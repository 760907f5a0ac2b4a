/** What whatever carries a folder about does to it: files cut short, doubled, foreign, and two copies that meet again. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Stream from "effect/Stream"
import { expect, it } from "vitest"
import type { BundleStore } from "@kith/core/log/BundleStore"
import { emptyVersion } from "@kith/core/log/VersionVector"
import { folderBundles } from "@kith/storage/bundles/FolderBundleStore"
import type { FolderFiles } from "@kith/storage/bundles/FolderFiles"
import { FolderMemory } from "@kith/storage/bundles/FolderMemory"
import { nodeFolderFiles } from "@kith/storage/bundles/nodeFolderFiles"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import type { SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { testFolder } from "../temporaryFolder.ts"
import { nodePorts, sampleFromSeed } from "./sampleFromSeed.ts"

const open = (files: FolderFiles, { workspace }: SampleWorkspace, { device }: SampleDevice) =>
  Effect.provide(folderBundles({ files, workspace, device, poll: Schedule.recurs(0) }), nodePorts)

/** A folder in which the founder has put the chain. */
const started = Effect.fnUntraced(function* (folder = new FolderMemory()) {
  const sample = yield* sampleFromSeed(7, 2)
  const [a, b] = sample.devices
  const store = yield* open(folder, sample, a)
  yield* store.extendMembership(sample.chain)
  return { folder, sample, a, b, store }
})

const run = <A>(test: Effect.Effect<A, unknown>) => Effect.runPromise(test)

const pathOf = (folder: FolderMemory, part: string): string =>
  [...folder.files.keys()].find((path) => path.includes(part))!

const seqs = Effect.fnUntraced(function* (store: BundleStore) {
  const { bundles } = yield* store.pull(emptyVersion)
  return (yield* Stream.runCollect(bundles)).map(({ first, last }) => [first, last])
})

it("a bundle that has arrived in part is not there yet, and is there once it has arrived", () =>
  run(
    Effect.gen(function* () {
      const { folder, sample, a, b, store } = yield* started()
      for (let index = 0; index < 3; index++) yield* store.push([yield* a.next(1)])
      const other = yield* open(folder, sample, b)
      const path = pathOf(folder, `${a.device}-2-2-`)
      const whole = folder.files.get(path)!
      for (const length of [0, 1, 100, 255, whole.length - 1]) {
        folder.files.set(path, whole.subarray(0, length))
        expect([...(yield* other.version)]).toEqual([[a.device, 1]])
        expect(yield* seqs(other)).toEqual([[1, 1]])
        expect(yield* other.problems).toEqual([{ _tag: "Damaged", file: path.split("/").at(-1) }])
      }
      folder.files.set(path, whole)
      expect(yield* seqs(other)).toEqual([
        [1, 1],
        [2, 2],
        [3, 3]
      ])
      expect(yield* other.problems).toEqual([])
    })
  ))

it("foreign files and conflicted copies are left aside, and told of", () =>
  run(
    Effect.gen(function* () {
      const { folder, a, store } = yield* started()
      yield* store.push([yield* a.next(1)])
      const path = pathOf(folder, `${a.device}-1-1-`)
      const bytes = folder.files.get(path)!
      const bundles = path.slice(0, path.lastIndexOf("/"))
      folder.files.set(path.replace(".bundle", " (conflicted copy).bundle"), bytes)
      folder.files.set(`${bundles}/desktop.ini`, new Uint8Array(10))
      folder.files.set(path.replace("-1-1-", "-2-2-"), bytes)
      folder.files.set(`${bundles}/..-1-1-300-xx.bundle`, new Uint8Array(300))
      expect([...(yield* store.version)]).toEqual([[a.device, 1]])
      expect((yield* store.problems).map(({ _tag }) => _tag).sort()).toEqual(["Damaged", "Stray", "Stray", "Stray"])
      expect(yield* seqs(store)).toEqual([[1, 1]])
    })
  ))

it("a damaged bundle is made good by whoever pushes it again", () =>
  run(
    Effect.gen(function* () {
      const { folder, a, b, sample, store } = yield* started()
      for (let index = 0; index < 3; index++) yield* store.push([yield* a.next(1)])
      const path = pathOf(folder, `${a.device}-2-2-`)
      const bytes = folder.files.get(path)!.slice()
      bytes[bytes.length - 1]! ^= 1
      folder.files.set(path, bytes)
      expect(yield* Effect.flip(seqs(store))).toMatchObject({ reason: { _tag: "StoreCorrupt", dot: { seq: 2 } } })
      expect([...(yield* store.version)]).toEqual([[a.device, 1]])
      yield* store.push([yield* a.span(2, 2)])
      const other = yield* open(folder, sample, b)
      expect(yield* seqs(store)).toEqual([
        [1, 1],
        [2, 2],
        [3, 3]
      ])
      // One that has not met the damaged file yet may take the good one or meet it.
      yield* Effect.exit(seqs(other))
      expect(yield* seqs(other)).toEqual([
        [1, 1],
        [2, 2],
        [3, 3]
      ])
    })
  ))

it("a feed that went on in two ways in two copies is told of as forked, and all who look choose alike", () =>
  run(
    Effect.gen(function* () {
      const { folder, sample, a, store } = yield* started()
      yield* store.push([yield* a.next(2)])
      const elsewhere = new FolderMemory("elsewhere", folder.snapshot())
      const clone = yield* open(elsewhere, sample, a)
      yield* store.push([yield* a.next(1), yield* a.next(1)])
      const longer = a.written()
      a.rewind(2)
      yield* clone.push([yield* a.next(1)])
      folder.mergeFrom(elsewhere)
      elsewhere.mergeFrom(folder)
      for (const each of [store, clone]) {
        expect(yield* each.problems).toEqual([{ _tag: "Fork", device: a.device, seq: 3 }])
        expect([...(yield* each.version)]).toEqual([[a.device, longer.length]])
        expect(yield* seqs(each)).toEqual([
          [1, 2],
          [3, 3],
          [4, 4]
        ])
      }
      expect(yield* Effect.flip(clone.push([yield* a.next(1)]))).toMatchObject({ reason: { why: "fork", held: 4 } })
    })
  ))

it("two entries that follow the same one, from two copies, are told of as a fork of the chain", () =>
  run(
    Effect.gen(function* () {
      const { folder, sample, a, store } = yield* started()
      const elsewhere = new FolderMemory("elsewhere", folder.snapshot())
      const other = yield* open(elsewhere, sample, a)
      const [mine, theirs] = [yield* sample.following(sample.chain, 1), yield* sample.following(sample.chain, 2)]
      expect(yield* store.extendMembership([mine])).toBe(true)
      expect(yield* other.extendMembership([theirs, yield* sample.following([...sample.chain, theirs], 3)])).toBe(true)
      folder.mergeFrom(elsewhere)
      expect(yield* store.problems).toEqual([{ _tag: "MembershipFork", index: 2 }])
      expect(yield* store.membership(0)).toEqual([...sample.chain, mine])
      // The same entry in both is none.
      const copies = [...folder.files.keys()].filter((path) => path.includes("conflicted"))
      elsewhere.restore(folder.snapshot())
      for (const path of copies) elsewhere.files.delete(path)
      elsewhere.mergeFrom(folder)
      expect((yield* other.problems).map(({ _tag }) => _tag)).toEqual(["MembershipFork"])
      expect(yield* other.membership(2)).toEqual([mine])
    })
  ))

it("an entry that was written in part holds no place", () =>
  run(
    Effect.gen(function* () {
      const { folder, sample, store } = yield* started()
      const next = yield* sample.following(sample.chain, 1)
      const path = pathOf(folder, ".entries").replace("000000", "000002")
      folder.files.set(path, new Uint8Array(40))
      expect(yield* store.membership(0)).toEqual(sample.chain)
      expect(yield* store.problems).toEqual([{ _tag: "Damaged", file: "000002.entries" }])
      expect(yield* store.extendMembership([next])).toBe(true)
      expect(yield* store.membership(2)).toEqual([next])
    })
  ))

it("a folder that is not there is unavailable, not empty", () =>
  run(
    Effect.gen(function* () {
      const { sample, a } = yield* started()
      const place = testFolder()
      const store = yield* open(nodeFolderFiles(join(place, "stick")), sample, a)
      const bundle = yield* a.next(1)
      for (const attempted of [
        store.version,
        store.membership(0),
        store.push([bundle]),
        store.extendMembership(sample.chain)
      ]) {
        const failed = yield* Effect.flip<unknown, unknown, never>(attempted)
        expect(failed).toMatchObject({ reason: { _tag: "StoreUnavailable" } })
      }
      mkdirSync(join(place, "stick"))
      expect([...(yield* store.version)]).toEqual([])
      writeFileSync(join(place, "stick", "holiday.jpg"), "no bundle")
      expect(yield* store.extendMembership(sample.chain)).toBe(true)
      yield* store.push([bundle])
      expect([...(yield* store.version)]).toEqual([[a.device, 1]])
      expect(yield* store.problems).toEqual([])
    })
  ))
