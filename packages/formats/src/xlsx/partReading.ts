/** A part of a workbook, from its bytes in the ZIP to what reads its XML. */
import { xmlDecoder } from "./xmlText.ts"
import { XmlTokenizer, type XmlSink } from "./XmlTokenizer.ts"
import type { Member } from "../zip/directory.ts"
import { type Budget, unpacked, type ZipParts } from "./ZipParts.ts"

/** Reads on at each step, which is some 16 KiB of the file; for parts that are not to be held whole. */
export function* readingPart(zip: ZipParts, entry: Member, budget: Budget, sink: XmlSink): Generator<void> {
  const decode = xmlDecoder()
  const tokenizer = new XmlTokenizer(sink)
  for (const piece of unpacked(zip, entry, budget)) {
    tokenizer.push(decode(piece))
    yield
  }
  tokenizer.push(decode())
  tokenizer.end()
}

/** Reads all of it. */
export const readPart = (zip: ZipParts, entry: Member, budget: Budget, sink: XmlSink): void => {
  for (const _ of readingPart(zip, entry, budget, sink)) {
    // The sink has what was read.
  }
}
