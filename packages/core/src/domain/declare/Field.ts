/** The three kinds of field: one merge, three readings. Entity declarations are made of these. */
import * as Schema from "effect/Schema"
import { Dot } from "../../log/Dot.ts"

/** A schema whose values are already JSON: what is stored is what is read. */
export type Plain<A> = Schema.Codec<A, any>

/** Compares two values in a declared total order; the greatest is read, and there is no conflict. */
export type Order<A> = (a: A, b: A) => number

export interface Register<A> {
  readonly kind: "register"
  readonly schema: Plain<A>
  readonly doc: string
  readonly order?: Order<A>
}

export interface SetOf<A> {
  readonly kind: "set"
  readonly schema: Plain<A>
  readonly doc: string
  readonly key: (element: A) => string
  readonly order?: Order<A>
  /** The key gives nothing away, and stands in stubs as it is. */
  readonly openKey: boolean
}

export interface Text {
  readonly kind: "text"
  readonly doc: string
}

export type Field = Register<any> | SetOf<any> | Text
export type Fields = { readonly [name: string]: Field }

/** One value; concurrent different values are kept and shown until somebody chooses, unless `order` chooses. */
export const register = <A>(schema: Plain<A>, doc: string, order?: Order<A>): Register<A> =>
  order === undefined ? { kind: "register", schema, doc } : { kind: "register", schema, doc, order }

/** Add-wins: a removal takes away only the additions that its author had seen. `key` is never empty. */
export const setOf = <A>(
  schema: Plain<A>,
  doc: string,
  key: (element: A) => string = String,
  options: { readonly order?: Order<A>; readonly openKey?: boolean } = {}
): SetOf<A> => ({
  kind: "set",
  schema,
  doc,
  key,
  openKey: options.openKey ?? false,
  ...(options.order === undefined ? {} : { order: options.order })
})

/** Prose: edits merge by character, through Automerge, which is loaded when an edited text is read. */
export const text = (doc: string): Text => ({ kind: "text", doc })

/** One edit of a text: an Automerge change made on the seed document of `root`. */
export const TextEdit = Schema.Struct({
  root: Dot,
  /** The seed's change hash: a build that would seed otherwise notices. */
  seedHash: Schema.String,
  /** The change, base64. */
  change: Schema.String
})
export type TextEdit = typeof TextEdit.Type

/** A text as the fold holds it; `renderProse` makes a string of it, and needs Automerge only if there are edits. */
export interface Prose {
  readonly start: string
  readonly root: Dot
  readonly edits: ReadonlyArray<Omit<TextEdit, "root">>
}

/** What a reader sees of a field. */
export type Value<F> =
  F extends Register<infer A>
    ? A | undefined
    : F extends SetOf<infer A>
      ? ReadonlyArray<A>
      : F extends Text
        ? Prose | undefined
        : never

/** What an event may say about a field. `null` takes a register's value, or a whole text, away. */
export type Patch<F> =
  F extends Register<infer A>
    ? A | null
    : F extends SetOf<infer A>
      ? { readonly add?: ReadonlyArray<A>; readonly remove?: ReadonlyArray<A> }
      : F extends Text
        ? { readonly start: string } | TextEdit | null
        : never
