/**
 * Names in other scripts, spelled in Latin letters, so that "moskva" finds "Москва". Apart from `plain.ts` because its
 * tables are half a megabyte and take some 5 ms to load: ask `hasOtherScript` first, and import this lazily.
 */
import anyAscii from "any-ascii"
import { plain } from "./plain.ts"

/** `romanized("王小明") === "wangxiaoming"`. What is in Latin letters already comes out as `plain` gives it. */
export const romanized = (text: string): string => plain(anyAscii(plain(text)))
