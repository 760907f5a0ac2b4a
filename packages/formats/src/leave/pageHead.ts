/** How a page begins that stands by itself: no script, nothing from elsewhere. For what is printed, and what is left behind. */
import type { Language } from "@kith/core/domain/words/calendarNames"

/** As far as the heading; `style`: rules for this page. */
export const pageHead = (title: string, style: string, lang: Language): string => `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapedHtml(title)}</title>
<style>
${style}
</style>
<h1>${escapedHtml(title)}</h1>
`

/** Text that may stand between tags, and in an attribute. */
export const escapedHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
