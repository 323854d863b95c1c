import React from "react"
import { local } from "../beans/times"
import type { Answer } from "../beans/jolokia"

interface Props<T> {
  answer: Answer<unknown> | undefined
  /** What the answer is, for the sentence that it is not there. */
  what: string
  children: (value: T) => React.ReactElement | null
}

/** What a bean has answered; a sentence while it has not, or cannot. */
export function Answered<T>({ answer, what, children }: Props<T>): React.ReactElement | null {
  if (answer === undefined) {
    return <p className="p2c-quiet">Asking for {what} …</p>
  }
  if ("error" in answer) {
    return (
      <p role="alert" className="p2c-notice p2c-warn">
        {answer.missing
          ? `This application does not offer this page's data (${what}).`
          : `No ${what}: ${local(answer.error)}`}
      </p>
    )
  }
  return children(answer.value as T)
}
