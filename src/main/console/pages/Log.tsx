import React from "react"
import type { LogForm } from "../beans/forms"
import { Paged } from "../parts/Paged"
import { type Column, Table } from "../parts/Table"
import { When } from "../parts/When"

const COLUMNS: Column<LogForm>[] = [
  { title: "At", cell: (line) => <When time={line.at} /> },
  { title: "Who", cell: (line) => line.who },
  { title: "From", cell: (line) => line.origin },
  { title: "Action", cell: (line) => line.action },
  { title: "Subject", cell: (line) => line.subject },
  { title: "Detail", cell: (line) => <span className="p2c-long">{line.detail}</span> },
]

/** Who did what, when and from where, newest first. */
export function Log(): React.ReactElement {
  return (
    <>
      <h1>What operators did</h1>
      <Paged<{ total: number; rows: LogForm[] }>
        bean="type=Log"
        operation="page"
        limit={50}
        everySeconds={5}
        what="log of operators"
        noun="lines"
      >
        {(page) => (
          <Table
            label="Log"
            columns={COLUMNS}
            rows={page.rows}
            keyOf={(line) => String(line.id)}
            empty="Nobody did anything yet."
          />
        )}
      </Paged>
    </>
  )
}
