import React from "react"
import { useBeans } from "../beans/useBeans"

interface Direction {
  Description: string
  LastRunStatus: string
  LastRunCounts: string
}

const EVERY_DIRECTION = [{ bean: "type=Direction,*", attributes: ["Description", "LastRunStatus", "LastRunCounts"] }]

/** Every direction with its last run. */
export function Overview(): React.ReactElement {
  const { answers, lost } = useBeans(EVERY_DIRECTION, 3)
  const answer = answers?.[0]
  if (lost !== null) {
    return <p role="alert">{lost}</p>
  }
  if (answer === undefined) {
    return <p>…</p>
  }
  if ("error" in answer) {
    return <p role="alert">{answer.error}</p>
  }
  const directions = Object.entries(answer.value as Record<string, Direction>).sort()
  return (
    <table className="pf-v5-c-table pf-m-compact" aria-label="Directions">
      <thead className="pf-v5-c-table__thead">
        <tr className="pf-v5-c-table__tr">
          <th className="pf-v5-c-table__th">Direction</th>
          <th className="pf-v5-c-table__th">Last run</th>
          <th className="pf-v5-c-table__th">Rows</th>
        </tr>
      </thead>
      <tbody className="pf-v5-c-table__tbody">
        {directions.map(([bean, direction]) => (
          <tr key={bean} className="pf-v5-c-table__tr">
            <td className="pf-v5-c-table__td">{bean.replace(/.*name=([^,]+).*/, "$1")}</td>
            <td className="pf-v5-c-table__td">{direction.LastRunStatus}</td>
            <td className="pf-v5-c-table__td">{direction.LastRunCounts}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
