/** Which hosts a relay may call on somebody's word: only such as anybody on the internet could call as well. */
import { BlockList, isIP } from "node:net"

/** Special-purpose addresses, which lead nowhere or into a network of one's own (IANA's registries, RFC 6890). */
const kept = new BlockList()
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3]
] as const) {
  kept.addSubnet(net, prefix, "ipv4")
}
// Of what is given out at all: documentation, and tunnels that carry an IPv4 address of anybody's choosing.
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20]
] as const) {
  kept.addSubnet(net, prefix, "ipv6")
}

/** What is given out of IPv6. All else is local, mapped, or for nobody. */
const givenOut = new BlockList()
givenOut.addSubnet("2000::", 3, "ipv6")

/** `false` also for what is no address. */
export const isPublicAddress = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !kept.check(address, "ipv4")
    case 6:
      return givenOut.check(address, "ipv6") && !kept.check(address, "ipv6")
    default:
      return false
  }
}

/** Of a URL's `hostname`: whether it is worth a look at where it leads; names that only a network of one's own knows are not. */
export const mayBePublicHost = (hostname: string): boolean => {
  const literal = hostname.replace(/^\[(.*)\]$/, "$1")
  if (isIP(literal) !== 0) return isPublicAddress(literal)
  return hostname.includes(".") && !/(?:^|\.)(?:localhost|local|internal|lan|home|arpa)\.?$/i.test(hostname)
}
