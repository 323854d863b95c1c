import React from "react"
import { useBeans } from "../beans/useBeans"
import type { LogForm } from "../beans/forms"
import { Answered } from "../parts/Answered"
import { Pager } from "../parts/Pager"
import { type Column, Table } from "../parts/Table"
import { useQuery } from "../parts/useQuery"
import { When } from "../parts/When"

const LIMIT = 50

const COLUMNS: Column<LogForm>[] = [
  { title: "At", cell: (line) => <When time={line.at} /> },
  { title: "Who", cell: (line) => line.who },
  { title: "From", cell: (line) => line.origin },
  { title: "Action", cell: (line) => line.action },
  { title: "Subject", cell: (line) => line.subject },
  { title: "Detail", cell: (line) => line.detail },
]

/** Who did what, when and from where, newest first. */
export function Log(): React.ReactElement {
  const [get, set] = useQuery()
  const offset = Number(get("offset")) || 0
  const { answers } = useBeans([{ bean: "type=Log", operation: "page", arguments: [offset, LIMIT] }], 5)
  return (
    <>
      <h1>What operators did</h1>
      <Answered<{ total: number; rows: LogForm[] }> answer={answers?.[0]} what="log of operators">
        {(page) => (
          <>
            <Table
              label="Log"
              columns={COLUMNS}
              rows={page.rows}
              keyOf={(line) => String(line.id)}
              empty="Nobody did anything yet."
            />
            <Pager
              total={page.total}
              offset={offset}
              limit={LIMIT}
              noun="lines"
              onOffset={(to) => set({ offset: String(to) })}
            />
          </>
        )}
      </Answered>
    </>
  )
}
