/** Which service and which account an address of a messenger names. For reading cards. */
import { labelOf } from "./labels.ts"

/** `skype:ana?chat` and `x-apple:ana%20s` name `ana` and `ana s`. */
export const messagingOf = (address: string): string => {
  const account = address.trim().replace(/^(?!https?:|mailto:)[a-z][a-z0-9+-]*:(\/\/)?/i, "")
  if (account === address.trim()) return account
  try {
    return decodeURIComponent(account.replace(/\?.*$/, ""))
  } catch {
    return account
  }
}

export const nameOfService = (service: string | undefined): string =>
  service === undefined || service === "" ? labelOf("IMPP") : service[0]!.toUpperCase() + service.slice(1)
