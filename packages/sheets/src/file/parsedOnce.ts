/** Parsing a file that is looked at several times a run, most often unchanged: for the layers on files. */

/** `parse`, which gives for the bytes that it was given last what it gave then. Nobody may change what it gives. */
export const parsedOnce = <A>(parse: (bytes: Uint8Array) => A): ((bytes: Uint8Array) => A) => {
  let last: { readonly bytes: Uint8Array; readonly parsed: A } | undefined
  return (bytes) => {
    if (last === undefined || Buffer.compare(last.bytes, bytes) !== 0) last = { bytes, parsed: parse(bytes) }
    return last.parsed
  }
}
