import React from "react"
import { Link, Route, Routes, useParams } from "react-router-dom"
import { FailureDetail } from "./failures/FailureDetail"
import { Group } from "./failures/Group"
import { Groups } from "./failures/Groups"
import { Resolved } from "./failures/Resolved"

/** Rows that did not go across: by cause, one cause, one row, and those that are over. */
export function Failures(): React.ReactElement {
  const isOver = useParams()["*"] === "resolved"
  return (
    <>
      <nav className="p2c-sub" aria-label="Failures">
        <Link to="/p2c/failures" className={isOver ? "" : "p2c-here"}>
          Waiting
        </Link>
        <Link to="/p2c/failures/resolved" className={isOver ? "p2c-here" : ""}>
          Resolved and discarded
        </Link>
      </nav>
      <Routes>
        {[
          <Route key="resolved" path="resolved" element={<Resolved />} />,
          <Route key="group" path="group/:group" element={<Group />} />,
          <Route key="row" path="row/:id" element={<FailureDetail />} />,
          <Route key="all" path="*" element={<Groups />} />,
        ]}
      </Routes>
    </>
  )
}
