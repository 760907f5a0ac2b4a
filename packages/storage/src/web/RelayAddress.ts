/** A relay's address as people type it, and what it stands for: where its socket is, and the host that sign-ins name. */

export interface RelayAddress {
  /** As it is remembered and shown: `https://relay.example`, without a slash at its end. */
  readonly url: string
  /** As `RelayOptions.host` wants it. */
  readonly host: string
}

const SCHEMES: Readonly<Record<string, string>> = {
  "http:": "http:",
  "https:": "https:",
  "ws:": "http:",
  "wss:": "https:"
}

/** Without a scheme it is `https`, and `http` for this very computer; `undefined` for what is no address. */
export const relayAddress = (typed: string): RelayAddress | undefined => {
  const text = typed.trim()
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : `${/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/i.test(text) ? "http" : "https"}://${text}`
  let url: URL
  try {
    url = new URL(withScheme)
  } catch {
    return undefined
  }
  const scheme = SCHEMES[url.protocol]
  if (scheme === undefined || url.hostname === "" || /\s/.test(text)) return undefined
  // Whoever puts a password into an address finds it again in histories and logs: it is not kept.
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return undefined
  // The scheme's own port is not written, as in the `host` that a browser's `URL` gives.
  const plain = new URL(`${scheme}//${url.host}${url.pathname}`)
  return { url: `${plain.protocol}//${plain.host}${plain.pathname.replace(/\/+$/, "")}`, host: plain.host }
}

/** Whether what goes there can be read on the way by whoever carries it: `http` to anywhere but this computer. */
export const isBare = ({ url }: RelayAddress): boolean =>
  url.startsWith("http:") && !/^http:\/\/(?:localhost|127\.|\[::1\])/.test(url)
