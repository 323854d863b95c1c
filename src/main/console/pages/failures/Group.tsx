import React from "react"
import { Link, useParams } from "react-router-dom"
import type { FailureForm, RowPageForm } from "../../beans/forms"
import { count } from "../../beans/times"
import { useActing } from "../../parts/Acting"
import { Button } from "../../parts/Button"
import { Paged } from "../../parts/Paged"
import { type Column, Table } from "../../parts/Table"
import { When } from "../../parts/When"
import { GroupCard } from "./GroupCard"
import { NextTry } from "./NextTry"

/** One cause and its rows, with the words of each. */
export function Group(): React.ReactElement {
  const group = useParams()["group"] ?? ""
  const { mayAct, act } = useActing()
  const columns: Column<FailureForm>[] = [
    { title: "Key", cell: (row) => <Link to={`/p2c/failures/row/${row.id}`}>{row.key}</Link> },
    { title: "Reason", cell: (row) => <span className="p2c-long">{row.reason}</span> },
    { title: "Tries", cell: (row) => count(row.attempts), isNumber: true },
    { title: "Since", cell: (row) => <When time={row.firstAt} /> },
    { title: "Next try", cell: (row) => <NextTry failure={row} far /> },
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
      <Paged<RowPageForm>
        bean="type=Failures"
        operation="rows"
        arguments={[group]}
        limit={50}
        everySeconds={4}
        what="rows of this cause"
        noun="rows"
      >
        {(page) => (
          <>
            {page.group === null ? (
              <h1>No row waits for this cause any more</h1>
            ) : (
              <GroupCard group={page.group} isOpen />
            )}
            <Table
              label="Rows of the cause"
              columns={mayAct ? [...columns, { title: "Act", cell: retry }] : columns}
              rows={page.rows}
              keyOf={(row) => String(row.id)}
              empty="All its rows are written, changed or discarded; see Resolved and discarded."
            />
          </>
        )}
      </Paged>
    </>
  )
}
