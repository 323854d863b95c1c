import React from "react"
import { count } from "../beans/times"
import { Button } from "./Button"
import { useQuery } from "./useQuery"

interface Props {
  total: number
  limit: number
  noun: string
}

/** Where the shown part of a long list begins; it is in the page's address. */
export function useOffset(): number {
  const [get] = useQuery()
  return Math.max(0, Number(get("offset")) || 0)
}

/** Which part of a long list is shown, and the buttons to the others. The state makes the pages. */
export function Pager({ total, limit, noun }: Props): React.ReactElement {
  const [, set] = useQuery()
  const offset = useOffset()
  const last = Math.min(offset + limit, total)
  const button = (text: string, to: number, isOff: boolean): React.ReactElement => (
    <Button text={text} isOff={isOff} onPress={() => set({ offset: to === 0 ? "" : String(to) })} />
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
