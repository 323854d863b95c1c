import React, { createContext, useContext, useEffect, useState } from "react"
import { useLocation } from "react-router-dom"
import { call } from "../beans/jolokia"
import { counted, local } from "../beans/times"
import { ACTED } from "../beans/useBeans"

/** What a person may do, and how it is done. */
export interface Acting {
  /** A viewer only looks: acting buttons are not offered. */
  mayAct: boolean
  /** Calls an operation, and tells its answer or its error at the top of the page. */
  act: (done: string, bean: string, operation: string, ...args: unknown[]) => Promise<boolean>
}

const Context = createContext<Acting>({ mayAct: false, act: async () => false })

export const useActing = (): Acting => useContext(Context)

/** How an operation ended: its own words, the number of its rows, or that it is done. */
function words(answer: unknown): string {
  if (typeof answer === "number") {
    return counted(answer, "row")
  }
  return typeof answer === "string" && answer !== "" ? answer : "done"
}

interface Props {
  mayAct: boolean
  children: React.ReactNode
}

/** Gives the pages below the means to act, and shows how the last act ended. */
export function ActingFrame({ mayAct, children }: Props): React.ReactElement {
  const [notice, setNotice] = useState<{ text: string; isError: boolean } | null>(null)
  const { pathname } = useLocation()
  useEffect(() => setNotice(null), [pathname])
  const act: Acting["act"] = async (done, bean, operation, ...args) => {
    setNotice({ text: `${done} …`, isError: false })
    try {
      const answer = await call(bean, operation, ...args)
      setNotice({ text: `${done}: ${words(answer)}`, isError: false })
      window.dispatchEvent(new Event(ACTED))
      return true
    } catch (error) {
      setNotice({ text: `${done}: ${error instanceof Error ? error.message : error}`, isError: true })
      return false
    }
  }
  return (
    <Context.Provider value={{ mayAct, act }}>
      <div role="status" className="p2c-status">
        {notice !== null && (
          <p className={`p2c-notice ${notice.isError ? "p2c-bad" : "p2c-busy"}`}>
            {local(notice.text)}
            <button type="button" aria-label="Close this notice" onClick={() => setNotice(null)}>
              ✕
            </button>
          </p>
        )}
      </div>
      {children}
    </Context.Provider>
  )
}
