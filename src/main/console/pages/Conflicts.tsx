import React from "react"
import type { ConflictForm } from "../beans/forms"
import { counted } from "../beans/times"
import { useBeans } from "../beans/useBeans"
import { Answered } from "../parts/Answered"
import { Pager } from "../parts/Pager"
import { useQuery } from "../parts/useQuery"
import { ConflictCard } from "./conflicts/ConflictCard"

const LIMIT = 10

/** Rows that both sides changed, with both values side by side. */
export function Conflicts(): React.ReactElement {
  const [get, set] = useQuery()
  const offset = Number(get("offset")) || 0
  const { answers } = useBeans([{ bean: "type=Conflicts", operation: "page", arguments: [offset, LIMIT] }], 4)
  return (
    <>
      <h1>Conflicts</h1>
      <Answered<{ total: number; rows: ConflictForm[] }> answer={answers?.[0]} what="conflicts">
        {(page) => (
          <section data-ready>
            <p>
              {page.total === 0
                ? "No row waits for a decision."
                : `${counted(page.total, "row")} changed on both sides, where a person decides. The chosen side wins at the next pass.`}
            </p>
            {page.rows.map((conflict) => (
              <ConflictCard key={conflict.id} conflict={conflict} />
            ))}
            {page.total > LIMIT && (
              <Pager
                total={page.total}
                offset={offset}
                limit={LIMIT}
                noun="conflicts"
                onOffset={(to) => set({ offset: String(to) })}
              />
            )}
          </section>
        )}
      </Answered>
    </>
  )
}
