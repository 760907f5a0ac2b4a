/** A number with its noun: English has one of a thing or any other number of them; French counts none as one. */

export const few = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export const peu = (count: number, un: string, plusieurs: string): string => `${count} ${count < 2 ? un : plusieurs}`
