/** A zip file as a stream: what is added is deflated and written as it comes, so that a large log needs little memory. */
import { Zip, ZipDeflate } from "fflate"

export interface ZipStream {
  readonly add: (name: string, pieces: Iterable<Uint8Array>) => void
  /** Begins a file; the one before it has ended. */
  readonly open: (name: string) => ZipFile
  readonly end: () => void
}

export interface ZipFile {
  readonly write: (piece: Uint8Array) => void
  readonly end: () => void
}

const LEVEL = 6

/** What goes wrong is thrown. */
export const zipInto = (write: (piece: Uint8Array) => void): ZipStream => {
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    if (piece.length > 0) write(piece)
  })
  const open = (name: string): ZipFile => {
    const file = new ZipDeflate(name, { level: LEVEL })
    zip.add(file)
    return {
      write: (piece) => file.push(piece),
      end: () => file.push(new Uint8Array(), true)
    }
  }
  return {
    open,
    add: (name, pieces) => {
      const file = open(name)
      for (const piece of pieces) file.write(piece)
      file.end()
    },
    end: () => zip.end()
  }
}
