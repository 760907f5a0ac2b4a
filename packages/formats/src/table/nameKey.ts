/** What a row is known by from one file to the next when its source gives it no id of its own. */
import { plain } from "@kith/core/domain/words/plain"

/** By name and company, as people compare them. Somebody who changes companies gets another key: a duplicate to settle. */
export const nameKey = (name: string, company: string): string => `name:${plain(name)}|${plain(company)}`
