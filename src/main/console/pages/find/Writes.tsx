import React from "react"
import { Link } from "react-router-dom"
import type { WriteForm } from "../../beans/forms"
import { State } from "../../parts/State"
import { type Column, Table } from "../../parts/Table"
import { When } from "../../parts/When"

const COLUMNS: Column<WriteForm>[] = [
  { title: "At", cell: (write) => <When time={write.at} /> },
  { title: "Outcome", cell: (write) => <State state={write.outcome} /> },
  { title: "Run", cell: (write) => <Link to={`/p2c/runs/${write.run}`}>{write.run}</Link> },
  { title: "By", cell: (write) => (write.user ? `${write.trigger}, ${write.user}` : write.trigger) },
  {
    title: "Fields",
    cell: (write) =>
      write.fields.map((one) => `${one.name}: ${one.old ?? "?"} → ${one.new ?? ""}`).join("; "),
  },
]

/** The latest writes to the row, newest first, with the values before and after. */
export function Writes({ writes }: { writes: WriteForm[] }): React.ReactElement {
  return (
    <section aria-labelledby="p2c-writes">
      <h2 id="p2c-writes">History of the row</h2>
      <Table
        label="Writes to the row"
        columns={COLUMNS}
        rows={writes}
        keyOf={(write) => `${write.run} ${write.at}`}
        empty="No write to the row is kept."
      />
    </section>
  )
}
