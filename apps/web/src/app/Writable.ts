/** The same with every part open to be written: for what a page's form holds, where views from the log are read-only. */
export type Writable<A> =
  A extends ReadonlyArray<infer Element>
    ? Array<Writable<Element>>
    : A extends object
      ? { -readonly [K in keyof A]: Writable<A[K]> }
      : A
