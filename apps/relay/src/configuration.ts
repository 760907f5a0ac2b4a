/**
 * What a relay can be told, by flags, environment and a JSON file, in that order of precedence: one table, read and checked
 * before anything starts. Pure; whoever starts the relay reads the file and makes the words for what is wrong.
 */

export interface RelayConfiguration {
  readonly host: string
  readonly port: number
  /** Where the database and the secret are. */
  readonly data: string
  /** Whether anybody may begin a workspace. */
  readonly open: boolean
  /** What lets one begin a workspace where the relay is not open. */
  readonly creationToken: string | undefined
  /** How devices dial this relay, if not by the address it listens on; its host is what their proofs must name. */
  readonly publicUrl: string | undefined
  /** Whether `X-Forwarded-For` and `X-Forwarded-Host` come from a proxy of one's own. */
  readonly trustProxy: boolean
  /** Whether it wakes devices: at addresses that anybody can reach, at any (a push service of one's own), or never. */
  readonly push: "public" | "any" | "off"
  /** Whom push services may turn to about this relay; its public URL unless said. */
  readonly pushContact: string | undefined
  /** The private half of the key that push services know it by, base64url; one of its own, kept with its data, unless said. */
  readonly vapidKey: string | undefined
  /** A folder to serve the web app from. */
  readonly app: string | undefined
  /** Who may read `/metrics`. */
  readonly metrics: "local" | "public" | "off"
  readonly log: "off" | "error" | "warn" | "info" | "debug"
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  readonly maxWorkspaces: number
  readonly workspaceBytes: number
  readonly uploaderBytes: number
  /** Of one address over HTTP, and for opening sockets. */
  readonly requestsPerMinute: number
}

export type SettingName = keyof RelayConfiguration

export interface ConfigurationFault {
  /** Where it was found: `--port`, `KITH_RELAY_PORT`, or `port` in the file; the file's name for the whole of it. */
  readonly source: string
  /** The file that names it so; `undefined` for a flag, a variable, and the file itself. */
  readonly file: string | undefined
  /** Left out where that would show a secret. */
  readonly given: string | undefined
  /** What would do; `undefined` for a name that is none. */
  readonly allowed: Allowed | undefined
}

/** What a setting takes. */
export type Allowed =
  | { readonly _tag: "Whole"; readonly min: number; readonly max: number }
  | { readonly _tag: "OneOf"; readonly words: ReadonlyArray<string> }
  /** `contact`: mailto or https. `vapidKey`: 43 characters of base64url. */
  | { readonly _tag: "Text"; readonly kind: "contact" | "vapidKey" }
  /** `address`: to listen on. `webAddress`: http or https, and a host, with no path. `token`: 16 to 256 visible characters. */
  | { readonly _tag: "Text"; readonly kind: "address" | "folder" | "token" | "webAddress" }
  /** The file itself. */
  | { readonly _tag: "JsonObject" }

export interface ConfigurationSources {
  /** By name, as typed after `--`: `max-connections`. */
  readonly flags?: Readonly<Record<string, string | boolean | undefined>>
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The file's JSON, and its name for messages. */
  readonly file?: { readonly name: string; readonly text: string }
}

interface Kind<A> {
  readonly allowed: Allowed
  readonly read: (given: unknown) => A | undefined
}

const whole = (min: number, max: number): Kind<number> => ({
  allowed: { _tag: "Whole", min, max },
  read: (given) => {
    const value = typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : given
    return typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined
  }
})

type TextKind = Extract<Allowed, { readonly _tag: "Text" }>["kind"]

const yesOrNo: Kind<boolean> = {
  allowed: { _tag: "OneOf", words: ["true", "false"] },
  read: (given) =>
    given === true || given === "true" || given === "" ? true : given === false || given === "false" ? false : undefined
}

const text = (kind: TextKind, fits: RegExp): Kind<string> => ({
  allowed: { _tag: "Text", kind },
  read: (given) => (typeof given === "string" && fits.test(given) ? given : undefined)
})

const oneOf = <const Words extends ReadonlyArray<string>>(...words: Words): Kind<Words[number]> => ({
  allowed: { _tag: "OneOf", words },
  read: (given) => words.find((word) => word === given)
})

const webAddress: Kind<string> = {
  allowed: { _tag: "Text", kind: "webAddress" },
  read: (given) => {
    if (typeof given !== "string" || !URL.canParse(given)) return undefined
    const { protocol, origin, pathname, search, hash, username } = new URL(given)
    const isPlain = pathname === "/" && search === "" && hash === "" && username === ""
    return isPlain && (protocol === "https:" || protocol === "http:") ? origin : undefined
  }
}

const GIB = 1024 ** 3

const kinds: { readonly [Name in SettingName]: Kind<NonNullable<RelayConfiguration[Name]>> } = {
  host: text("address", /^[\w.:-]{1,255}$/),
  port: whole(0, 65_535),
  data: text("folder", /^.+$/s),
  open: yesOrNo,
  creationToken: text("token", /^[\x21-\x7e]{16,256}$/),
  publicUrl: webAddress,
  trustProxy: yesOrNo,
  push: oneOf("public", "any", "off"),
  pushContact: text("contact", /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/[^\s]+)$/),
  vapidKey: text("vapidKey", /^[\w-]{43}$/),
  app: text("folder", /^.+$/s),
  metrics: oneOf("local", "public", "off"),
  log: oneOf("off", "error", "warn", "info", "debug"),
  maxConnections: whole(1, 1_000_000),
  maxConnectionsPerAddress: whole(1, 1_000_000),
  maxWorkspaces: whole(1, 100_000_000),
  workspaceBytes: whole(1024 ** 2, 1024 * GIB),
  uploaderBytes: whole(1024 ** 2, 1024 * GIB),
  requestsPerMinute: whole(1, 10_000_000)
}

/** Settings that no message may repeat. */
const secrets: ReadonlySet<SettingName> = new Set(["creationToken", "vapidKey"])

export const defaultConfiguration: RelayConfiguration = {
  host: "127.0.0.1",
  port: 8377,
  data: "kith-relay",
  open: false,
  creationToken: undefined,
  publicUrl: undefined,
  trustProxy: false,
  push: "public",
  pushContact: undefined,
  vapidKey: undefined,
  app: undefined,
  metrics: "local",
  log: "info",
  maxConnections: 10_000,
  maxConnectionsPerAddress: 1_000,
  maxWorkspaces: 10_000,
  workspaceBytes: GIB,
  uploaderBytes: GIB / 2,
  requestsPerMinute: 600
}

export const settingNames = Object.keys(kinds) as ReadonlyArray<SettingName>

/** `maxConnections` as a flag: `max-connections`. */
export const flagOf = (name: SettingName): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

export const variableOf = (name: SettingName): string => `KITH_RELAY_${flagOf(name).replaceAll("-", "_").toUpperCase()}`

/** The whole configuration, or everything that is wrong with it. */
export const readConfiguration = ({
  flags = {},
  environment = {},
  file
}: ConfigurationSources): RelayConfiguration | ReadonlyArray<ConfigurationFault> => {
  const faults: Array<ConfigurationFault> = []
  const settings: Record<string, unknown> = { ...defaultConfiguration }
  const set = (name: SettingName, given: unknown, source: string, inFile?: string): void => {
    const value = kinds[name].read(given)
    if (value === undefined) {
      const said = secrets.has(name) ? undefined : shown(given)
      faults.push({ source, file: inFile, given: said, allowed: kinds[name].allowed })
    } else settings[name] = value
  }
  const unknown = (source: string, inFile?: string): void =>
    void faults.push({ source, file: inFile, given: undefined, allowed: undefined })
  const inFile = file === undefined ? {} : objectIn(file.text)
  if (inFile === undefined) {
    faults.push({ source: file!.name, file: undefined, given: undefined, allowed: { _tag: "JsonObject" } })
  }
  for (const [name, given] of Object.entries(inFile ?? {})) {
    if (isSetting(name)) set(name, given, name, file!.name)
    else unknown(name, file!.name)
  }
  for (const [variable, given] of Object.entries(environment)) {
    if (!variable.startsWith("KITH_RELAY_") || given === undefined) continue
    const name = settingNames.find((each) => variableOf(each) === variable)
    if (name === undefined) unknown(variable)
    else set(name, given, variable)
  }
  for (const [flag, given] of Object.entries(flags)) {
    if (given === undefined) continue
    const name = settingNames.find((each) => flagOf(each) === flag)
    if (name === undefined) unknown(`--${flag}`)
    else set(name, given, `--${flag}`)
  }
  return faults.length > 0 ? faults : (settings as unknown as RelayConfiguration)
}

const isSetting = (name: string): name is SettingName => Object.hasOwn(kinds, name)

const shown = (given: unknown): string =>
  (typeof given === "string" ? given : (JSON.stringify(given) ?? "")).slice(0, 100)

const objectIn = (json: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
