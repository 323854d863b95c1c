import { useEffect, useState } from "react"
import { type Answer, type Question, ask } from "./jolokia"

/** What a page knows: the last answers, and why there are no newer ones. */
export interface Beans {
  answers: Answer<unknown>[] | null
  /** Why the last request failed; null if it did not. */
  lost: string | null
}

/** The event after an act, upon which all pages ask again at once. */
export const ACTED = "p2c-acted"

/**
 * Asks at once and then every few seconds, in one request, while the page is visible. While other
 * questions wait for their answers, as after turning a page, the former answers stay.
 */
export function useBeans(questions: Question[], everySeconds: number): Beans {
  const [answers, setAnswers] = useState<Answer<unknown>[] | null>(null)
  const [lost, setLost] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const key = JSON.stringify(questions)

  const refresh = (): void => setRound((n) => n + 1)

  useEffect(() => {
    window.addEventListener(ACTED, refresh)
    return () => window.removeEventListener(ACTED, refresh)
  }, [])

  useEffect(() => {
    const stop = new AbortController()
    let timer: number | undefined
    const next = async (): Promise<void> => {
      if (!document.hidden) {
        try {
          const found = await ask(JSON.parse(key) as Question[], stop.signal)
          if (stop.signal.aborted) {
            return
          }
          setAnswers(found)
          setLost(null)
        } catch (error) {
          if (stop.signal.aborted) {
            return
          }
          setLost(error instanceof Error ? error.message : String(error))
        }
      }
      timer = window.setTimeout(next, everySeconds * 1000)
    }
    void next()
    return () => {
      stop.abort()
      window.clearTimeout(timer)
    }
  }, [key, everySeconds, round])

  return { answers, lost }
}
