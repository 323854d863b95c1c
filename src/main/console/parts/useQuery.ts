import { useSearchParams } from "react-router-dom"

/** What is chosen on a page is in its address, so that it can be sent to somebody. */
export function useQuery(): [get: (name: string) => string, set: (changes: Record<string, string>) => void] {
  const [params, setParams] = useSearchParams()
  const set = (changes: Record<string, string>): void => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value === "") {
        next.delete(name)
      } else {
        next.set(name, value)
      }
    }
    setParams(next)
  }
  return [(name) => params.get(name) ?? "", set]
}
