import React from "react"
import { Route, Routes } from "react-router-dom"
import { RunDetail } from "./runs/RunDetail"
import { RunList } from "./runs/RunList"

/** The history of runs, and one run in detail. */
export function Runs(): React.ReactElement {
  return (
    <Routes>
      {[
        <Route key="list" path="" element={<RunList />} />,
        <Route key="run" path=":id" element={<RunDetail />} />,
      ]}
    </Routes>
  )
}
