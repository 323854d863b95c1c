import React from "react"
import { count } from "../beans/times"

interface Props {
  total: number
  offset: number
  limit: number
  noun: string
  onOffset: (offset: number) => void
}

/** Which part of a long list is shown, and the buttons to the others. The state makes the pages. */
export function Pager({ total, offset, limit, noun, onOffset }: Props): React.ReactElement {
  const last = Math.min(offset + limit, total)
  const button = (text: string, to: number, isOff: boolean): React.ReactElement => (
    <button
      type="button"
      className="pf-v5-c-button pf-m-secondary pf-m-small"
      disabled={isOff}
      onClick={() => onOffset(to)}
    >
      {text}
    </button>
  )
  return (
    <nav className="p2c-pager" aria-label={`Pages of ${noun}`}>
      <span>
        {total === 0 ? `no ${noun}` : `${count(offset + 1)} to ${count(last)} of ${count(total)} ${noun}`}
      </span>
      {total > limit && (
        <>
          {button("First", 0, offset === 0)}
          {button("Previous", Math.max(0, offset - limit), offset === 0)}
          {button("Next", offset + limit, last >= total)}
          {button("Last", Math.floor((total - 1) / limit) * limit, last >= total)}
        </>
      )}
    </nav>
  )
}
