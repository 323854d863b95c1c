import React from "react"
import { useBeans } from "../beans/useBeans"
import { Answered } from "./Answered"
import { Pager, useOffset } from "./Pager"

interface Props<P> {
  bean: string
  operation: string
  /** What the operation takes before the offset and the limit of the page. */
  arguments?: unknown[]
  limit: number
  everySeconds: number
  /** What the list is, for the sentence that it is not there. */
  what: string
  noun: string
  children: (page: P) => React.ReactElement
}

/** A long list of which the bean answers one page, with the buttons to the others. */
export function Paged<P extends { total: number }>(props: Props<P>): React.ReactElement {
  const offset = useOffset()
  const { bean, operation, limit } = props
  const { answers } = useBeans(
    [{ bean, operation, arguments: [...(props.arguments ?? []), offset, limit] }],
    props.everySeconds,
  )
  return (
    <Answered<P> answer={answers?.[0]} what={props.what}>
      {(page) => (
        <>
          {props.children(page)}
          {(page.total > limit || offset > 0) && <Pager total={page.total} limit={limit} noun={props.noun} />}
        </>
      )}
    </Answered>
  )
}
