import React from "react"
import { Overview } from "./pages/Overview"

/** The plugin "Prospect to cash". */
export function Plugin(): React.ReactElement {
  return (
    <main className="p2c">
      <Overview />
    </main>
  )
}
