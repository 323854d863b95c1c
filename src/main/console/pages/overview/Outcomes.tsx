import React, { useState } from "react"
import type { CountsForm, OutcomeForm } from "../../beans/forms"
import { count } from "../../beans/times"
import { HourBar } from "./HourBar"

const OUTCOMES: (keyof CountsForm)[] = [
  "rejected",
  "parked",
  "skipped",
  "updated",
  "created",
  "unchanged",
]

const HOURS = 24
const HOUR = 3_600_000
const HEIGHT = 150
const STEP = 40

/** The rows of the last day by outcome, a bar an hour. */
export function Outcomes({ outcomes }: { outcomes: OutcomeForm[] }): React.ReactElement {
  const [hasUnchanged, setUnchanged] = useState(false)
  const shown = OUTCOMES.filter((one) => hasUnchanged || one !== "unchanged")
  const hours = byHour(outcomes)
  const most = Math.max(1, ...hours.map(([, counts]) => shown.reduce((sum, one) => sum + counts[one], 0)))
  return (
    <section aria-labelledby="p2c-outcomes">
      <h2 id="p2c-outcomes">Rows of the last 24 hours</h2>
      <p className="p2c-legend">
        {shown.map((one) => (
          <span key={one}>
            <i className={`p2c-fill-${one}`} /> {one}
          </span>
        ))}
        <label>
          <input type="checkbox" checked={hasUnchanged} onChange={() => setUnchanged(!hasUnchanged)} /> with
          unchanged rows
        </label>
      </p>
      <svg
        className="p2c-chart"
        viewBox={`-60 -10 ${HOURS * STEP + 60} ${HEIGHT + 34}`}
        role="img"
        aria-label="Rows by hour and outcome"
      >
        <text x="-8" y="6" textAnchor="end">
          {count(most)}
        </text>
        <text x="-8" y={HEIGHT} textAnchor="end">
          0
        </text>
        <line x1="0" x2={HOURS * STEP} y1={HEIGHT} y2={HEIGHT} />
        {hours.map(([hour, counts], index) => (
          <HourBar
            key={hour}
            at={new Date(hour)}
            counts={counts}
            shown={shown}
            x={index * STEP}
            width={STEP}
            height={HEIGHT}
            most={most}
          />
        ))}
      </svg>
    </section>
  )
}

/** Every hour of the day with the sums of its tasks, oldest first. */
function byHour(outcomes: OutcomeForm[]): [string, CountsForm][] {
  const now = Math.floor(Date.now() / HOUR) * HOUR // the application counts by hours of UTC
  const hours = new Map<string, CountsForm>()
  for (let back = HOURS - 1; back >= 0; back--) {
    const hour = new Date(now - back * HOUR).toISOString()
    hours.set(hour, { created: 0, updated: 0, unchanged: 0, skipped: 0, parked: 0, rejected: 0 })
  }
  for (const one of outcomes) {
    const sums = hours.get(new Date(one.hour).toISOString())
    if (sums !== undefined) {
      OUTCOMES.forEach((outcome) => (sums[outcome] += one[outcome]))
    }
  }
  return [...hours]
}
