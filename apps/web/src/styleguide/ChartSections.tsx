/** Tables, charts and the tree. */
import { createSignal } from "solid-js"
import { BarChart } from "../components/BarChart.tsx"
import { Chart, LegendEntry } from "../components/Chart.tsx"
import { Table } from "../components/Table.tsx"
import { TreeChart } from "../components/TreeChart.tsx"
import { WeeksChart } from "../components/WeeksChart.tsx"

const mondays = ["12 Jan", "19 Jan", "26 Jan", "2 Feb", "9 Feb", "16 Feb", "23 Feb", "2 Mar"]

const weeks = [0, 2, 1, 3, 0, 4, 2, 3].map((full, index) => ({
  id: mondays[index]!,
  label: mondays[index]!,
  full,
  hollow: (full * 2) % 3
}))

const rates = [
  { id: "warm", label: "Through somebody", figure: "6 of 11", share: 6 / 11, likely: { from: 0.28, to: 0.79 } },
  { id: "cold", label: "Without an introduction", figure: "2 of 14", share: 2 / 14, likely: { from: 0.04, to: 0.4 } },
  { id: "none", label: "At an event", figure: "nobody yet", share: undefined, likely: undefined }
]

const tree = {
  id: "",
  name: "You",
  about: "",
  children: [
    {
      id: "ana",
      name: "Ana Souza",
      about: "Maple Royal Bank",
      children: [
        { id: "raj", name: "Raj Patel", about: "Okafor & Daughters", children: [] },
        { id: "min", name: "李 明", about: "Northern Light Insurance of Saskatchewan", children: [] }
      ]
    },
    { id: "luc", name: "Luc Tran", about: "Customs", children: [] }
  ]
}

export const ChartSections = () => {
  const [opened, setOpened] = createSignal("")
  return (
    <>
      <section class="guide-part">
        <Chart
          title="Conversations by week"
          summary="Three weeks in a row with a conversation."
          legend={
            <p class="legend">
              <LegendEntry look="full">Conversations</LegendEntry>
              <LegendEntry look="hollow">New people asked</LegendEntry>
            </p>
          }
          table={
            <Table
              caption="Conversations by week"
              columns={[
                { header: "Week of", cell: ({ label }) => label },
                { header: "Conversations", isFigure: true, cell: ({ full }) => full },
                { header: "New people asked", isFigure: true, cell: ({ hollow }) => hollow }
              ]}
              rows={weeks}
            />
          }
        >
          <WeeksChart weeks={weeks} label="Between none and four conversations a week" />
        </Chart>
      </section>
      <section class="guide-part">
        <Chart
          title="Who answers"
          table={
            <Table
              caption="Who answers"
              columns={[
                { header: "Asked", cell: ({ label }) => label },
                { header: "Answered", isFigure: true, cell: ({ figure }) => figure }
              ]}
              rows={rates}
            />
          }
        >
          <BarChart bars={rates} label="Through somebody 6 of 11 answered, without an introduction 2 of 14" />
        </Chart>
      </section>
      <section class="guide-part">
        <h2>Who led to whom</h2>
        <TreeChart root={tree} label="Who led to whom" onOpen={setOpened} />
        <p class="soft" role="status">
          {opened() === "" ? "Nobody opened." : `Opened: ${opened()}.`}
        </p>
      </section>
    </>
  )
}
