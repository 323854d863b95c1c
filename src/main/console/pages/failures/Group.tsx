import React from "react"
import { Link, useParams } from "react-router-dom"
import type { FailureForm } from "../../beans/forms"
import { count } from "../../beans/times"
import { useBeans } from "../../beans/useBeans"
import { useActing } from "../../parts/Acting"
import { Answered } from "../../parts/Answered"
import { Button } from "../../parts/Button"
import { Pager } from "../../parts/Pager"
import { type Column, Table } from "../../parts/Table"
import { useQuery } from "../../parts/useQuery"
import { When } from "../../parts/When"

const LIMIT = 50

/** The rows of one cause. */
export function Group(): React.ReactElement {
  const group = useParams()["group"] ?? ""
  const [get, set] = useQuery()
  const { mayAct, act } = useActing()
  const offset = Number(get("offset")) || 0
  const { answers } = useBeans(
    [{ bean: "type=Failures", operation: "rows", arguments: [group, offset, LIMIT] }],
    4,
  )
  const columns: Column<FailureForm>[] = [
    { title: "Key", cell: (row) => <Link to={`/p2c/failures/row/${row.id}`}>{row.key}</Link> },
    { title: "Company", cell: (row) => row.company },
    { title: "Field", cell: (row) => row.field },
    { title: "Reason", cell: (row) => <span className="p2c-long">{row.reason}</span> },
    { title: "Tries", cell: (row) => count(row.attempts), isNumber: true },
    { title: "Since", cell: (row) => <When time={row.firstAt} /> },
    { title: "Next try", cell: (row) => (row.nextAt ? <When time={row.nextAt} far /> : "none") },
  ]
  const retry = (row: FailureForm): React.ReactNode => (
    <Button
      text="Retry"
      label={`Retry ${row.key}`}
      onPress={() => void act(`Retry ${row.key}`, "type=Failures", "retry", row.id)}
    />
  )
  return (
    <>
      <p className="p2c-up">
        <Link to="/p2c/failures">All causes</Link>
      </p>
      <Answered<{ total: number; rows: FailureForm[] }> answer={answers?.[0]} what="rows of this cause">
        {(page) => (
          <>
            <h1>
              {page.rows[0] === undefined
                ? "No row waits for this cause any more"
                : `${page.rows[0].task}: rows of one cause`}
            </h1>
            <Table
              label="Rows of the cause"
              columns={mayAct ? [...columns, { title: "Act", cell: retry }] : columns}
              rows={page.rows}
              keyOf={(row) => String(row.id)}
              empty="All its rows are written, changed or discarded; see Resolved."
            />
            <Pager
              total={page.total}
              offset={offset}
              limit={LIMIT}
              noun="rows"
              onOffset={(to) => set({ offset: String(to) })}
            />
          </>
        )}
      </Answered>
    </>
  )
}
