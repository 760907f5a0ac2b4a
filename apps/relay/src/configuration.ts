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
  /** Where it was found: `--port`, `KITH_RELAY_PORT`, or `port` in the file. */
  readonly source: string
  /** Left out where that would show a secret. */
  readonly given: string | undefined
  /** What would do: `1 to 65535`, `local | public | off`; `undefined` for a name that is none. */
  readonly allowed: string | undefined
}

export interface ConfigurationSources {
  /** By name, as typed after `--`: `max-connections`. */
  readonly flags?: Readonly<Record<string, string | boolean | undefined>>
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** The file's JSON, and its name for messages. */
  readonly file?: { readonly name: string; readonly text: string }
}

interface Kind<A> {
  readonly allowed: string
  readonly read: (given: unknown) => A | undefined
}

const whole = (min: number, max: number): Kind<number> => ({
  allowed: `${min} to ${max}`,
  read: (given) => {
    const value = typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : given
    return typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max ? value : undefined
  }
})

const yesOrNo: Kind<boolean> = {
  allowed: "true | false",
  read: (given) =>
    given === true || given === "true" || given === "" ? true : given === false || given === "false" ? false : undefined
}

const text = (allowed: string, fits: RegExp): Kind<string> => ({
  allowed,
  read: (given) => (typeof given === "string" && fits.test(given) ? given : undefined)
})

const oneOf = <const Words extends ReadonlyArray<string>>(...words: Words): Kind<Words[number]> => ({
  allowed: words.join(" | "),
  read: (given) => words.find((word) => word === given)
})

const webAddress: Kind<string> = {
  allowed: "https://host or http://host, with no path",
  read: (given) => {
    if (typeof given !== "string" || !URL.canParse(given)) return undefined
    const { protocol, origin, pathname, search, hash, username } = new URL(given)
    const isPlain = pathname === "/" && search === "" && hash === "" && username === ""
    return isPlain && (protocol === "https:" || protocol === "http:") ? origin : undefined
  }
}

const GIB = 1024 ** 3

const kinds: { readonly [Name in SettingName]: Kind<NonNullable<RelayConfiguration[Name]>> } = {
  host: text("an address to listen on", /^[\w.:-]{1,255}$/),
  port: whole(0, 65_535),
  data: text("a folder", /^.+$/s),
  open: yesOrNo,
  creationToken: text("16 to 256 visible characters", /^[\x21-\x7e]{16,256}$/),
  publicUrl: webAddress,
  trustProxy: yesOrNo,
  app: text("a folder", /^.+$/s),
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
const secrets: ReadonlySet<SettingName> = new Set(["creationToken"])

export const defaultConfiguration: RelayConfiguration = {
  host: "127.0.0.1",
  port: 8377,
  data: "kith-relay",
  open: false,
  creationToken: undefined,
  publicUrl: undefined,
  trustProxy: false,
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
  const set = (name: SettingName, given: unknown, source: string): void => {
    const value = kinds[name].read(given)
    if (value === undefined) {
      faults.push({ source, given: secrets.has(name) ? undefined : shown(given), allowed: kinds[name].allowed })
    } else settings[name] = value
  }
  const inFile = file === undefined ? {} : objectIn(file.text)
  if (inFile === undefined) faults.push({ source: file!.name, given: undefined, allowed: "a JSON object" })
  for (const [name, given] of Object.entries(inFile ?? {})) {
    if (isSetting(name)) set(name, given, `${name} in ${file!.name}`)
    else faults.push({ source: `${name} in ${file!.name}`, given: undefined, allowed: undefined })
  }
  for (const [variable, given] of Object.entries(environment)) {
    if (!variable.startsWith("KITH_RELAY_") || given === undefined) continue
    const name = settingNames.find((each) => variableOf(each) === variable)
    if (name === undefined) faults.push({ source: variable, given: undefined, allowed: undefined })
    else set(name, given, variable)
  }
  for (const [flag, given] of Object.entries(flags)) {
    if (given === undefined) continue
    const name = settingNames.find((each) => flagOf(each) === flag)
    if (name === undefined) faults.push({ source: `--${flag}`, given: undefined, allowed: undefined })
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
