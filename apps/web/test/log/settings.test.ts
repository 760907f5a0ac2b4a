/** How the log is kept, and changing it. Today is Tuesday, 3 March 2026. */
import { expect, it } from "vitest"
import { openTestLog } from "../logHarness.ts"

it("settings show what holds, and each is kept by itself and can be taken back", async () => {
  const { ask, tell, close } = await openTestLog()
  expect(await ask.settingsPage()).toMatchObject({
    name: "Network",
    language: "en",
    zone: "America/Toronto",
    jurisdiction: "",
    worksFrom: "09:00",
    worksUntil: "17:00",
    dailyLimit: 5,
    away: [],
    today: "2026-03-03"
  })
  const saved = await tell.saveSettings({ jurisdiction: "QC", worksFrom: "08:30", workdays: [2, 3, 4, 5, 6] })
  const after = await ask.settingsPage()
  expect([after.jurisdiction, after.worksFrom, after.worksUntil]).toEqual(["QC", "08:30", "17:00"])
  expect(after.days.filter(({ works }) => works).map(({ said }) => said)).toEqual([
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday"
  ])
  await tell.undo({ batch: saved._tag === "Saved" ? saved.batch : "" })
  expect((await ask.settingsPage()).jurisdiction).toBe("")
  await close()
})

it("a working day that ends before it begins is refused, and nothing is changed", async () => {
  const { ask, tell, close } = await openTestLog()
  expect(await tell.saveSettings({ worksUntil: "08:00" })).toEqual({ _tag: "BadHours" })
  expect(await tell.saveSettings({ worksFrom: "17:00", dailyLimit: 2 })).toEqual({ _tag: "BadHours" })
  expect(await ask.settingsPage()).toMatchObject({ worksFrom: "09:00", worksUntil: "17:00", dailyLimit: 5 })
  await close()
})

it("days away are said in words, cut short by coming back, and gone when they are over", async () => {
  const { ask, tell, close } = await openTestLog()
  const away = async () => (await ask.settingsPage()).away
  await tell.goAway({ from: "2026-03-01", until: "2026-03-06" })
  await tell.goAway({ from: "2026-04-06", until: "2026-04-06" })
  expect(await away()).toMatchObject([
    { fromSaid: "Sun 1 Mar", untilSaid: "Fri 6 Mar", isNow: true },
    { fromSaid: "Mon 6 Apr", isNow: false }
  ])
  await tell.comeBack({ from: "2026-03-01", until: "2026-03-06" })
  expect(await away()).toMatchObject([{ from: "2026-04-06" }])
  expect(await tell.goAway({ from: "2026-02-01", until: "2026-02-06" })).toEqual({ _tag: "BadPeriod" })
  expect(await tell.goAway({ from: "2026-05-06", until: "2026-05-01" })).toEqual({ _tag: "BadPeriod" })
  await close()
})

it("a country's holidays that this list does not have stay chosen", async () => {
  const { ask, tell, close } = await openTestLog()
  await tell.saveSettings({ jurisdiction: "FR" })
  const { jurisdiction, jurisdictions } = await ask.settingsPage()
  expect(jurisdiction).toBe("FR")
  expect(jurisdictions.at(-1)).toEqual({ value: "FR", said: "FR" })
  expect(jurisdictions.map(({ value }) => value)).toContain("ON")
  await close()
})
