/** Every screen but Today, by its path; each is a file of its own that loads when it is first shown. */
import { lazy } from "solid-js"
import type { Component } from "solid-js"

export interface ScreenRoute {
  /** Several: one screen that stays while one moves between them. */
  readonly path: string | Array<string>
  readonly component: Component
}

const screen = (path: string | Array<string>, load: () => Promise<Component>): ScreenRoute => ({
  path,
  component: lazy(() => load().then((component) => ({ default: component })))
})

export const screens: ReadonlyArray<ScreenRoute> = [
  screen(["/people", "/people/:id", "/people/:id/draft/:reminder?"], () =>
    import("../screens/people/PeopleScreen.tsx").then((m) => m.PeopleScreen)
  ),
  screen(["/people/new", "/people/:id/edit"], () =>
    import("../screens/person/EditPersonScreen.tsx").then((m) => m.EditPersonScreen)
  ),
  screen(["/people/:id/conversations/new", "/people/:id/conversations/:touch"], () =>
    import("../screens/person/TouchScreen.tsx").then((m) => m.TouchScreen)
  ),
  screen("/duplicates", () => import("../screens/person/DuplicatesScreen.tsx").then((m) => m.DuplicatesScreen)),
  screen("/meetings", () => import("../screens/meetings/MeetingsScreen.tsx").then((m) => m.MeetingsScreen)),
  screen("/meetings/:id", () => import("../screens/meetings/MeetingScreen.tsx").then((m) => m.MeetingScreen)),
  screen("/meetings/:id/mode", () => import("../screens/meetings/ModeScreen.tsx").then((m) => m.ModeScreen)),
  screen("/gatherings", () => import("../screens/gatherings/GatheringsScreen.tsx").then((m) => m.GatheringsScreen)),
  screen("/gatherings/:id", () => import("../screens/gatherings/GatheringScreen.tsx").then((m) => m.GatheringScreen)),
  screen("/questions", () => import("../screens/questions/QuestionsScreen.tsx").then((m) => m.QuestionsScreen)),
  screen("/questions/compare", () => import("../screens/questions/CompareScreen.tsx").then((m) => m.CompareScreen)),
  screen("/occupations", () => import("../screens/occupations/OccupationsScreen.tsx").then((m) => m.OccupationsScreen)),
  screen("/occupations/:id", () =>
    import("../screens/occupations/OccupationScreen.tsx").then((m) => m.OccupationScreen)
  ),
  screen("/checklists", () => import("../screens/checklists/ChecklistsScreen.tsx").then((m) => m.ChecklistsScreen)),
  screen("/devices", () => import("../screens/devices/DevicesScreen.tsx").then((m) => m.DevicesScreen)),
  screen("/phrase", () => import("../screens/devices/PhraseScreen.tsx").then((m) => m.PhraseScreen)),
  screen("/readers", () => import("../screens/devices/ReadersScreen.tsx").then((m) => m.ReadersScreen)),
  screen("/join", () => import("../screens/devices/JoinScreen.tsx").then((m) => m.JoinScreen)),
  screen("/notifications", () =>
    import("../screens/notifications/NotificationsScreen.tsx").then((m) => m.NotificationsScreen)
  ),
  screen("/help", () => import("../screens/help/HelpScreen.tsx").then((m) => m.HelpScreen)),
  screen("/more", () => import("../screens/more/MoreScreen.tsx").then((m) => m.MoreScreen))
]

/** Those that the page More lists, in its order. */
export const moreScreens: ReadonlyArray<ScreenRoute> = [
  screen("/week", () => import("../screens/week/WeekScreen.tsx").then((m) => m.WeekScreen)),
  screen("/plan", () => import("../screens/plan/PlanScreen.tsx").then((m) => m.PlanScreen)),
  screen("/openings", () => import("../screens/openings/OpeningsScreen.tsx").then((m) => m.OpeningsScreen)),
  screen("/openings/:id", () => import("../screens/openings/OpeningScreen.tsx").then((m) => m.OpeningScreen)),
  screen("/share", () => import("../screens/share/ShareScreen.tsx").then((m) => m.ShareScreen)),
  screen("/templates", () => import("../screens/templates/TemplatesScreen.tsx").then((m) => m.TemplatesScreen)),
  screen("/rules", () => import("../screens/rules/RulesScreen.tsx").then((m) => m.RulesScreen)),
  screen("/rules/new", () => import("../screens/rules/RuleScreen.tsx").then((m) => m.NewRuleScreen)),
  screen("/rules/:id", () => import("../screens/rules/RuleScreen.tsx").then((m) => m.RuleScreen)),
  screen("/referrals", () => import("../screens/referrals/ReferralsScreen.tsx").then((m) => m.ReferralsScreen)),
  screen("/responses", () => import("../screens/responses/ResponsesScreen.tsx").then((m) => m.ResponsesScreen)),
  screen("/import", () => import("../screens/import/ImportScreen.tsx").then((m) => m.ImportScreen)),
  screen("/export", () => import("../screens/export/ExportScreen.tsx").then((m) => m.ExportScreen)),
  screen("/data", () => import("../screens/data/DataScreen.tsx").then((m) => m.DataScreen)),
  screen("/settings", () => import("../screens/settings/SettingsScreen.tsx").then((m) => m.SettingsScreen)),
  screen("/history", () => import("../screens/history/HistoryScreen.tsx").then((m) => m.HistoryScreen))
]
