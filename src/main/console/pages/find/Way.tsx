import React from "react"
import type { WayStepForm } from "../../beans/forms"
import { duration } from "../../beans/times"
import { State } from "../../parts/State"
import { type Column, Table } from "../../parts/Table"
import { When } from "../../parts/When"

const COLUMNS: Column<WayStepForm>[] = [
  { title: "At", cell: (step) => <When time={step.at} /> },
  { title: "After", cell: (step) => (step.seconds < 0 ? "" : duration(step.seconds)), isNumber: true },
  { title: "Step", cell: (step) => <State state={step.step} /> },
  { title: "Task", cell: (step) => step.task },
  { title: "Company", cell: (step) => step.company },
  { title: "What", cell: (step) => step.text },
]

/** The steps of a row in all tasks, and how long each took. */
export function Way({ steps }: { steps: WayStepForm[] }): React.ReactElement {
  return (
    <section aria-labelledby="p2c-way">
      <h2 id="p2c-way">Steps of the row</h2>
      <Table
        label="Way of the row"
        columns={COLUMNS}
        rows={steps}
        keyOf={(_, index) => String(index)}
        empty="This application has not seen the row yet."
      />
    </section>
  )
}
