import React from "react"
import type { CountsForm } from "../../beans/forms"
import { pad } from "../../beans/times"

interface Props {
  at: Date
  counts: CountsForm
  shown: (keyof CountsForm)[]
  x: number
  width: number
  height: number
  most: number
}

/** One hour: its outcomes stacked, the worst at the bottom where it is easy to compare. */
export function HourBar({ at, counts, shown, x, width, height, most }: Props): React.ReactElement {
  const hour = at.getHours()
  let top = height
  const words = shown.filter((one) => counts[one] > 0).map((one) => `${counts[one]} ${one}`)
  return (
    <g>
      <title>{`${at.toLocaleString()}: ${words.join(", ") || "no rows"}`}</title>
      <rect x={x} width={width} y="0" height={height} fill="transparent" />
      {shown.map((one) => {
        const size = (counts[one] / most) * height
        top -= size
        return (
          size > 0 && (
            <rect
              key={one}
              className={`p2c-fill-${one}`}
              x={x + 5}
              width={width - 10}
              y={top}
              height={Math.max(size, 1.5)}
            />
          )
        )
      })}
      {hour % 3 === 0 && (
        <text x={x + width / 2} y={height + 18} textAnchor="middle">
          {pad(hour)}:{pad(at.getMinutes())}
        </text>
      )}
    </g>
  )
}
