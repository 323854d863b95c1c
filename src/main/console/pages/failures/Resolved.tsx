import React from "react"
import { Link } from "react-router-dom"
import type { ResolvedForm } from "../../beans/forms"
import { useActing } from "../../parts/Acting"
import { Button } from "../../parts/Button"
import { Paged } from "../../parts/Paged"
import { type Column, Table } from "../../parts/Table"
import { When } from "../../parts/When"

const COLUMNS: Column<ResolvedForm>[] = [
  {
    title: "Key",
    cell: (row) => <Link to={address(row)}>{row.key}</Link>,
  },
  { title: "Task", cell: (row) => row.task },
  { title: "Company", cell: (row) => row.company },
  { title: "How", cell: (row) => row.how.toLowerCase().replace(/_/g, " ") },
  { title: "Who", cell: (row) => row.who },
  { title: "At", cell: (row) => <When time={row.resolvedAt} /> },
  { title: "Was", cell: (row) => <span className="p2c-long">{row.reason}</span> },
  { title: "Note", cell: (row) => row.note },
  { title: "Run", cell: (row) => row.run > 0 && <Link to={`/p2c/runs/${row.run}`}>{row.run}</Link> },
]

/** A discarded row has a page; any other is found by its key. */
function address(row: ResolvedForm): string {
  const part = encodeURIComponent
  return row.how === "DISCARDED"
    ? `/p2c/failures/row/${row.id}`
    : `/p2c/find?task=${part(row.task)}&company=${part(row.company)}&key=${part(row.key)}`
}

/** Failures that are over or left aside, newest first, until their retention ends. */
export function Resolved(): React.ReactElement {
  const { mayAct, act } = useActing()
  const takeBack = (row: ResolvedForm): React.ReactNode =>
    row.how === "DISCARDED" && (
      <Button
        text="Take back"
        label={`Take back ${row.key}`}
        onPress={() => void act(`Take back ${row.key}`, "type=Failures", "takeBack", row.id)}
      />
    )
  return (
    <>
      <h1>Failures that are over or discarded</h1>
      <Paged<{ total: number; rows: ResolvedForm[] }>
        bean="type=Failures"
        operation="resolved"
        limit={50}
        everySeconds={5}
        what="resolved failures"
        noun="failures"
      >
        {(page) => (
          <Table
            label="Resolved failures"
            columns={mayAct ? [...COLUMNS, { title: "Act", cell: takeBack }] : COLUMNS}
            rows={page.rows}
            keyOf={(row) => String(row.id)}
            empty="None yet."
          />
        )}
      </Paged>
    </>
  )
}
