/** What this device would call itself on a list of devices: the browser and where it runs, until somebody says better. */

interface BrowserBrand {
  readonly brand: string
}

export const deviceLabel = (): string => {
  const { userAgentData, userAgent } = navigator as Navigator & {
    readonly userAgentData?: { readonly brands: ReadonlyArray<BrowserBrand>; readonly platform: string }
  }
  const brand = userAgentData?.brands.map(({ brand }) => brand).find((name) => !/not.?a.?brand|chromium/i.test(name))
  const browser = brand ?? namedIn(userAgent, browsers) ?? "Web"
  const platform = userAgentData?.platform || namedIn(userAgent, platforms)
  return platform === undefined ? browser : `${browser}, ${platform}`
}

const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/Firefox\//, "Firefox"],
  [/Edg\//, "Edge"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"]
]

const platforms: ReadonlyArray<readonly [RegExp, string]> = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Mac OS/, "Mac"],
  [/Windows/, "Windows"],
  [/Linux/, "Linux"]
]

const namedIn = (userAgent: string, names: ReadonlyArray<readonly [RegExp, string]>): string | undefined =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1]
